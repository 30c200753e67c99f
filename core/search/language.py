"""What people type: words, "exact phrases" and -excluded words. Nothing they type is an error."""

import re
import unicodedata
from dataclasses import dataclass

from . import analysis

LONGEST_QUESTION = 400
"""Characters that are read; the rest of a longer question is ignored."""

MOST_WORDS = 12
"""Words that are searched for; a pasted paragraph is searched by its first ones."""

_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


Words = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """Neighbouring words of a question that mean one thing, and what else would say it (core.search.synonyms)."""

    words: Words
    synonyms: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Question:
    """A parsed question. All words are folded (core.search.analysis).

    `words` must be found (each, as far as any document has them all), `phrases` must be found as they are,
    and no hit holds one of `excluded`. `unfinished` says that the last word may be the beginning of one.
    `synonyms` are the terms that may be said otherwise, in the order of their words.
    """

    words: Words = ()
    phrases: tuple[Words, ...] = ()
    excluded: tuple[Words, ...] = ()
    unfinished: bool = False
    synonyms: tuple[Term, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for. Exclusions alone ask for nothing."""
        return not self.words and not self.phrases

    @property
    def terms(self) -> list[Term]:
        """All words in their order, those together that have synonyms."""
        known = {term.words: term for term in self.synonyms}
        longest = max(map(len, known), default=1)
        found, at = [], 0
        while at < len(self.words):
            runs = (self.words[at : at + length] for length in range(longest, 0, -1))
            term = next((known[run] for run in runs if run in known), Term(self.words[at : at + 1]))
            found.append(term)
            at += len(term.words)
        return found


def parse(text: str, locale: str | None = None) -> Question:
    """Read a question. Unbalanced quotes, lone operators and control characters are passed over.

    Words too common in the locale's language (in any, where none is given) to tell documents apart are
    dropped as long as another word or phrase is left.
    """
    common = _common_words(locale)
    text = unicodedata.normalize("NFC", analysis.without_unseen(text[:LONGEST_QUESTION])).replace("\x00", " ")
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    last_is_word = False
    for piece in _PIECE.finditer(text):
        found = tuple(analysis.words(piece["phrase"] if piece["phrase"] is not None else piece["word"]))
        if not found:
            continue
        last_is_word = False
        if piece["minus"]:
            excluded.append(found)
        elif piece["phrase"] is not None and len(found) > 1:
            phrases.append(found)
        else:
            words.extend(found)
            last_is_word = piece["phrase"] is None and piece.end() == len(text) and text[-1].isalnum()

    telling = [word for word in words if word not in common]
    kept = tuple(dict.fromkeys(telling or ([] if phrases else words)))[:MOST_WORDS]
    return Question(
        words=kept,
        phrases=tuple(dict.fromkeys(phrases))[:MOST_WORDS],
        excluded=tuple(dict.fromkeys(excluded))[:MOST_WORDS],
        unfinished=last_is_word and bool(kept) and words[-1] == kept[-1] and len(words[-1]) > 1,
    )


def _common_words(locale: str | None) -> frozenset[str]:
    if locale is None:
        return frozenset().union(*analysis.STOP_WORDS.values())
    return analysis.STOP_WORDS.get(analysis.language_of(locale), frozenset())
