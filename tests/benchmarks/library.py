"""What search is measured on: documents made up by rule, the same ones each time, as many as are asked for.

Three languages of invented words, each as frequent as Zipf says (of 6,000 words the first stands in every fifth
document, the last in one of thousands); articles of sections, tutorials of sentences, topics of posts, requests, and
tickets, which are a tenth of the objects and only for their owner and agents.
"""

import random
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import accumulate, islice

from django.db import connection, transaction

from core.accounts.models import Viewer
from core.accounts.roles import PUBLIC, SIGNED_IN, Role, labels_of, role_label, user_label
from core.search import analysis, spelling
from core.search.actions import _row
from core.search.engines.database.dialects import dialect
from core.search.models import SearchDocument, SearchFamily
from core.search.sources import Document, Source, register

WORDS = 6_000
OWNERS = 50
"""Accounts that tickets belong to, the first ones there are."""

# Of a hundred objects. The kinds that the API knows.
_SHARES = {"article": 35, "tutorial": 5, "topic": 40, "request": 10, "ticket": 10}
_NODE_TYPES = {
    "article": "Article", "tutorial": "Tutorial", "topic": "Topic", "request": "FeatureRequest", "ticket": "Ticket",
}  # fmt: skip
_UNITS = {"article": (2, 9), "tutorial": (15, 40), "topic": (1, 7), "request": (1, 1), "ticket": (1, 5)}
_LOCALES = ["en"] * 12 + ["de"] * 5 + ["es"] * 3
_CATEGORIES = [f"category-{number}" for number in range(24)]
_AREAS = [f"area-{number}" for number in range(8)]
_TAGS = [f"tag-{number}" for number in range(120)]
_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_ENDINGS = {"en": ("", "s", "ing", "ed"), "de": ("", "en", "er", "ung"), "es": ("", "s", "ar", "ado")}
_COMMON = 20
_BATCH = 500


@cache
def vocabulary(language: str) -> list[str]:
    """The words of a language, the most frequent first: its stop words, then invented ones."""
    dice = random.Random(f"words of {language}")
    common = sorted(analysis.STOP_WORDS[language])[:_COMMON]
    onsets, vowels = [*"bcdfghklmnprstvw", "br", "cl", "dr", "fl", "gr", "st", "tr"], [*"aeiou", "ei", "ou"]
    invented: dict[str, None] = {}
    while len(invented) < WORDS:
        syllables = (dice.choice(onsets) + dice.choice(vowels) for _ in range(dice.choice((2, 2, 3, 3, 4))))
        invented["".join(syllables) + dice.choice("lnrstmkd") + dice.choice(_ENDINGS[language])] = None
    return common + list(invented)


def word(language: str, rank: int) -> str:
    """The invented word that is the `rank`th most frequent, from 0."""
    return vocabulary(language)[_COMMON + rank]


@cache
def _weights(language: str) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary(language)))))


@dataclass(frozen=True)
class Library:
    """`size` objects. An object's number says everything about it."""

    size: int

    @classmethod
    def of(cls, documents: int) -> "Library":
        """The library that has just about as many documents."""
        counted = 0
        for number in range(1, documents + 1):
            counted += _units(number, _kind(number))
            if counted >= documents:
                return cls(number)
        raise ValueError(documents)

    def numbers(self, kind: str) -> list[int]:
        """The objects of a kind."""
        return [number for number in range(1, self.size + 1) if _kind(number) == kind]

    def documents(self, kind: str, number: int) -> list[Document]:
        """The documents of an object; none where there is no such object."""
        if not 1 <= number <= self.size or _kind(number) != kind:
            return []
        dice = random.Random(number)
        locale = dice.choice(_LOCALES)
        texts = partial(_text, dice, locale)
        title = texts(dice.randint(2, 7))
        make = partial(
            Document,
            locale=locale,
            title=title,
            path=f"/{locale}/{kind}/{number}",
            access=access_of(kind, number),
            updated_at=_MOMENT + timedelta(minutes=number),
            tags=tuple(dice.sample(_TAGS, dice.randint(0, 4))),
            category=dice.choice(_CATEGORIES) if kind != "ticket" else "",
            area=dice.choice(_AREAS) if kind in {"article", "tutorial"} else "",
        )
        spoken = kind == "tutorial"
        return [
            make(
                unit=f"unit-{place}",
                anchor="" if spoken else f"unit-{place}",
                start_ms=place * 6_000 if spoken else None,
                heading=texts(dice.randint(2, 5)) if kind == "article" else "",
                # Most are short, few are long: 60 words in the middle, one in a hundred has 400.
                body=texts(dice.randint(8, 20) if spoken else min(800, max(8, int(dice.lognormvariate(4.1, 0.8))))),
            )
            for place in range(_units(number, kind))
        ]

    def register(self) -> None:
        """Let search read this library, and nothing else."""
        for kind, node_type in _NODE_TYPES.items():
            documents, numbers = partial(self.documents, kind), partial(self.numbers, kind)
            register(
                Source(
                    kind=kind,
                    node_type=node_type,
                    documents=documents,
                    visible_ids=partial(visible, kind),
                    all_ids=numbers,
                )
            )

    def load(self, *, words: bool) -> int:
        """Write all documents as indexing would, many at a time; `words` tells whether the database engine is to find
        them too. Answers how many there are.
        """
        written = 0
        for numbers in _batches(range(1, self.size + 1), _BATCH):
            with transaction.atomic():
                families = SearchFamily.objects.bulk_create(
                    SearchFamily(kind=_kind(number), object_id=number, version=1) for number in numbers
                )
                rows = [
                    _row(family, place, document, document.unit)
                    for family in families
                    for place, document in enumerate(self.documents(family.kind, family.object_id))
                ]
                SearchDocument.objects.bulk_create(rows, batch_size=1_000)
                if words:
                    dialect().store(rows)
            written += len(rows)
        spelling.learn(word for language in _ENDINGS for word in vocabulary(language))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return written


def _kind(number: int) -> str:
    # Spread, so that every stretch of numbers has its share of each kind.
    place = number * 37 % 100
    return list(_SHARES)[bisect(list(accumulate(_SHARES.values())), place)]


def _units(number: int, kind: str) -> int:
    return random.Random(-number).randint(*_UNITS[kind])


def _text(dice: random.Random, language: str, length: int) -> str:
    return " ".join(dice.choices(vocabulary(language), cum_weights=_weights(language), k=length)).capitalize()


def access_of(kind: str, number: int) -> frozenset[str]:
    """The labels of an object: tickets are for agents and one account, everything else is for everyone."""
    if kind != "ticket":
        return frozenset({PUBLIC})
    return frozenset({role_label(Role.AGENT), user_label(1 + number % OWNERS)})


def visible(kind: str, viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """As sources do it: one statement on the key, which leaves what the viewer may read."""
    found = SearchFamily.objects.filter(kind=kind, object_id__in=list(ids)).values_list("object_id", flat=True)
    labels = labels_of(viewer) | {SIGNED_IN}
    return {number for number in found if access_of(kind, number) & labels}


def _batches(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    rest = iter(numbers)
    while batch := list(islice(rest, size)):
        yield batch
