"""Copying families from the database to OpenSearch."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.conf import settings
from opensearchpy.helpers import streaming_bulk

from core.search.models import SearchDocument, SearchFamily

from . import indexes
from .client import client
from .schema import family_bodies

_CONFLICT, _GONE = 409, 404
_CHUNK_BYTES = 5 * 1024 * 1024
_READ_AT_ONCE = 50
# A node that has too much to do says so (429), and is asked again after 1, 2, 4, 8 seconds.
_RETRIES, _FIRST_PAUSE = 4, 1


class CopyError(Exception):
    """OpenSearch refused documents; those before them are written."""


def copy(family_ids: Iterable[int], targets: Mapping[str, list[str]] | None = None) -> int:
    """Write families as they are now to every index there is, or only to `targets`. Returns how many were read.

    Safe to repeat and to run late: a document that already has a newer version keeps it. Raises CopyError, or
    opensearchpy's exceptions where the server does not answer.
    """
    written_to = indexes.targets() if targets is None else targets
    counted = 0

    def actions() -> Iterator[dict[str, Any]]:
        nonlocal counted
        for family, rows in _read(family_ids):
            counted += 1
            for language, body in family_bodies(family, rows).items():
                for target in written_to[language]:
                    yield {
                        "_index": target,
                        "_id": str(family.pk),
                        "version": family.version,
                        "version_type": "external_gte",
                        "_source": body,
                    }

    refused = [
        str(item["index"].get("error"))
        for written, item in streaming_bulk(
            client(),
            actions(),
            raise_on_error=False,
            max_chunk_bytes=_CHUNK_BYTES,
            max_retries=_RETRIES,
            initial_backoff=_FIRST_PAUSE,
            require_alias="true",
            refresh=settings.OPENSEARCH_REFRESH,
        )
        if not written and item["index"]["status"] not in {_CONFLICT, _GONE}
    ]
    if refused:
        raise CopyError(f"OpenSearch refused {len(refused)} documents: {refused[0][:500]}")
    return counted


def _read(family_ids: Iterable[int]) -> Iterator[tuple[SearchFamily, list[SearchDocument]]]:
    """Families with their documents, some at a time.

    The version is read before the documents: seen together with newer ones, it is written again by the copy of the
    newer version; the other way round, old text could carry a new version.
    """
    rest = iter(family_ids)
    while ids := list(islice(rest, _READ_AT_ONCE)):
        families = SearchFamily.objects.in_bulk(ids)
        documents: dict[int, list[SearchDocument]] = {pk: [] for pk in families}
        for row in SearchDocument.objects.filter(family_id__in=list(families)).order_by("family_id", "place"):
            documents[row.family_id].append(row)
        yield from ((families[pk], documents[pk]) for pk in ids if pk in families)


def refresh() -> None:
    """Make everything written so far findable now instead of within a second."""
    client().indices.refresh(index=indexes.all_live())
