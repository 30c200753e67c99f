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
        "a about am an and any are as at be been but by can could did do does doing for from get gets getting had has "
        "have he her him his how i if in into is it its just me mean means much must my need of on or our ours she "
        "should so some such than that the their them then there these they this those to too us very want was we "
        "were what when where which while who why will with would you your yours".split()
    ),
    "de": frozenset(
        "aber als am an auch auf aus bei bin bis da damit dann das dass dem den denn der des die dies diese diesem "
        "diesen dieser dieses doch du durch ein eine einem einen einer eines er es etwas fur gegen geht gibt habe "
        "haben hat hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja kann konnen man mein meine "
        "meinem meinen meiner mich mir mit muss nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so "
        "soll uber um und uns unser unsere vom von vor wann war waren warum was welche welchem welchen welcher welches "
        "wenn werden weshalb wie wieso wieviel wir wird wo wofur womit woran wurde zu zum zur".split()
    ),
    "es": frozenset(
        "a al algo ante aqui aquel como con cual cuales cuando cuanta cuantas cuanto cuantos de del desde donde e el "
        "ella ellas ellos en entre era es esa esas ese eso esos esta estan estar estas este esto estos estoy fue ha "
        "han hace hacer hacia hasta hay he la las le les lo los mas me mi mis muy nada ni no nos o os otra otro "
        "para pero poco por porque puede puedo que quien quiero se ser si sin sobre son su sus tambien te tener tengo "
        "tiene todo tu tus un una unas uno unos y ya yo".split()
    ),
}

_WORD = re.compile(r"[^\W_]+")

# Soft hyphens and joiners, which come with what is pasted from a print or a page.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff"))


def without_unseen(text: str) -> str:
    """The text without what is in the middle of words and nobody sees: it would make two words of one."""
    return text if text.isascii() else text.translate(_UNSEEN)


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
