"""HLS: what an app's player gets, from the playlist of all qualities to the bytes of a segment."""

import io
import re
from itertools import pairwise

import av
import pytest

from media_pipeline import serving
from media_pipeline.models import HlsStream, Video
from media_pipeline.playlists import playlist_url
from media_pipeline.sandbox.container import Refused
from media_pipeline.sandbox.fragment import read_playlist
from media_pipeline.serving import DAY, signed_url
from tests.events import settle

from .files import make_video

pytestmark = pytest.mark.django_db


@pytest.fixture
def video(upload, tmp_path):
    """A video in two qualities, of twenty seconds."""
    made = upload(make_video(tmp_path / "large.mp4", size=(1920, 1080), seconds=20, rate=5))
    settle()
    return Video.objects.get(pk=made.pk)


def addresses(text):
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def fetch(client, address, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code in {200, 206}
    return answer


def test_a_player_finds_the_qualities_and_plays_them_piece_by_piece(client, video):
    index = fetch(client, playlist_url(video))
    assert index["Content-Type"] == "application/vnd.apple.mpegurl"
    text = index.content.decode()
    assert re.findall(r"RESOLUTION=(\d+x\d+)", text) == ["1280x720", "640x360"]
    assert re.findall(r'CODECS="([^"]+)"', text)[0].startswith("avc1.4d")
    peaks, averages = (
        [int(rate) for rate in re.findall(rf"[:,]{name}=(\d+)", text)] for name in ("BANDWIDTH", "AVERAGE-BANDWIDTH")
    )
    assert all(peak >= average > 0 for peak, average in zip(peaks, averages, strict=True))
    for address, height in zip(addresses(text), (720, 360), strict=True):
        film = played(client, address)
        with av.open(io.BytesIO(film)) as container:
            frames = list(container.decode(video=0))
        assert frames[0].height == height
        assert len(frames) == 100


def played(client, address):
    """What a player puts together: the head, and each segment by its range."""
    text = fetch(client, address).content.decode()
    assert text.rstrip().endswith("#EXT-X-ENDLIST")
    head = re.search(r'#EXT-X-MAP:URI="([^"]+)",BYTERANGE="(\d+)@(\d+)"', text)
    ranges = [(int(size), int(offset)) for size, offset in re.findall(r"#EXT-X-BYTERANGE:(\d+)@(\d+)", text)]
    lengths = [float(length) for length in re.findall(r"#EXTINF:([\d.]+)", text)]
    target = int(re.search(r"TARGETDURATION:(\d+)", text)[1])
    assert len(ranges) == len(lengths) == len(addresses(text)) > 2
    assert all(round(length) <= target for length in lengths)
    assert 19.5 < sum(lengths) < 20.5
    pieces = [(head[1], int(head[2]), int(head[3]))]
    pieces += [(file, *where) for file, where in zip(addresses(text), ranges, strict=True)]
    assert all(offset + size == following for (_, size, offset), (_, _, following) in pairwise(pieces))
    return b"".join(
        fetch(client, file, Range=f"bytes={offset}-{offset + size - 1}").getvalue() for file, size, offset in pieces
    )


def test_each_segment_begins_with_a_key_frame(client, video):
    stream = video.hls_streams.get(name="360p")
    data = stream.file.read()
    for _, offset, size in stream.segments:
        with av.open(io.BytesIO(data[: stream.init_bytes] + data[offset : offset + size])) as container:
            first = next(packet for packet in container.demux(video=0) if packet.size)
            assert first.is_keyframe


def test_without_the_right_signature_there_is_nothing(client, video):
    address = playlist_url(video)
    media = addresses(fetch(client, address).content.decode())[0]
    for wrong in (
        address.replace("index", "360p"),
        media.replace("720p", "360p"),
        address.replace("signed/", "signed/9"),
        f"/media/{video.folder}/hls/index.m3u8",
    ):
        assert client.get(wrong).status_code in {403, 404}


def test_the_addresses_outlive_every_copy_of_the_playlist(client, video, monkeypatch):
    late = 20_000 * DAY + DAY - 1
    monkeypatch.setattr(serving.time, "time", lambda: late)
    answer = fetch(client, playlist_url(video))
    kept = int(re.search(r"max-age=(\d+)", answer["Cache-Control"])[1])
    monkeypatch.setattr(serving.time, "time", lambda: late + kept)
    assert client.get(addresses(answer.content.decode())[0]).status_code == 200
    monkeypatch.setattr(serving.time, "time", lambda: late + 2 * DAY)
    assert client.get(addresses(answer.content.decode())[0]).status_code == 403


def test_what_is_not_streamable_has_no_address(client, upload, tmp_path, writer):
    talk = upload(make_video(tmp_path / "talk.m4a", picture=False))
    settle()
    assert playlist_url(Video.objects.get(pk=talk.pk)) is None
    for name in ("index", "360p"):
        assert client.get(signed_url(f"{talk.folder}/hls/{name}.m3u8")).status_code == 404
    assert client.get(signed_url("videos/x/hls/index.m3u8")).status_code == 404


def test_another_run_replaces_nothing_that_is_the_same(video, writer, stored):
    from media_pipeline.actions import retry_video

    before = stored(), set(HlsStream.objects.values_list("pk", flat=True))
    retry_video(actor=writer, video_id=video.pk)
    settle()
    assert (stored(), set(HlsStream.objects.values_list("pk", flat=True))) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#EXTM3U\n#EXTINF:6,\n#EXT-X-BYTERANGE:9@9\nfile\n",
        '#EXT-X-MAP:URI="x",BYTERANGE="9@0"\n',
        '#EXT-X-MAP:URI="x",BYTERANGE="9@0"\n#EXTINF:6,\n#EXTINF:6,\n#EXT-X-BYTERANGE:9@9\n',
    ],
)
def test_a_muxer_that_does_not_say_where_everything_is_is_refused(text):
    with pytest.raises(Refused):
        read_playlist(text)
