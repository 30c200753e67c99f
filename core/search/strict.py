"""Whether something answers a question when it is taken at its word."""

from collections.abc import Iterable
from dataclasses import replace

from core.accounts.models import Viewer
from core.accounts.roles import labels_of

from . import synonyms
from .engines import Ask, Engine, Filters, Stage
from .language import parse
from .queries import answered, documents_of, readable


def holding_every_word(
    viewer: Viewer, text: str, *, kinds: Iterable[str], locale: str, first: int = 3
) -> list[tuple[str, int]]:
    """At most `first` objects, by kind and key, that hold each telling word of `text` in one place.

    Inflections and synonyms count, typing errors do not; what is pinned to the question comes first.
    """
    question = replace(parse(text, locale), unfinished=False, excluded=())
    labels = labels_of(viewer)
    if question.is_empty or not labels:
        return []
    rules = synonyms.stored(question, locale)
    ask = Ask(
        synonyms.widened(question, locale, rules.groups), Filters(kinds=frozenset(kinds), locale=locale), labels, first
    )

    def find(engine: Engine, degraded: bool) -> list[tuple[str, int]]:
        rows = readable(viewer, documents_of(engine.find(ask, Stage.EVERY_WORD).candidates).values())
        return [(row.family.kind, row.family.object_id) for row in rows]

    pinned = [rules.pinned] if rules.pinned else []
    return (pinned + answered(find))[:first]
