"""Finding, ranking and counting in OpenSearch, within a time limit."""

import time
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from django.conf import settings
from opensearchpy.exceptions import OpenSearchException
from urllib3 import Timeout

from core.search.language import Question

from .. import MOST_COUNTED, MOST_FACETS, Ask, Candidate, Facets, Filters, Found, Period, Stage, Unavailable, narrowed
from . import indexes
from .client import BREAKER, client

_ORDER = [{"_score": "desc"}, {"family_id": "desc"}]
_FACETS = {"kind": "kind", "locale": "locale", "category": "category", "area": "area", "tag": "tags"}
_WEIGHTS = {"title": 10, "heading": 5, "tag_words": 3, "body": 1}
# Where some words will do, one word in a title says less than three in the text.
_EVEN_WEIGHTS = {"title": 3, "heading": 2.5, "tag_words": 2, "body": 1}


def engine() -> "OpenSearchEngine":
    """An engine for one search: all its requests share OPENSEARCH_SECONDS."""
    return OpenSearchEngine(time.monotonic() + settings.OPENSEARCH_SECONDS)


class OpenSearchEngine:
    """Full-text search with the analyzer of each language; a hit is a family, its best unit an inner hit."""

    name = "opensearch"

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def find(self, ask: Ask, stage: Stage) -> Found:
        """Answer at one stage with one request: the page, and the counts. A later page first finds its pivot."""
        hits, counts = self._request([_page(ask, stage) | self._start(ask, stage), _counts(ask, stage)])
        candidates = [_candidate(hit) for hit in hits["hits"]["hits"]]
        return Found(
            stage=stage,
            candidates=tuple(candidates[: ask.first]),
            more=len(candidates) > ask.first,
            total=hits["hits"]["total"]["value"],
            facets=_facets(counts["aggregations"]["units"]),
        )

    def held(self, ask: Ask) -> frozenset[str]:
        """The words that the viewer can find, with one request that asks for all of them."""
        words = ask.question.words
        asked = [replace(ask, question=Question(words=(word,)), mistyped=frozenset()) for word in words]
        filters = {
            str(number): {"filter": _matching(one, one.filters, Stage.EVERY_WORD)} for number, one in enumerate(asked)
        }
        units = {"nested": {"path": "units"}, "aggs": filters}
        (answer,) = self._request([{"size": 0, "track_total_hits": False, "aggs": {"units": units}}])
        counts = answer["aggregations"]["units"]
        return frozenset(word for number, word in enumerate(words) if counts[str(number)]["doc_count"])

    def _start(self, ask: Ask, stage: Stage) -> dict[str, Any]:
        """Where the page begins: behind the pivot's score of this moment, or at its depth where it is gone."""
        if ask.after is None:
            return {}
        pivot = {"term": {"family_id": ask.after.family_id}}
        body = {"_source": False, "query": {"bool": {"must": [_best_units(ask, stage)], "filter": [pivot]}}}
        (found,) = self._request([body | {"sort": _ORDER}])
        hits = found["hits"]["hits"]
        return {"search_after": hits[0]["sort"]} if hits else {"from": ask.after.depth}

    def _request(self, searches: list[dict[str, Any]]) -> list[dict[str, Any]]:
        left = self._deadline - time.monotonic()
        if left <= 0 or not BREAKER.allows():
            raise Unavailable
        header = {"index": indexes.all_live(), "search_type": "dfs_query_then_fetch"}
        try:
            answer = client().msearch(
                body=[line for search in searches for line in (header, search)],
                params={"request_timeout": Timeout(total=left)},
            )
        except (OpenSearchException, ValueError) as error:
            BREAKER.failed()
            raise Unavailable from error
        responses: list[dict[str, Any]] = answer.get("responses", []) if isinstance(answer, dict) else []
        if len(responses) != len(searches):
            BREAKER.failed()
            raise Unavailable
        BREAKER.succeeded()
        if any("error" in response or response["timed_out"] for response in responses):
            raise Unavailable
        return responses


def _page(ask: Ask, stage: Stage) -> dict[str, Any]:
    return {
        "_source": False,
        "size": ask.first + 1,
        "track_total_hits": MOST_COUNTED,
        "query": _best_units(ask, stage),
        "sort": _ORDER,
    }


def _best_units(ask: Ask, stage: Stage) -> dict[str, Any]:
    """Families with a matching unit, each scored by its best one, which comes along."""
    return {
        "nested": {
            "path": "units",
            "score_mode": "max",
            "query": _matching(ask, ask.filters, stage),
            "inner_hits": {"size": 1, "_source": False, "docvalue_fields": ["units.unit"]},
        }
    }


def _counts(ask: Ask, stage: Stage) -> dict[str, Any]:
    """Counts of families by the values of their matching units, each facet under its own filters."""
    facets = {
        facet: {
            "filter": _matching(ask, narrowed(ask.filters, without=facet), stage),
            "aggs": {
                "values": {
                    # More than are shown: the server orders by units, the answer is ordered by families.
                    "terms": {"field": f"units.{field}", "size": 3 * MOST_FACETS},
                    "aggs": {"families": {"reverse_nested": {}}},
                }
            },
        }
        for facet, field in _FACETS.items()
    }
    facets |= {
        period: {
            "filter": _matching(ask, replace(ask.filters, changed=period), stage),
            "aggs": {"families": {"reverse_nested": {}}},
        }
        for period in Period
    }
    return {"size": 0, "track_total_hits": False, "aggs": {"units": {"nested": {"path": "units"}, "aggs": facets}}}


