"""What the child can do with a file. Each takes the source's path and answers JSON-ready facts."""

from collections.abc import Callable
from itertools import islice
from typing import Any

import av
from PIL import Image, ImageStat

from .container import Refused, frames_of, opened, picture_stream, sound_stream, start_of
from .recording import SAMPLE_RATE, Recording

POSTER_WIDTH = 1280
# Key frames are seldom more than ten seconds apart; beyond that a near picture does.
MAX_STEPS_TO_POSTER = 600
POSTER_MOMENTS = (0.1, 0.3, 0.5, 0.0)

Progress = Callable[[float], None]


def probe(source: str, *, max_seconds: float, progress: Progress) -> dict[str, Any]:
    """What the container declares, checked by decoding the first picture and the first sound."""
    with opened(source) as container:
        picture, sound = picture_stream(container), sound_stream(container)
        facts: dict[str, Any] = {
            "format": container.format.name,
            "duration_ms": round((container.duration or 0) / 1000),
            "has_video": picture is not None,
            "has_audio": sound is not None,
            "width": None,
            "height": None,
        }
        if facts["duration_ms"] > max_seconds * 1000:
            raise Refused("TOO_LONG", f"{facts['duration_ms']} ms")
        if picture is not None:
            frame = next(frames_of(container, picture), None)
            if frame is None:
                raise Refused("DAMAGED", "no picture could be decoded")
            facts["width"], facts["height"] = shown_size(frame, picture)
            facts["video_codec"] = picture.codec_context.name
        if sound is not None:
            facts["audio_codec"] = sound.codec_context.name
    if sound is not None:
        with opened(source) as container:
            if next(frames_of(container, sound_stream(container)), None) is None:
                raise Refused("DAMAGED", "no sound could be decoded")
    return facts


def shown_size(frame: Any, stream: Any) -> tuple[int, int]:
    """Width and height as shown: square pixels, upright."""
    aspect = stream.sample_aspect_ratio
    width = round(frame.width * aspect) if aspect and 0.1 < aspect < 10 else frame.width
    return (frame.height, width) if frame.rotation % 180 else (width, frame.height)


def upright(frame: Any, stream: Any) -> Image.Image:
    """The picture as shown."""
    return frame.to_image().rotate(frame.rotation, expand=True).resize(shown_size(frame, stream))


def audio(source: str, *, target: str, max_seconds: float, progress: Progress) -> dict[str, Any]:
    """Write the sound as 16 kHz mono signed 16-bit PCM; sample n is heard n/16000 s after 0:00.

    Holes in the track become silence, so that times in the transcript are times in the video.
    """
    with opened(source) as container, open(target, "wb") as output:
        stream = sound_stream(container)
        if stream is None:
            raise Refused("NO_AUDIO")
        length = max((container.duration or 0) / av.time_base, 0.001)
        recording = Recording(output, start_of(container), int(max_seconds * SAMPLE_RATE))
        try:
            for frame in frames_of(container, stream):
                recording.add(frame)
                progress(recording.samples / SAMPLE_RATE / length)
            recording.flush()
        except OverflowError as error:
            raise Refused("TOO_LONG", str(error)) from error
    if not recording.samples:
        raise Refused("DAMAGED", "no sound could be decoded")
    return {"samples": recording.samples}


def poster(source: str, *, target: str, progress: Progress) -> dict[str, Any]:
    """Write a JPEG of the richest picture among a few moments: neither a fade from black nor a bare title."""
    best: Image.Image | None = None
    best_contrast = -1.0
    with opened(source) as container:
        picture = picture_stream(container)
        if picture is None:
            raise Refused("NO_VIDEO")
        length = (container.duration or 0) / av.time_base
        for moment in POSTER_MOMENTS:
            frame = picture_at(container, picture, start_of(container) + length * moment)
            if frame is None:
                continue
            image = upright(frame, picture)
            contrast = ImageStat.Stat(image.convert("L")).stddev[0]
            if contrast > best_contrast:
                best, best_contrast = image, contrast
    if best is None:
        raise Refused("DAMAGED", "no picture could be decoded")
    best.thumbnail((POSTER_WIDTH, POSTER_WIDTH))
    best.save(target, "JPEG", quality=84, optimize=True, progressive=True)
    return {"width": best.width, "height": best.height}


def picture_at(container: Any, picture: Any, seconds: float) -> Any:
    """The picture at a time, or the last that can be reached from the key frame before it; None for none."""
    try:
        container.seek(int(seconds * av.time_base))
    except av.FFmpegError:
        return None
    frame = None
    for frame in islice(frames_of(container, picture), MAX_STEPS_TO_POSTER):
        if frame.time is None or frame.time >= seconds:
            break
    return frame
