"""Reading back what OpenSearch holds, bucket by bucket."""

from collections.abc import Mapping
from typing import Any

from . import indexes
from .client import client
from .schema import BUCKETS, LANGUAGES

_PAGE = 1_000


def differing_buckets(language: str, counts: Mapping[int, int], sums: Mapping[int, int]) -> list[int]:
    """The buckets of one language's index whose number of families or sum of checksums is not as expected."""
    aggregations = {
        "buckets": {"terms": {"field": "bucket", "size": BUCKETS}, "aggs": {"sum": {"sum": {"field": "checksum"}}}}
    }
    answer = client().search(index=indexes.live(language), body={"size": 0, "aggs": aggregations})
    held = {
        entry["key"]: (entry["doc_count"], int(entry["sum"]["value"]))
        for entry in answer["aggregations"]["buckets"]["buckets"]
    }
    expected = {number: (counts[number], sums[number]) for number in counts}
    return sorted(number for number in held.keys() | expected.keys() if held.get(number) != expected.get(number))


def versions_in(language: str, bucket: int) -> dict[int, int]:
    """Family id to version, for every family in one bucket of one language's index."""
    versions: dict[int, int] = {}
    body: dict[str, Any] = {
        "size": _PAGE,
        "query": {"term": {"bucket": bucket}},
        "sort": [{"family_id": "asc"}],
        "_source": ["family_id", "version"],
    }
    while True:
        hits = client().search(index=indexes.live(language), body=body)["hits"]["hits"]
        versions.update({hit["_source"]["family_id"]: hit["_source"]["version"] for hit in hits})
        if len(hits) < _PAGE:
            return versions
        body["search_after"] = hits[-1]["sort"]


def remove(family_id: int) -> None:
    """Delete the documents of a family that the database does not know, from every index."""
    for index in indexes.names():
        client().delete(index=index, id=str(family_id), params={"ignore": 404})


def newest_version(family_id: int) -> int:
    """The greatest version of a family that any searched index holds; 0 where none does."""
    body = {"size": len(LANGUAGES), "query": {"term": {"family_id": family_id}}, "_source": ["version"]}
    hits = client().search(index=indexes.all_live(), body=body)["hits"]["hits"]
    return max((hit["_source"]["version"] for hit in hits), default=0)
