"""Files that are no videos, broken videos, and videos made to do harm."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.errors import DomainError
from media_pipeline.models import Video
from media_pipeline.sandbox.runner import Limits, MediaRefused, run
from tests.events import settle

from . import fuzz
from .conftest import SAMPLE
from .files import make_video

MIB = 1024 * 1024
FUZZED = 24
REFUSALS = {"NOT_MEDIA", "DAMAGED", "CUT_OFF", "NO_AUDIO", "NO_VIDEO", "TOO_LONG", "TOO_MANY_STREAMS", "TOO_DEMANDING"}
REFUSALS |= {"PICTURE_TOO_LARGE"}


def probe(path: Path, **limits) -> dict:
    return run("probe", path, limits=Limits(**limits), max_seconds=3600)


def code_of(operation: str, path: Path, limits: Limits | None = None, **arguments) -> str:
    with pytest.raises(MediaRefused) as refused:
        run(operation, path, limits=limits or Limits(), **arguments)
    return refused.value.code


class Listener(http.server.BaseHTTPRequestHandler):
    hits: list[str] = []

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_error(404)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[str]:
    """An address where nobody may call."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    Listener.hits.clear()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.mark.parametrize("suffix", [".m3u8", ".mp4", ".ffconcat", ".mpd", ".txt"])
@pytest.mark.parametrize(
    "template",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{target}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{target}'\n",
        "[playlist]\nFile1={target}\nNumberOfEntries=1\n",
        '<?xml version="1.0"?><MPD type="static"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1">'
        "<BaseURL>{target}</BaseURL></Representation></AdaptationSet></Period></MPD>",
    ],
)
def test_a_playlist_reaches_neither_files_nor_addresses(tmp_path, listener, suffix, template):
    for number, target in enumerate([str(SAMPLE), f"file://{SAMPLE}", f"{listener}/secret.ts", f"concat:{SAMPLE}"]):
        path = tmp_path / f"list{number}{suffix}"
        path.write_text(template.format(target=target))
        assert code_of("probe", path, max_seconds=3600) == "NOT_MEDIA"
    assert Listener.hits == []


def test_a_name_that_looks_like_a_protocol_is_a_name(tmp_path):
    for name in ("concat:a|b.mp4", "http:evil.mp4", "subfile,,start,0,end,0,,:x.mp4"):
        path = tmp_path / name
        path.write_bytes(SAMPLE.read_bytes())
        assert probe(path)["has_video"]


@pytest.mark.parametrize(
    "content",
    [b"", b"just text\n", b"\x00" * 5000, b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, b"PK\x03\x04" + b"\x00" * 200,
     b"<html><video src=x></video></html>", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 16],
)  # fmt: skip
def test_what_is_no_media_is_refused(tmp_path, content):
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    assert code_of("probe", path, max_seconds=3600) == "NOT_MEDIA"


def test_a_wrong_extension_does_not_matter(tmp_path):
    path = tmp_path / "really-an-mp4.mkv"
    path.write_bytes(SAMPLE.read_bytes())
    assert probe(path)["duration_ms"] == 36_000


def test_more_pixels_than_allowed_are_refused(tmp_path):
    path = make_video(tmp_path / "wall.mp4", size=(5000, 4000), seconds=1, rate=1)
    assert code_of("probe", path, max_seconds=3600) in {"PICTURE_TOO_LARGE", "NOT_MEDIA", "DAMAGED"}


def test_a_recording_that_is_too_long_is_refused(tmp_path):
    assert code_of("probe", SAMPLE, max_seconds=30) == "TOO_LONG"
    assert code_of("audio", SAMPLE, target=tmp_path / "sound", max_seconds=10) == "TOO_LONG"


def test_memory_time_and_disk_are_bounded(tmp_path):
    arguments = {"target": tmp_path / "out", "max_seconds": 3600}
    encode = {"short_side": 720, "crf": 23, "max_kilobits": 2000, "audio_kilobits": 64}
    assert code_of("audio", SAMPLE, Limits(file_size=100_000), **arguments) == "TOO_DEMANDING"
    wide = make_video(tmp_path / "wide.mp4", size=(3840, 2160), seconds=1)
    assert code_of("rendition", wide, Limits(memory=200 * MIB), **arguments, **encode) == "TOO_DEMANDING"
    assert code_of("rendition", SAMPLE, Limits(wall_seconds=0), **arguments, **encode) == "TOO_DEMANDING"