def _matching(ask: Ask, filters: Filters, stage: Stage) -> dict[str, Any]:
    """The query over single units: the question, the viewer's labels, the filters, the time."""
    conditions: list[dict[str, Any]] = [{"terms": {"units.access": sorted(ask.labels)}}]
    if filters.kinds:
        conditions.append({"terms": {"units.kind": sorted(filters.kinds)}})
    if filters.locale is not None:
        conditions.append({"term": {"units.locale": filters.locale}})
    if filters.category is not None:
        conditions.append({"term": {"units.category": filters.category}})
    if filters.area is not None:
        conditions.append({"term": {"units.area": filters.area}})
    if filters.changed is not None:
        conditions.append({"range": {"units.updated_at": {"gte": filters.changed.since(ask.at).isoformat()}}})
    conditions += [{"term": {"units.tags": tag}} for tag in sorted(filters.tags)]

    question, wanted = ask.question, _wanted(ask, stage)
    expired = {"range": {"units.expires_at": {"lte": ask.at.isoformat()}}}
    return {
        "bool": {
            "filter": conditions,
            "should": wanted,
            "minimum_should_match": 1 if stage is Stage.SOME_WORDS else len(wanted),
            "must_not": [expired, *(_phrase(ask, phrase) for phrase in question.excluded)],
        }
    }


def _wanted(ask: Ask, stage: Stage) -> list[dict[str, Any]]:
    """A query for each term and phrase. A term is said in its own words or in those of a synonym."""
    question, written = ask.question, partial(_word, ask, stage)
    phrases = [_phrase(ask, phrase) for phrase in question.phrases]
    if stage is Stage.SOME_WORDS:
        # Any word will do by itself, and any synonym.
        ways = [*((word,) for word in question.words), *(way for term in question.synonyms for way in term.synonyms)]
        return [_together(map(written, way)) for way in ways] + phrases
    return [
        _best_of([_together(map(written, way)) for way in (term.words, *term.synonyms)]) for term in question.terms
    ] + phrases


def _word(ask: Ask, stage: Stage, word: str) -> dict[str, Any]:
    """One word, by its stem and as it is, perhaps unfinished, perhaps mistyped; the closer the better."""
    question = ask.question
    stems, exact = _fields(ask, stage), _fields(ask, stage, ".exact")
    ways: list[dict[str, Any]] = [
        {"multi_match": {"query": word, "fields": stems}},
        {"multi_match": {"query": word, "fields": exact}},
    ]
    if question.unfinished and word == question.words[-1]:
        ways.append({"multi_match": {"query": word, "fields": exact, "type": "phrase_prefix", "boost": 0.5}})
    if stage > Stage.EVERY_WORD and word in ask.mistyped:
        mistyped = {"query": word, "fields": exact, "fuzziness": "AUTO:4,7", "max_expansions": 20, "boost": 0.5}
        ways.append({"multi_match": mistyped | ({"prefix_length": 1} if stage is Stage.SOME_WORDS else {})})
    return _best_of(ways)


def _fields(ask: Ask, stage: Stage, form: str = "") -> list[str]:
    if ask.titles_only:
        return [f"units.title{form}"]
    weights = _EVEN_WEIGHTS if stage is Stage.SOME_WORDS else _WEIGHTS
    return [f"units.{name}{form}^{weight}" for name, weight in weights.items()]


def _best_of(queries: list[dict[str, Any]]) -> dict[str, Any]:
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries, "tie_breaker": 0.3}}


def _together(queries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    every = list(queries)
    return every[0] if len(every) == 1 else {"bool": {"must": every}}


def _phrase(ask: Ask, words: tuple[str, ...]) -> dict[str, Any]:
    return {
        "multi_match": {"query": " ".join(words), "fields": _fields(ask, Stage.EVERY_WORD, ".exact"), "type": "phrase"}
    }


def _candidate(hit: dict[str, Any]) -> Candidate:
    score, family_id = hit["sort"]
    (best,) = hit["inner_hits"]["units"]["hits"]["hits"]
    return Candidate(family_id, best["fields"]["units.unit"][0], score)


def _facets(aggregations: dict[str, Any]) -> Facets:
    counts: dict[str, dict[str, int]] = {}
    for facet in _FACETS:
        buckets = aggregations[facet]["values"]["buckets"]
        values = [(bucket["key"], bucket["families"]["doc_count"]) for bucket in buckets if bucket["key"]]
        counts[facet] = dict(sorted(values, key=lambda value: (-value[1], value[0]))[:MOST_FACETS])
    since = {period: aggregations[period]["families"]["doc_count"] for period in Period}
    counts["date"] = {period.value: min(count, MOST_COUNTED) for period, count in since.items() if count}
    return counts
