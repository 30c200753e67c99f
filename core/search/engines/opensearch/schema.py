"""What an index looks like: one for each language, and in each of them one document for each family.

A family's units are nested in its document. So one write replaces an object at once, under one version that
OpenSearch compares (`external_gte`: a late write with an older version is refused), and every object counts
once without any collapsing. In the indexes of other languages, and after it is deleted, a family is a document
without units: nothing to find, but the version stays, so nothing that arrives late can bring old text back.
"""

from collections.abc import Sequence
from typing import Any

from core.search import analysis
from core.search.models import SearchDocument, SearchFamily

REVISION = 3
"""Raised when the shape below changes. Indexes are named after it, so new code neither asks nor fills old ones."""

OTHER = "other"
"""The index of languages without a stemmer."""

LANGUAGES = [*analysis.LANGUAGES, OTHER]

BUCKETS = 64
"""Families are compared in this many groups, so that equal ones cost one number each (see drift)."""

MOST_UNITS = 50_000


def index_body(language: str) -> dict[str, Any]:
    """Settings and mappings of the index of one language."""
    stemmer = analysis.LANGUAGES.get(language)
    stem = [{"type": "snowball", "language": stemmer.capitalize()}] if stemmer else []
    text = {
        "type": "text",
        "analyzer": "stems",
        "fields": {"exact": {"type": "text", "analyzer": "words"}},
    }
    keyword = {"type": "keyword"}
    return {
        "settings": {
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            "mapping.nested_objects.limit": MOST_UNITS,
            "analysis": {
                "tokenizer": {"letters": {"type": "pattern", "pattern": r"[^\p{L}\p{N}]+"}},
                "filter": {f"stem_{number}": body for number, body in enumerate(stem)},
                "analyzer": {
                    "words": {"type": "custom", "tokenizer": "letters", "filter": ["lowercase", "asciifolding"]},
                    "stems": {
                        "type": "custom",
                        "tokenizer": "letters",
                        "filter": ["lowercase", "asciifolding", *(f"stem_{number}" for number in range(len(stem)))],
                    },
                },
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"revision": REVISION},
            "properties": {
                "family_id": {"type": "long"},
                "version": {"type": "long"},
                "bucket": {"type": "integer"},
                "checksum": {"type": "long"},
                "units": {
                    "type": "nested",
                    "properties": {
                        **dict.fromkeys(("unit", "kind", "locale", "category", "area", "tags", "access"), keyword),
                        **{name: {"type": "date"} for name in ("updated_at", "expires_at")},
                        **dict.fromkeys(("title", "heading", "tag_words", "body"), text),
                    },
                },
            },
        },
    }


def language_of(locale: str) -> str:
    """The language whose index holds documents of this locale."""
    language = analysis.language_of(locale)
    return language if language in analysis.LANGUAGES else OTHER


def family_bodies(family: SearchFamily, rows: Sequence[SearchDocument]) -> dict[str, dict[str, Any]]:
    """The document of a family with these rows, in their order, for the index of each language.

    All units go where the first belongs: an object is written in one language.
    """
    head = {
        "family_id": family.pk,
        "version": family.version,
        "bucket": bucket(family.pk),
        "checksum": checksum(family.pk, family.version),
    }
    units = [
        {
            "unit": row.unit,
            "kind": family.kind,
            "locale": row.locale,
            "category": row.category,
            "area": row.area,
            "updated_at": row.updated_at.isoformat(timespec="milliseconds"),
            "expires_at": row.expires_at and row.expires_at.isoformat(timespec="milliseconds"),
            "tags": row.tags,
            "access": row.access,
            "title": row.title,
            "heading": row.heading,
            "tag_words": " ".join(row.tags),
            "body": row.body,
        }
        for row in rows
    ]
    own = language_of(rows[0].locale) if rows else None
    return {language: {**head, "units": units if language == own else []} for language in LANGUAGES}


def bucket(family_id: int) -> int:
    """The group in which a family is compared."""
    return family_id % BUCKETS


def checksum(family_id: int, version: int) -> int:
    """A number below 2**32 that tells versions of families apart, also when summed over a bucket."""
    return (family_id * 2_654_435_761 + version * 2_246_822_519) % 2**32
