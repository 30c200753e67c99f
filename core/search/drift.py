"""Comparing: sources with documents, documents with their words, documents with OpenSearch."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from django.utils import timezone

from . import spelling
from .actions import by_unit
from .engines import opensearch
from .engines.database.dialects import dialect
from .engines.opensearch import comparing, indexes
from .engines.opensearch.schema import LANGUAGES, bucket, checksum
from .models import SearchDocument, SearchFamily
from .sources import Source, sources

GRACE = timedelta(minutes=1)
"""A family indexed more recently is not judged: its copy may be on its way."""

WORDS = "words"
"""The kind of drift that belongs to no object: words whose document is gone."""

_CHUNK = 200

Item = TypeVar("Item")


class Problem(StrEnum):
    """What is wrong with a family in one place."""

    MISSING = "missing"
    STALE = "stale"
    EXTRA = "extra"
    UNFINDABLE = "stored without its words, or with others"
    UNKNOWN = "made of words that spelling does not know"
    AHEAD = "newer than the database"


@dataclass(frozen=True)
class Drift:
    """One family that differs. `family_id` is None where the database has no row for it."""

    place: str
    problem: Problem
    kind: str
    object_id: int
    family_id: int | None

    def __str__(self) -> str:
        return f"{self.place}: {self.kind} {self.object_id} is {self.problem}"


def in_database() -> Iterator[Drift]:
    """Where documents differ from what their sources say now, or cannot be found by their words."""
    reported: set[int | None] = set()
    for item in _against_sources():
        reported.add(item.family_id)
        yield item
    for family in SearchFamily.objects.filter(pk__in=_with_other_words() - reported):
        yield Drift("database", Problem.UNFINDABLE, family.kind, family.object_id, family.pk)
    for key in dialect().strays():
        yield Drift("database", Problem.EXTRA, WORDS, key, None)


def _against_sources() -> Iterator[Drift]:
    known = {source.kind for source in sources()}
    for source in sources():
        yield from _of_source(source)
    strangers = SearchFamily.objects.exclude(kind__in=known).filter(documents__isnull=False).distinct()
    for family in strangers:
        yield Drift("database", Problem.EXTRA, family.kind, family.object_id, family.pk)


def in_spelling() -> Iterator[Drift]:
    """Objects with words that no typing error would lead to, because their fragments are gone or wrong."""
    known = spelling.whole()
    rows = SearchDocument.objects.values_list("family_id", "title", "heading", "body", "tags")
    lacking: set[int] = set()
    for family_id, title, heading, body, tags in rows.iterator(chunk_size=_CHUNK):
        if family_id not in lacking and not spelling.learnable((title, heading, body, *tags)) <= known:
            lacking.add(family_id)
    for family in SearchFamily.objects.filter(pk__in=lacking).order_by("pk"):
        yield Drift("spelling", Problem.UNKNOWN, family.kind, family.object_id, family.pk)


def _with_other_words() -> set[int]:
    """Families of which a document is stored with other words than those of its text, or with none."""
    found: set[int] = set()
    for rows in _chunks(SearchDocument.objects.order_by("pk").iterator(chunk_size=_CHUNK)):
        differing = dialect().differing(rows)
        found |= {row.family_id for row in rows if row.pk in differing}
    return found


def _of_source(source: Source) -> Iterator[Drift]:
    expected: set[int] = set()
    for ids in _chunks(source.all_ids()):
        expected.update(ids)
        families = dict(SearchFamily.objects.filter(kind=source.kind, object_id__in=ids).values_list("object_id", "pk"))
        stored = _stored_digests(families.values())
        for object_id in ids:
            wanted = {
                unit: (place, document.digest())
                for unit, (place, document) in by_unit(source.documents(object_id)).items()
            }
            family_id = families.get(object_id)
            found = stored.get(family_id, {}) if family_id else {}
            if found != wanted:
                problem = Problem.STALE if found else Problem.MISSING
                yield Drift("database", problem, source.kind, object_id, family_id)
    extra = SearchFamily.objects.filter(kind=source.kind, documents__isnull=False).distinct()
    for family in extra.iterator():
        if family.object_id not in expected:
            yield Drift("database", Problem.EXTRA, family.kind, family.object_id, family.pk)


def _stored_digests(family_ids: Iterable[int]) -> dict[int, dict[str, tuple[int, str]]]:
    """Place and digest of every stored unit, the digest made anew from what the row holds."""
    digests: dict[int, dict[str, tuple[int, str]]] = {}
    for row in SearchDocument.objects.filter(family_id__in=list(family_ids)).iterator():
        digests.setdefault(row.family_id, {})[row.unit] = (row.place, row.as_document().digest())
    return digests


def in_opensearch(grace: timedelta = GRACE) -> Iterator[Drift]:
    """Where OpenSearch's copy differs. Equal buckets of families cost two numbers; only others are listed."""
    if not opensearch.enabled() or not indexes.serving():
        return
    recent = set(SearchFamily.objects.filter(indexed_at__gt=timezone.now() - grace).values_list("pk", flat=True))
    counts, sums, versions = Counter[int](), Counter[int](), dict[int, int]()
    for family_id, version in SearchFamily.objects.values_list("pk", "version").iterator():
        counts[bucket(family_id)] += 1
        sums[bucket(family_id)] += checksum(family_id, version)
        versions[family_id] = version
    reported: set[int] = set()
    for language in LANGUAGES:
        for number in comparing.differing_buckets(language, counts, sums):
            copied = comparing.versions_in(language, number)
            owned = {family_id for family_id in versions if bucket(family_id) == number}
            for family_id in sorted((owned | copied.keys()) - recent - reported):
                problem = _problem(versions.get(family_id), copied.get(family_id))
                if problem:
                    reported.add(family_id)
                    yield _drift_of(family_id, problem)


def _problem(stored: int | None, copied: int | None) -> Problem | None:
    if stored is None:
        return Problem.EXTRA
    if copied is None:
        return Problem.MISSING
    if copied == stored:
        return None
    return Problem.STALE if copied < stored else Problem.AHEAD


def _drift_of(family_id: int, problem: Problem) -> Drift:
    family = SearchFamily.objects.filter(pk=family_id).first()
    if family is None:
        return Drift("opensearch", problem, "family", family_id, None)
    return Drift("opensearch", problem, family.kind, family.object_id, family.pk)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
