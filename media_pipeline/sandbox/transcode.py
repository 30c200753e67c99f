"""Making a playable file: H.264 and AAC in an MP4 whose index stands first, without the source's metadata."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
from av.filter import Graph

from .container import Refused, frames_of, opened, picture_stream, sound_stream, start_of
from .extract import Progress, shown_size

VIDEO_CLOCK = Fraction(1, 90_000)
MAX_RATE = 30
KEYFRAME_SECONDS = 2
# Sound that comes before the first picture is held back, about a minute of it.
MAX_EARLY_FRAMES = 3000
AUDIO_RATE = 48_000
TRANSPOSE = {90: [("transpose", "cclock")], 180: [("hflip", ""), ("vflip", "")], 270: [("transpose", "clock")]}


@dataclass(frozen=True)
class Quality:
    """How a rendition is encoded. `short_side` bounds the picture's shorter side, in pixels."""

    short_side: int
    crf: int
    max_kilobits: int
    audio_kilobits: int


def fitted(width: int, height: int, short_side: int) -> tuple[int, int]:
    """The size with a short side of at most `short_side`, never enlarged, both sides even (H.264 needs it)."""
    scale = min(1.0, short_side / min(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def rendition(
    source: str,
    *,
    target: str,
    short_side: int,
    crf: int,
    max_kilobits: int,
    audio_kilobits: int,
    max_seconds: float,
    progress: Progress,
) -> dict[str, Any]:
    """Write the rendition; frames keep their times, at most 30 a second."""
    quality = Quality(short_side, crf, max_kilobits, audio_kilobits)
    with (
        opened(source) as container,
        av.open(target, "w", format="mp4", options={"movflags": "+faststart"}) as output,
    ):
        picture, sound = picture_stream(container), sound_stream(container)
        if picture is None:
            raise Refused("NO_VIDEO")
        length = max((container.duration or 0) / av.time_base, 0.001)
        origin, last = start_of(container), 0.0
        video = _Picture(output, picture, quality, origin)
        voice: _Sound | None = None
        early: list[Any] = []
        for frame in frames_of(container, *(stream for stream in (picture, sound) if stream is not None)):
            moment = (frame.time or 0.0) - origin
            if moment > max_seconds:
                raise Refused("TOO_LONG", f"a frame at {moment:.0f} s")
            last = max(last, moment)
            if isinstance(frame, av.VideoFrame):
                if not video.frames:
                    # The picture's track comes first, and a muxer wants all tracks before any packet.
                    video.begin(frame)
                    voice = _Sound(output, sound, quality, origin) if sound is not None else None
                    for sounding in early:
                        voice.take(sounding)  # type: ignore[union-attr]
                video.take(frame)
                progress(moment / length)
            elif voice is not None:
                voice.take(frame)
            elif len(early) < MAX_EARLY_FRAMES:
                early.append(frame)
        if not video.frames:
            raise Refused("DAMAGED", "no picture could be decoded")
        if length - last > max(5.0, length * 0.05):
            raise Refused("CUT_OFF", f"ends at {last:.1f} s of {length:.1f} s")
        video.finish()
        if voice is not None:
            voice.finish()
        return {"width": video.stream.width, "height": video.stream.height}


class _Picture:
    """Scales, turns upright and encodes the picture."""

    def __init__(self, output: Any, source: Any, quality: Quality, origin: float) -> None:
        self.output, self.source, self.quality, self.origin = output, source, quality, origin
        self.frames = 0
        self.last = -1.0
        self.stream: Any = None
        self.turn: Graph | None = None

    def begin(self, frame: Any) -> None:
        """Choose size and rate by the first picture."""
        width, height = fitted(*shown_size(frame, self.source), self.quality.short_side)
        rate = min(float(self.source.average_rate or MAX_RATE), MAX_RATE)
        self.stream = self.output.add_stream("libx264", rate=max(1, round(rate)))
        self.stream.width, self.stream.height, self.stream.pix_fmt = width, height, "yuv420p"
        self.stream.codec_context.time_base = VIDEO_CLOCK
        self.stream.codec_context.thread_count = 2
        self.stream.options = {
            "preset": "veryfast",
            "profile": "main",
            "crf": str(self.quality.crf),
            "maxrate": f"{self.quality.max_kilobits}k",
            "bufsize": f"{2 * self.quality.max_kilobits}k",
            "g": str(max(1, round(rate * KEYFRAME_SECONDS))),
        }
        self.size = (height, width) if frame.rotation % 180 else (width, height)
        steps = TRANSPOSE.get(frame.rotation % 360)
        if steps:
            self.turn = Graph()
            wide, high = self.size
            shape = av.VideoFormat("yuv420p", wide, high)
            links = [self.turn.add_buffer(width=wide, height=high, format=shape, time_base=VIDEO_CLOCK)]
            links += [self.turn.add(name, arguments or None) for name, arguments in steps]
            self.turn.link_nodes(*links, self.turn.add("buffersink")).configure()

    def take(self, frame: Any) -> None:
        moment = max(0.0, (frame.time if frame.time is not None else self.last) - self.origin)
        if moment - self.last < 0.9 / MAX_RATE and self.frames:
            return
        scaled = frame.reformat(width=self.size[0], height=self.size[1], format="yuv420p")
        scaled.pts, scaled.time_base = round(moment / VIDEO_CLOCK), VIDEO_CLOCK
        if self.turn is not None:
            self.turn.push(scaled)
            scaled = self.turn.pull()
            scaled.pts, scaled.time_base = round(moment / VIDEO_CLOCK), VIDEO_CLOCK
        # What kind of frame it was in the source must not decide what it becomes.
        scaled.pict_type = 0
        self.output.mux(self.stream.encode(scaled))
        self.last = moment
        self.frames += 1

    def finish(self) -> None:
        self.output.mux(self.stream.encode(None))


class _Sound:
    """Resamples and encodes the sound."""

    def __init__(self, output: Any, source: Any, quality: Quality, origin: float) -> None:
        self.output, self.origin = output, origin
        layout = "mono" if source.codec_context.channels == 1 else "stereo"
        self.stream = output.add_stream("aac", rate=AUDIO_RATE)
        self.stream.layout = layout
        self.stream.bit_rate = quality.audio_kilobits * 1000
        self.resampler = av.AudioResampler(format="fltp", layout=layout, rate=AUDIO_RATE)
        self.due = 0

    def take(self, frame: Any) -> None:
        for part in self.resampler.resample(frame):
            start = round(((part.time or 0.0) - self.origin) * AUDIO_RATE)
            part.pts = self.due = max(start, self.due)
            self.due += part.samples
            self.output.mux(self.stream.encode(part))

    def finish(self) -> None:
        for part in self.resampler.resample(None):
            part.pts = self.due
            self.due += part.samples
            self.output.mux(self.stream.encode(part))
        self.output.mux(self.stream.encode(None))
