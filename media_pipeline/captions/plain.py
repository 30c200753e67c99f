"""Plain text: a paragraph for each sentence, and no times."""

from collections.abc import Iterable, Sequence

from .alignment import aligned
from .layout import Caption, Spoken, as_words
from .limits import cleaned, in_order, text_of
from .sentences import sentences_of


def write(captions: Iterable[Caption], language: str = "") -> str:
    """The captions as text, a paragraph for each."""
    return "\n".join(one.text.replace("\n", " ") + "\n" for one in cleaned(captions))


def in_sentences(captions: Iterable[Caption]) -> list[Caption]:
    """Captions divided where sentences end, not where a screen is full."""
    words = [word for one in captions for word in as_words(one.start_ms, one.end_ms, one.text)]
    return [Caption(one.start_ms, one.end_ms, one.text) for one in sentences_of(words)]


def read(content: bytes, heard: Sequence[Spoken]) -> list[Caption]:
    """The captions of a text file, timed by what was heard. Raises BadCaptions; see `aligned`."""
    return in_order(aligned(text_of(content), heard))
