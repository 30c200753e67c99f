"""From text to the words that are compared: one analysis for every database, every query and every highlight.

A word is folded (case, accents, ligatures) and stemmed with the Snowball stemmer of its language. SQLite and
PostgreSQL store the words made here, so both find the same things; OpenSearch is told to stem the same way.
"""

# ruff: noqa: SIM905 (word lists read better as words)

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

LANGUAGES = {"en": "english", "de": "german", "es": "spanish"}
"""Language of a locale to the name of its Snowball stemmer. Other languages are folded but not stemmed."""

LONGEST_WORD = 64

# Words too common to ask for. They are dropped from a question that has other words, never from the index.
STOP_WORDS = {
    "en": frozenset(
        "a an and are as at be by can do does for from how i if in is it my not of on or that the this to was what "
        "when where which who why will with you your".split()
    ),
    "de": frozenset(
        "als am an auf aus bei das dem den der des die ein eine einem einen einer eines er es fur ich im in ist kann "
        "man mein mit nach nicht oder sich sie sind und von vor wann was wenn wie wir wird wo zu zum zur".split()
    ),
    "es": frozenset(
        "a al como con cual cuando de del donde el en es esta este la las lo los mi no o para pero por puedo que se "
        "si sin son su un una unas uno unos y yo".split()
    ),
}

_WORD = re.compile(r"[^\W_]+")


def language_of(locale: str) -> str:
    """The language part of a locale: `de` of `de-AT`."""
    return locale.split("-")[0].split("_")[0].lower()


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without case and accents: `Strasse` and `STRASSE` are one, so are `anadir` and `añadir`."""
    folded = word.casefold()
    if not folded.isascii():
        # Letters and digits only: some characters decompose into punctuation, which engines could take for syntax.
        folded = "".join(char for char in unicodedata.normalize("NFKD", folded) if char.isalnum())
    return folded[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where its language is not one of LANGUAGES."""
    name = LANGUAGES.get(language)
    if name is None or word.isdigit():
        return word
    # A stemmer keeps the word it works on in itself, so that one cannot be shared between threads.
    stemmed: str = snowballstemmer.stemmer(name).stemWord(word)
    return stemmed


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word of `text`, folded, with where it stands: start, end, word."""
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if folded:
            yield match.start(), match.end(), folded


def words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return [word for _, _, word in spans(text)]
