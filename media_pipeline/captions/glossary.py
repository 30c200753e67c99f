"""Words that a site spells its own way: told to the engine beforehand, and put right behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from media_pipeline.transcribers.protocol import Segment, Word

from .lines import same_word, same_words

# Whisper keeps some two hundred tokens of what it is told beforehand; what is longer pushes out the beginning.
MAX_HINT = 500


@dataclass(frozen=True)
class Term:
    """A word or name as it is written, and what engines take it for."""

    text: str
    misheard: tuple[str, ...] = ()


def hint(terms: Iterable[Term]) -> str:
    """The terms as a text for the engine, as many as it keeps in mind; empty where there are none."""
    told = ""
    for term in terms:
        longer = f"{told}, {term.text}" if told else term.text
        if len(longer) > MAX_HINT:
            break
        told = longer
    return told


class Glossary:
    """Terms by the first word of what they are taken for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._known: dict[str, list[tuple[list[str], str]]] = {}
        for term in terms:
            for misheard in (term.text, *term.misheard):
                words = same_words(misheard)
                if words:
                    self._known.setdefault(words[0], []).append((words, term.text))
        for known in self._known.values():
            known.sort(key=lambda one: -len(one[0]))

    def corrected(self, segment: Segment) -> Segment:
        """The segment with terms as they are written, longer ones first; what stands around a word stays.

        A segment without words is left alone: nobody could say when its terms are said.
        """
        if not self._known or not segment.words:
            return segment
        words = self._words(segment.words)
        return replace(segment, words=tuple(words), text="".join(word.text for word in words))

    def _words(self, words: Sequence[Word]) -> list[Word]:
        spoken = [same_word(word.text.strip()) for word in words]
        corrected: list[Word] = []
        place = 0
        while place < len(words):
            for known, text in self._known.get(spoken[place], ()):
                if spoken[place : place + len(known)] == known:
                    corrected.append(_written(words[place : place + len(known)], text))
                    place += len(known)
                    break
            else:
                corrected.append(words[place])
                place += 1
        return corrected


def _written(words: Sequence[Word], text: str) -> Word:
    """The term in the place of the words it was taken for, between what stood before and behind them."""
    first, last = words[0].text, words[-1].text
    before = first[: len(first) - len(first.lstrip(" \"'“‘«([¿¡"))]
    behind = last[len(last.rstrip(" .,;:!?…\"'”’»)]")) :]
    return Word(words[0].start_ms, words[-1].end_ms, before + text + behind, min(word.probability for word in words))
