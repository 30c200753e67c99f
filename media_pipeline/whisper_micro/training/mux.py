"""Pictures and speech into an MP4 (H.264, AAC)."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import chain
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from .espeak import SAMPLE_RATE, Sound

CHUNK = 4096


def write_mp4(
    path: Path,
    pictures: Iterable[NDArray[np.uint8]],
    sound: Sound,
    *,
    rate: int,
    crf: int = 26,
    preset: str = "slow",
    audio_rate: int = 44_100,
    audio_bits: int = 64_000,
) -> None:
    """Write RGB pictures, `rate` a second, all of one even size, and mono sound at 16 kHz."""
    frames = iter(pictures)
    first = next(frames)
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as output:
        video = output.add_stream("libx264", rate=rate, options={"preset": preset, "crf": str(crf)})
        video.height, video.width, video.pix_fmt = first.shape[0], first.shape[1], "yuv420p"
        audio = output.add_stream("aac", rate=audio_rate)
        audio.bit_rate, audio.layout = audio_bits, "mono"
        pcm = (np.clip(sound, -1, 1) * 32767).astype(np.int16)
        resampler = av.AudioResampler(format="fltp", layout="mono", rate=audio_rate)
        spoken = 0
        for number, picture in enumerate(chain([first], frames), start=1):
            output.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
            # Sound follows the picture, so that players need no large buffer.
            while spoken < len(pcm) and spoken / SAMPLE_RATE < number / rate:
                output.mux(_encoded(audio, resampler, pcm, spoken))
                spoken += CHUNK
        while spoken < len(pcm):
            output.mux(_encoded(audio, resampler, pcm, spoken))
            spoken += CHUNK
        for part in resampler.resample(None):
            output.mux(audio.encode(part))
        output.mux(audio.encode(None))
        output.mux(video.encode(None))


def _encoded(
    stream: "av.AudioStream", resampler: av.AudioResampler, pcm: NDArray[np.int16], first: int
) -> list[av.Packet]:
    frame = av.AudioFrame.from_ndarray(pcm[None, first : first + CHUNK], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, first, Fraction(1, SAMPLE_RATE)
    return [packet for part in resampler.resample(frame) for packet in stream.encode(part)]
