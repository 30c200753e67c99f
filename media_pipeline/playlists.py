"""HLS playlists (RFC 8216), written when they are asked for: the addresses in them are signed, and end."""

import re
from collections.abc import Iterable
from typing import Final

from .models import HlsStream, Video
from .serving import signed_url

MIME: Final = "application/vnd.apple.mpegurl"
# They are no files: the names stand in the folder of their video so that they are signed as its files are.
_NAME: Final = re.compile(r"videos/(?P<video>[0-9a-f]{32})/hls/(?P<stream>[a-z0-9]+)\.m3u8")
_ALL: Final = "index"


def playlist_url(video: Video) -> str | None:
    """The signed address of the playlist of all qualities; None where the video cannot be streamed."""
    return signed_url(_named(video, _ALL)) if video.streamable else None


def is_playlist(name: str) -> bool:
    """Whether the name of a signed address is that of a playlist."""
    return _NAME.fullmatch(name) is not None


def playlist(name: str) -> str | None:
    """The playlist's text; None where there is none. Its caller has checked the signature, which is the permission."""
    match = _NAME.fullmatch(name)
    video = Video.objects.filter(uuid=match["video"]).first() if match else None
    if match is None or video is None:
        return None
    if match["stream"] == _ALL:
        streams = list(video.hls_streams.order_by("-height"))
        return _index(video, streams) if streams else None
    stream = video.hls_streams.filter(name=match["stream"]).first()
    return _segments(stream) if stream else None


def _named(video: Video, stream: str) -> str:
    return f"{video.folder}/hls/{stream}.m3u8"


def _index(video: Video, streams: Iterable[HlsStream]) -> str:
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for one in streams:
        facts = (
            f"BANDWIDTH={one.peak_bits}",
            f"AVERAGE-BANDWIDTH={one.average_bits}",
            f'CODECS="{one.codecs}"',
            f"RESOLUTION={one.width}x{one.height}",
        )
        lines += [f"#EXT-X-STREAM-INF:{','.join(facts)}", signed_url(_named(video, one.name))]
    return "\n".join([*lines, ""])


def _segments(stream: HlsStream) -> str:
    file = signed_url(stream.file.name or "")
    # RFC 8216, 4.3.3.1: no segment is longer, each rounded to the nearest second.
    longest = max(round(length / 1000) for length, _, _ in stream.segments)
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{max(longest, 1)}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{file}",BYTERANGE="{stream.init_bytes}@0"',
    ]
    for length, offset, size in stream.segments:
        lines += [f"#EXTINF:{length / 1000:.3f},", f"#EXT-X-BYTERANGE:{size}@{offset}", file]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])
