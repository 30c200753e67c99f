"""Opening a media file that nobody vouches for."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import av
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError

# Demuxers of files that people upload. Playlists (HLS, DASH, concat) are missing on purpose: they make
# FFmpeg open further files and addresses, which is how uploads read /etc/passwd or internal services.
FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav,flac,ogg,avi,mpegts,mpeg,aac"
MAX_PIXELS = 4096 * 4096
MAX_STREAMS = 16
DECODER_THREADS = 2
MAX_DAMAGED_PACKETS = 200


class Refused(Exception):
    """The file cannot be used. `code` names the reason (see failures.MESSAGES), `detail` is for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@contextmanager
def opened(path: str) -> Iterator[InputContainer]:
    """The file at `path`, open for demuxing; only local bytes of whitelisted formats are ever read."""
    options = {"protocol_whitelist": "file", "format_whitelist": FORMATS, "max_pixels": str(MAX_PIXELS)}
    try:
        # The prefix keeps a file name such as "concat:a|b" from being taken for a protocol.
        container = av.open(f"file:{path}", options=options, metadata_errors="replace")
    except FFmpegError as error:
        raise Refused("NOT_MEDIA", str(error)) from error
    with container:
        if not container.streams.video and not container.streams.audio:
            raise Refused("NOT_MEDIA", "no audio and no video stream")
        if len(container.streams) > MAX_STREAMS:
            raise Refused("TOO_MANY_STREAMS", str(len(container.streams)))
        yield container


def picture_stream(container: InputContainer) -> Any:
    """The moving picture, or None: a cover image attached to a recording is not one."""
    for stream in container.streams.video:
        if "ATTACHED_PIC" not in str(stream.disposition).upper():
            if stream.codec_context.width * stream.codec_context.height > MAX_PIXELS:
                raise Refused("PICTURE_TOO_LARGE", f"{stream.codec_context.width}x{stream.codec_context.height}")
            stream.codec_context.thread_count = DECODER_THREADS
            stream.codec_context.options = {"max_pixels": str(MAX_PIXELS)}
            return stream
    return None


def sound_stream(container: InputContainer) -> Any:
    """The sound, or None."""
    return next((stream for stream in container.streams.audio if stream.codec_context is not None), None)


def start_of(container: InputContainer) -> float:
    """The time in seconds that players show as 0:00."""
    return max(0.0, (container.start_time or 0) / av.time_base)


def frames_of(container: InputContainer, *streams: Any) -> Iterator[Any]:
    """Decoded frames of `streams` in file order. A few damaged packets are skipped, many are refused."""
    damaged = 0
    packets = container.demux(*streams)
    while True:
        try:
            packet = next(packets)
            yield from packet.decode()
        except StopIteration:
            return
        except InvalidDataError as error:
            damaged += 1
            if damaged > MAX_DAMAGED_PACKETS:
                raise Refused("DAMAGED", str(error)) from error
        except FFmpegError as error:
            # A thread that cannot get its stack says "try again".
            if error.errno in {errno.ENOMEM, errno.EAGAIN}:
                raise MemoryError from error
            raise Refused("DAMAGED", str(error)) from error
