"""Media files made on the spot: sound, silent, rotated, odd, huge, and hostile ones."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

SOUND_RATE = 16_000


def make_video(
    path: Path,
    *,
    seconds: float = 2,
    size: tuple[int, int] = (320, 180),
    rate: int = 10,
    rotation: int = 0,
    picture: bool = True,
    sound: bool = True,
    silent_until: float = 0.0,
) -> Path:
    """A video: red in the upper left corner, blue in the lower right; a tone for sound after `silent_until`."""
    webm = path.suffix == ".webm"
    with av.open(str(path), "w") as output:
        # Streams first: a muxer writes its header with the first packet.
        video = output.add_stream("libvpx" if webm else "libx264", rate=rate) if picture else None
        audio = output.add_stream("libopus" if webm else "aac", rate=48_000) if sound else None
        if audio is not None:
            audio.layout = "mono"
        if video is not None:
            video.width, video.height, video.pix_fmt = size[0], size[1], "yuv420p"
            if rotation:
                video.set_display_rotation(rotation)
            image = np.full((size[1], size[0], 3), 90, np.uint8)
            image[: size[1] // 2, : size[0] // 2] = (255, 0, 0)
            image[size[1] // 2 :, size[0] // 2 :] = (0, 0, 255)
            for _ in range(int(seconds * rate)):
                output.mux(video.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            output.mux(video.encode(None))
        if audio is not None:
            for part in _tone(seconds, silent_until):
                output.mux(audio.encode(part))
            output.mux(audio.encode(None))
    return path


def _tone(seconds: float, silent_until: float):
    wave = 0.3 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * SOUND_RATE)) / SOUND_RATE)
    wave[: int(silent_until * SOUND_RATE)] = 0
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=48_000)
    pcm = (wave * 32767).astype(np.int16)
    for first in range(0, len(pcm), 4096):
        frame = av.AudioFrame.from_ndarray(pcm[None, first : first + 4096], format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = SOUND_RATE, first, Fraction(1, SOUND_RATE)
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def repeated(source: Path, target: Path, times: int) -> Path:
    """The source's sound again and again, under one still picture: a long recording, cheaply."""
    with av.open(str(source)) as first:
        frames = [frame.to_ndarray() for frame in first.decode(audio=0)]
        rate = first.streams.audio[0].rate
    wave = np.concatenate(frames, axis=1).mean(axis=0)
    seconds = len(wave) * times / rate
    with av.open(str(target), "w") as output:
        video = output.add_stream("libx264", rate=1, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        audio = output.add_stream("aac", rate=rate)
        audio.layout = "mono"
        blank = np.zeros((64, 64, 3), np.uint8)
        for _ in range(int(seconds)):
            output.mux(video.encode(av.VideoFrame.from_ndarray(blank, format="rgb24")))
        output.mux(video.encode(None))
        pts = 0
        for _ in range(times):
            for start in range(0, len(wave), 1024):
                part = av.AudioFrame.from_ndarray(
                    wave[None, start : start + 1024].astype(np.float32), format="fltp", layout="mono"
                )
                part.sample_rate, part.pts, part.time_base = rate, pts, Fraction(1, rate)
                pts += part.samples
                output.mux(audio.encode(part))
        output.mux(audio.encode(None))
    return target
