"""Long recordings in stretches, cut where nobody speaks: memory is bounded, work is shared out, and can be resumed."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from media_pipeline.transcribers.protocol import SAMPLE_RATE, Pcm

SAMPLES_PER_MS = SAMPLE_RATE // 1000
# How far back from a stretch's end the quietest moment is looked for, and how long that moment is.
SEARCH_SECONDS = 60
QUIET_SECONDS = 0.4


def length_ms(path: Path) -> int:
    """The length of a file of 16-bit PCM."""
    return path.stat().st_size // 2 // SAMPLES_PER_MS


def stretches(path: Path, *, seconds: int) -> Iterator[tuple[int, int]]:
    """The recording as (start_ms, end_ms): of `seconds` at most, and of half as many at least but for the last."""
    samples = np.memmap(path, dtype="<i2", mode="r") if path.stat().st_size else np.zeros(0, "<i2")
    first = 0
    while first < len(samples):
        last = min(first + seconds * SAMPLE_RATE, len(samples))
        if last < len(samples):
            last = _quietest(samples, last - min(SEARCH_SECONDS, seconds // 2) * SAMPLE_RATE, last)
        yield first // SAMPLES_PER_MS, -(-last // SAMPLES_PER_MS)
        first = last


def sound_of(path: Path, start_ms: int, end_ms: int) -> Pcm:
    """What is to be heard in the recording from start_ms to end_ms."""
    samples = np.memmap(path, dtype="<i2", mode="r")
    return samples[start_ms * SAMPLES_PER_MS : end_ms * SAMPLES_PER_MS].astype(np.float32) / 32768.0


def _quietest(samples: np.ndarray, begin: int, end: int) -> int:
    """The middle of the quietest moment in [begin, end), at a whole millisecond."""
    window = int(QUIET_SECONDS * SAMPLE_RATE)
    count = max(1, (end - begin) // window)
    energy = (samples[begin : begin + count * window].astype(np.float32) ** 2).reshape(count, -1).mean(axis=1)
    # The last of equally quiet moments: stretches are as long as they may be.
    quietest = count - 1 - int(np.argmin(energy[::-1]))
    middle = begin + quietest * window + window // 2
    return middle - middle % SAMPLES_PER_MS
