"""A playable file once more, in pieces that a player can fetch one by one: fragmented MP4, not encoded again."""

import os
import re
from pathlib import Path
from typing import Any

import av

from .container import Refused, opened, picture_stream, sound_stream
from .extract import Progress

_MAP = re.compile(r'#EXT-X-MAP:.*BYTERANGE="(\d+)@(\d+)"')
_LENGTH = re.compile(r"#EXTINF:([\d.]+)")
_BYTES = re.compile(r"#EXT-X-BYTERANGE:(\d+)@(\d+)")


def fragment(source: str, *, target: str, seconds: int, progress: Progress) -> dict[str, Any]:
    """Write one file whose segments begin at key frames and last about `seconds`; answers where they lie in it.

    `init` is the number of bytes that come before all segments, `segments` is [[milliseconds, offset, bytes], ...].
    """
    playlist = f"{target}.m3u8"
    options = {
        "hls_time": str(seconds),
        "hls_playlist_type": "vod",
        "hls_segment_type": "fmp4",
        "hls_flags": "single_file+independent_segments",
        "hls_segment_filename": target,
    }
    with opened(source) as container, av.open(playlist, "w", format="hls", options=options) as output:
        picture, sound = picture_stream(container), sound_stream(container)
        if picture is None:
            raise Refused("NO_VIDEO")
        length = max((container.duration or 0) / av.time_base, 0.001)
        taken = [stream for stream in (picture, sound) if stream is not None]
        copies = {stream.index: output.add_stream_from_template(stream) for stream in taken}
        codecs = ",".join(_codec(stream) for stream in taken)
        for packet in container.demux(*taken):
            if packet.dts is None:
                continue
            progress(float(packet.dts * packet.time_base) / length)
            packet.stream = copies[packet.stream_index]
            output.mux(packet)
    facts = read_playlist(Path(playlist).read_text())
    os.remove(playlist)
    return {**facts, "codecs": codecs}


def read_playlist(text: str) -> dict[str, Any]:
    """Where the muxer says that it put the segments. Raises Refused where it does not say so for each."""
    init = _MAP.search(text)
    lengths, ranges = _LENGTH.findall(text), _BYTES.findall(text)
    if init is None or init[2] != "0" or not lengths or len(lengths) != len(ranges):
        raise Refused("DAMAGED", "no segments")
    segments = [
        [round(float(length) * 1000), int(offset), int(size)]
        for length, (size, offset) in zip(lengths, ranges, strict=True)
    ]
    return {"init": int(init[1]), "segments": segments}


def _codec(stream: Any) -> str:
    """The codec as RFC 6381 has it, for players that choose by it. Renditions are H.264 and AAC."""
    if stream.type == "audio":
        return "mp4a.40.2"
    # The avcC box: its version, then profile, compatibility and level.
    extra = bytes(stream.codec_context.extradata or b"")
    return f"avc1.{extra[1:4].hex()}" if len(extra) > 3 else "avc1.4d401f"
