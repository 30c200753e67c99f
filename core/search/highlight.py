"""Showing why a hit is one: its text with the words that were asked for marked.

Text is cut and marked here for every engine, from the database row that was just authorised, never from an
engine's copy. What comes out is HTML in which `<mark>` is the only element; all text is escaped.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from . import analysis
from .language import Question

SNIPPET = 260
"""Characters of a snippet, before escaping and markup."""

_SEARCHED = 20_000


@dataclass(frozen=True)
class Marker:
    """Knows which words of a text answer a question.

    `spellings` are further words that were accepted for those of the question (mended typing errors).
    """

    question: Question
    language: str
    spellings: frozenset[str] = frozenset()

    def marked(self, text: str) -> str:
        """The whole text, escaped, with the answering words marked."""
        return _markup(text, self._answers(text))

    def snippet(self, text: str) -> str:
        """The stretch of the text that answers most of the question, escaped and marked; its start where none does."""
        text = " ".join(text[:_SEARCHED].split())
        start, end = _window(text, self._answers(text))
        body = _markup(text[start:end], self._answers(text[start:end]))
        return f"{'… ' if start else ''}{body}{' …' if end < len(text) else ''}"

    def _answers(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and stem of every word that answers the question.

        The words of a phrase, and of a synonym of several words, answer only where they stand together.
        """
        others = [way for term in self.question.synonyms for way in term.synonyms]
        alone = {*self.question.words, *self.spellings, *chain(*(way for way in others if len(way) == 1))}
        stems = {self._stem(word) for word in alone}
        runs = {tuple(map(self._stem, way)) for way in (*self.question.phrases, *others) if len(way) > 1}
        beginning = self.question.words[-1] if self.question.unfinished else None
        words = [(start, end, word, self._stem(word)) for start, end, word in analysis.spans(text)]
        together = {at for run in runs for at in _places(run, [stem for *_, stem in words])}
        return [
            (start, end, stem)
            for at, (start, end, word, stem) in enumerate(words)
            if at in together or word in alone or stem in stems or (beginning and word.startswith(beginning))
        ]

    def _stem(self, word: str) -> str:
        return analysis.stem(word, self.language)


def _places(run: Sequence[str], stems: Sequence[str]) -> Iterator[int]:
    """Where in a text the stems of a run stand, wherever it stands whole."""
    wanted = list(run)
    for at in range(len(stems) - len(wanted) + 1):
        if stems[at] == wanted[0] and stems[at : at + len(wanted)] == wanted:
            yield from range(at, at + len(wanted))


def _window(text: str, answers: Iterable[tuple[int, int, str]]) -> tuple[int, int]:
    """Start and end of the SNIPPET-long stretch with the most different answers, cut between words."""
    if len(text) <= SNIPPET:
        return 0, len(text)
    found = list(answers)
    best, most = 0, 0
    for index, (start, _, _) in enumerate(found):
        different = {stem for at, end, stem in found[index:] if end <= start + SNIPPET * 3 // 4}
        if len(different) > most:
            best, most = start, len(different)
    start = 0 if best < SNIPPET // 2 else _after_space(text, best - SNIPPET // 4)
    end = start + SNIPPET
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", start, end)
    return start, space if space > start else end


def _after_space(text: str, position: int) -> int:
    space = text.find(" ", position, position + SNIPPET // 4)
    return space + 1 if space >= 0 else position


def _markup(text: str, answers: Iterable[tuple[int, int, str]]) -> str:
    pieces, done = [], 0
    for start, end, _ in answers:
        pieces += [escape(text[done:start]), f"<mark>{escape(text[start:end])}</mark>"]
        done = end
    return "".join([*pieces, escape(text[done:])])
