"""The decoded sound keeps the video's clock."""

import io
from fractions import Fraction

import av
import numpy as np
import pytest

from media_pipeline.sandbox.recording import SAMPLE_RATE, Recording

RATE = 48_000


def tone(seconds: float, start: float, rate: int = RATE, layout: str = "mono"):
    """Frames of 20 ms, as a decoder gives them."""
    for index in range(int(seconds * 50)):
        samples = rate // 50
        wave = 8000 * np.sin(2 * np.pi * 440 * np.arange(samples) / rate)
        channels = np.repeat(wave.astype(np.int16), 2 if layout == "stereo" else 1)
        frame = av.AudioFrame.from_ndarray(channels[None, :], format="s16", layout=layout)
        frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
        frame.pts = round((start + index / 50) * rate)
        yield frame


def recorded(*parts, origin: float = 0.0, most: int = 10**7):
    output = io.BytesIO()
    recording = Recording(output, origin, most)
    for part in parts:
        for frame in part:
            recording.add(frame)
    recording.flush()
    sound = np.frombuffer(output.getvalue(), "<i2").astype(np.float32)
    assert len(sound) == recording.samples
    return sound


def loudness(sound, second: float) -> float:
    middle = sound[int((second - 0.05) * SAMPLE_RATE) : int((second + 0.05) * SAMPLE_RATE)]
    return float(np.abs(middle).max())


def test_a_hole_in_the_track_becomes_silence():
    sound = recorded(tone(1, 0), tone(1, 3))
    assert abs(len(sound) / SAMPLE_RATE - 4) < 0.02
    assert [loudness(sound, second) > 4000 for second in (0.5, 1.5, 2.5, 3.5)] == [True, False, False, True]


def test_a_track_that_starts_late_is_preceded_by_silence():
    sound = recorded(tone(1, 2.5), origin=0.5)
    assert abs(len(sound) / SAMPLE_RATE - 3) < 0.02
    assert (loudness(sound, 1), loudness(sound, 2.5) > 4000) == (0, True)


def test_jitter_is_no_hole():
    frames = list(tone(2, 0))
    for index, frame in enumerate(frames):
        frame.pts += (index % 3) * 400
    assert abs(len(recorded(frames)) / SAMPLE_RATE - 2) < 0.02


def test_a_track_may_change_its_rate_and_channels():
    sound = recorded(tone(1, 0), tone(1, 1, rate=44_100, layout="stereo"))
    assert abs(len(sound) / SAMPLE_RATE - 2) < 0.02
    assert loudness(sound, 1.5) > 4000


def test_a_clock_that_jumps_ahead_cannot_fill_the_disk():
    with pytest.raises(OverflowError):
        recorded(tone(1, 0), tone(1, 10**6), most=60 * SAMPLE_RATE)
