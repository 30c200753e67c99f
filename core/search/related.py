"""Finding what is like something: other objects that speak of the same things."""

from collections.abc import Iterable
from math import ceil

from core.accounts.models import Viewer
from core.accounts.roles import labels_of

from . import analysis
from .engines import Ask, Candidate, Engine, Filters, Stage, Unavailable, opensearch
from .engines.database import DatabaseEngine
from .language import Question, parse
from .models import SearchDocument
from .queries import documents_of

ENOUGH = 0.3
"""The part of the words that an object has to hold in one place to be taken for related; two words at the least."""


def related(
    viewer: Viewer, texts: Iterable[str], *, kinds: Iterable[str], locale: str, besides: tuple[str, int], first: int
) -> list[tuple[str, int]]:
    """At most `first` objects, by kind and key, that speak of what `texts` speak of; the most alike first.

    The first words of the texts count, so the most telling text comes first. `besides` is the object they are of.
    Where search is out of reach nothing is related. Whoever loads the objects asks whether the viewer may see them.
    """
    words = parse(" ".join(analysis.words(" ".join(texts))), locale).words
    filters = Filters(kinds=frozenset(kinds), locale=locale)
    ask = Ask(Question(words=words), filters, labels_of(viewer), 2 * first)
    if not words or not ask.labels:
        return []
    engine: Engine = opensearch.engine() if opensearch.enabled() else DatabaseEngine()
    try:
        candidates = engine.find(ask, Stage.SOME_WORDS).candidates
    except Unavailable:
        return []
    rows = documents_of(candidates)
    alike = (row for row in map(rows.get, map(_place, candidates)) if row is not None and _is_alike(row, words))
    found = [(row.family.kind, row.family.object_id) for row in alike if not ask.labels.isdisjoint(row.access)]
    return [one for one in found if one != besides][:first]


def _place(candidate: Candidate) -> tuple[int, str]:
    return candidate.family_id, candidate.unit


def _is_alike(row: SearchDocument, words: tuple[str, ...]) -> bool:
    """Whether a document holds enough of the words, in any inflection. Engines score; only this compares."""
    language = analysis.language_of(row.locale)
    text = " ".join((row.title, row.heading, *row.tags, row.body))
    held = {analysis.stem(word, language) for word in analysis.words(text)}
    shared = sum(analysis.stem(word, language) in held for word in words)
    return shared >= max(2, ceil(ENOUGH * len(words)))