def test_a_file_that_was_cut_off_is_named_so(tmp_path):
    whole = make_video(tmp_path / "whole.mkv", seconds=60)
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    encode = {"short_side": 360, "crf": 28, "max_kilobits": 500, "audio_kilobits": 64}
    assert code_of("rendition", cut, target=tmp_path / "o.mp4", max_seconds=3600, **encode) == "CUT_OFF"


def test_broken_files_of_every_container_are_read_or_refused_and_break_nothing(tmp_path):
    """A short run of tests/media_pipeline/fuzz.py; a decoder that crashes or runs away is stopped, and told so."""
    good = [path.read_bytes() for path in fuzz.whole(tmp_path)]
    path = tmp_path / "broken"
    for seed in range(FUZZED):
        path.write_bytes(fuzz.broken(good, seed))
        for outcome in fuzz.outcomes(path, tmp_path):
            assert outcome in {"done", *REFUSALS}, f"seed {seed}: {outcome}"


def test_a_file_of_many_tracks_is_refused_before_any_is_decoded(tmp_path):
    path = fuzz.make_sound(tmp_path / "many.mkv", "pcm_s16le", tracks=200)
    assert code_of("probe", path, max_seconds=3600) == "TOO_MANY_STREAMS"


def test_the_child_finds_no_secret(tmp_path, monkeypatch):
    """What the decoder could read, were it taken over: an almost empty environment."""
    monkeypatch.setenv("KERF_SECRET_KEY", "do-not-tell")
    seen: list[str] = []

    def look(fraction: float) -> None:
        for status in Path("/proc").glob("[0-9]*/environ"):
            try:
                command = (status.parent / "cmdline").read_bytes()
                if b"media_pipeline.sandbox.child" in command and str(tmp_path).encode() in command:
                    seen.append(status.read_bytes().decode())
            except OSError:
                continue

    long = make_video(tmp_path / "long.mp4", seconds=40, size=(1280, 720), rate=30)
    encode = {"short_side": 720, "crf": 23, "max_kilobits": 2000, "audio_kilobits": 64}
    run("rendition", long, limits=Limits(), on_tick=look, target=tmp_path / "o.mp4", max_seconds=90, **encode)
    assert seen
    assert all("do-not-tell" not in environment for environment in seen)


@pytest.mark.django_db
class TestUploads:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "empty"),
            (b"hello, this is text", "not a video"),
            (b"#EXTM3U\n#EXTINF:5,\n/etc/passwd\n#EXT-X-ENDLIST\n", "not a video"),
        ],
    )
    def test_what_is_no_media_is_refused_at_once_and_not_kept(self, writer, stored, content, message):
        from media_pipeline.actions import upload_video

        with pytest.raises(DomainError, match=message) as refused:
            upload_video(actor=writer, title="x", file=SimpleUploadedFile("film.mp4", content))
        assert refused.value.field == "file"
        assert stored() == set()
        assert not Video.objects.exists()

    def test_what_is_too_large_is_refused(self, writer, settings, upload, stored):
        settings.VIDEO_MAX_BYTES = 1000
        with pytest.raises(DomainError, match="larger than 1000"):
            upload()
        assert stored() == set()

    def test_a_damaged_video_is_kept_with_a_clear_message(self, tmp_path, upload):
        data = bytearray(make_video(tmp_path / "good.mp4", seconds=3).read_bytes())
        middle = data.index(b"mdat") + 8
        data[middle : middle + len(data) // 2] = bytes(len(data) // 2)
        path = tmp_path / "damaged.mp4"
        path.write_bytes(data)
        video = upload(path)
        settle()
        video.refresh_from_db()
        assert video.state == "failed"
        assert video.error_code in {"DAMAGED", "CUT_OFF"}
        assert video.file.storage.exists(video.file.name)
