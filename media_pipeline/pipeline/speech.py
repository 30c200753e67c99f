"""Long recordings in pieces, cut where nobody speaks, so that memory is bounded and work can be resumed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from media_pipeline.transcribers.protocol import SAMPLE_RATE, Pcm

# The engine pads what is left at a piece's end to its window of half a minute: with five minutes that cost 2 % more
# windows than the whole in one go, with ten none. A kill costs at most a piece.
PIECE_SECONDS = 600
# How far back from a piece's end the quietest moment is looked for, and how long that moment is.
SEARCH_SECONDS = 60
QUIET_SECONDS = 0.4


@dataclass(frozen=True)
class Piece:
    """A part of a recording: `sound` begins at start_ms."""

    start_ms: int
    end_ms: int
    sound: Pcm


def length_ms(path: Path) -> int:
    """The length of a file of 16-bit PCM."""
    return path.stat().st_size // 2 * 1000 // SAMPLE_RATE


def pieces(path: Path, *, start_ms: int = 0, seconds: int = PIECE_SECONDS) -> Iterator[Piece]:
    """The recording from `start_ms` on, in pieces of at most `seconds`; only one is in memory at a time."""
    samples = np.memmap(path, dtype="<i2", mode="r")
    first = start_ms * SAMPLE_RATE // 1000
    while first < len(samples):
        last = min(first + seconds * SAMPLE_RATE, len(samples))
        if last < len(samples):
            last = _quietest(samples, max(first + SAMPLE_RATE, last - SEARCH_SECONDS * SAMPLE_RATE), last)
        sound = samples[first:last].astype(np.float32) / 32768.0
        yield Piece(first * 1000 // SAMPLE_RATE, -(-last * 1000 // SAMPLE_RATE), sound)
        first = last


def _quietest(samples: np.ndarray, begin: int, end: int) -> int:
    """The middle of the quietest moment in [begin, end)."""
    window = int(QUIET_SECONDS * SAMPLE_RATE)
    count = max(1, (end - begin) // window)
    energy = (samples[begin : begin + count * window].astype(np.float32) ** 2).reshape(count, -1).mean(axis=1)
    # The last of equally quiet moments: pieces are as long as they may be.
    quietest = count - 1 - int(np.argmin(energy[::-1]))
    return begin + quietest * window + window // 2
