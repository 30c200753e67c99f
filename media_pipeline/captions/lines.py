"""A line of a transcript as the pure functions of this package know it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .layout import Spoken, as_words

HeardWord = tuple[int, int, str, float]
"""start_ms, end_ms, the word with its punctuation, how sure the engine was (0 to 1)."""


@dataclass(frozen=True)
class Line:
    """What is said while start_ms <= time < end_ms.

    `confirmed` says that a person wrote it or found it right: transcribing again keeps it. Its `heard` is then what the
    engine heard there, to notice when it hears something else; an empty `text` says that nothing is said there,
    whatever is heard. The figures are the engine's, None where a person wrote the line.
    """

    start_ms: int
    end_ms: int
    text: str
    words: tuple[HeardWord, ...] = ()
    confirmed: bool = False
    heard: str = ""
    flags: tuple[str, ...] = ()
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    compression_ratio: float | None = None

    @property
    def engine_text(self) -> str:
        """What the engine heard here."""
        return self.heard if self.confirmed else self.text


class Said(Protocol):
    """What has words: a Line, or a row of models.Cue."""

    @property
    def start_ms(self) -> int: ...
    @property
    def end_ms(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def words(self) -> Sequence[HeardWord]: ...


def same_word(word: str) -> str:
    """What two words have in common that are the same: letters, their marks, and digits; a lone mark is itself."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(one for one in folded if unicodedata.category(one)[0] in "LMN") or word


def same_words(text: str) -> list[str]:
    """The words of a text, for comparison."""
    return [same_word(word) for word in text.split()]


def heard_words(line: Said) -> Sequence[HeardWord]:
    """The line's words with times; spread evenly where the engine gave none."""
    return line.words or [(*spoken, 0.0) for spoken in as_words(line.start_ms, line.end_ms, line.text)]


def spoken_words(line: Said) -> list[Spoken]:
    """As `heard_words`, for whoever does not ask how sure the engine was."""
    return [(start, end, text) for start, end, text, _ in heard_words(line)]
