"""What every speech engine offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
MICRO = "whisper-micro"
TURBO = "large-v3-turbo"
"""The name of the bundled model. It is used where it is named, never instead of another."""

NO_TRANSLATORS = frozenset({MICRO, TURBO})
"""Models that were taught to write down alone: they do not translate, or answer in the language that they hear."""

Pcm = NDArray[np.float32]
"""Mono sound, 16,000 samples a second, each in [-1, 1]."""


@dataclass(frozen=True)
class Word:
    """A word as heard, with the leading space and the punctuation that belong to it."""

    start_ms: int
    end_ms: int
    text: str
    probability: float


@dataclass(frozen=True)
class Segment:
    """What an engine heard in one go; times count from the start of the sound it was given."""

    start_ms: int
    end_ms: int
    text: str
    words: tuple[Word, ...]
    avg_logprob: float
    no_speech_prob: float
    compression_ratio: float


@dataclass(frozen=True)
class EngineInfo:
    """Which engine, and exactly which weights."""

    engine: str
    version: str
    model: str
    model_sha256: str


@dataclass(frozen=True)
class Heard:
    """What comes of a sound.

    `segments` is lazy: each is computed when it is asked for, so that progress is true and stopping to ask stops the
    work. `speech` is where somebody speaks, as (start_ms, end_ms), found without understanding a word of it.
    """

    language: str
    segments: Iterator[Segment]
    speech: tuple[tuple[int, int], ...]


class Transcriber(Protocol):
    """A loaded engine. Not thread-safe: one transcription at a time."""

    info: EngineInfo

    def transcribe(self, sound: Pcm, *, language: str, hint: str = "", into_english: bool = False) -> Heard:
        """Write down what is said, in order of time; the language is found out where `language` is empty.

        `hint` holds words that are likely to be said, as they are written. With `into_english` it is written down in
        English, whatever the language; raises StepFailed where the model cannot do that.
        """
        ...
