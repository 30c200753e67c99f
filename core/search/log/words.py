"""What is kept of a question as typed: readable text without what names a person, and its normal form."""

import re
import unicodedata
from typing import Final

from core.search import synonyms
from core.search.analysis import without_unseen
from core.search.language import LONGEST_QUESTION, parse

HIDDEN: Final = "…"

_EMAIL: Final = re.compile(r"\S+@\S+")
# Six digits and more, also with spaces, dots, slashes and dashes between them: telephone, customer, card numbers.
_NUMBER: Final = re.compile(r"\+?\d(?:[ ./()-]{0,2}\d){5,}")
_TICKET: Final = re.compile(
    r"#\s*\d+|\b(?:ticket|anfrage|vorgang|consulta|request)\s*(?:nr\.?|no\.?|n[ºo°]\.?)?\s*\d+\b", re.I
)


def kept(text: str) -> str:
    """The question as it is kept: a line of at most LONGEST_QUESTION characters, addresses and long numbers hidden."""
    plain = unicodedata.normalize("NFC", text[:LONGEST_QUESTION].encode("utf-8", "replace").decode())
    readable = "".join(char if char.isprintable() else " " for char in without_unseen(plain))
    return _NUMBER.sub(HIDDEN, _EMAIL.sub(HIDDEN, " ".join(readable.split())))[:LONGEST_QUESTION]


def looks_personal(text: str) -> bool:
    """Whether a question may name a person, an order or a ticket, so that nobody else should be shown it."""
    return HIDDEN in text or "://" in text or any(pattern.search(text) for pattern in (_EMAIL, _NUMBER, _TICKET))


def key_of(text: str, locale: str) -> str:
    """What all orders and inflections of a question have in common; empty where it asks for nothing.

    The words of phrases count as words; what is left out does not.
    """
    question = parse(text, locale)
    words = [*question.words, *(word for phrase in question.phrases for word in phrase)]
    return synonyms.pin_key(dict.fromkeys(words), locale)[:LONGEST_QUESTION]
