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


Search = tuple[dict[str, Any], dict[str, Any]]
"""One search of a request: where and how to search, and what for."""


class OpenSearchEngine:
    """Full-text search with the analyzer of each language; a hit is a family, its best unit an inner hit."""

    name = "opensearch"

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def find(self, ask: Ask, stage: Stage) -> Found:
        """Answer at one stage with one request: the page, and the counts. A later page first finds its pivot."""
        hits, counts = self._request(
            _ranking(_page(ask, stage) | self._start(ask, stage)), _counting(_counts(ask, stage))
        )
        candidates = [_candidate(hit) for hit in hits["hits"]["hits"]]
        return Found(
            stage=stage,
            candidates=tuple(candidates[: ask.first]),
            more=len(candidates) > ask.first,
            total=hits["hits"]["total"]["value"],
            facets=_facets(counts["aggregations"]["units"]["matching"]),
        )

    def held(self, ask: Ask) -> frozenset[str]:
        """The words that the viewer can find, with one request. Each is looked for until a first family holds it."""
        words = ask.question.words
        if not words:
            return frozenset()
        asked = [replace(ask, question=Question(words=(word,)), mistyped={}) for word in words]
        found = self._request(*(_counting(_any(one)) for one in asked))
        return frozenset(word for word, hits in zip(words, found, strict=True) if hits["hits"]["total"]["value"])

    def _start(self, ask: Ask, stage: Stage) -> dict[str, Any]:
        """Where the page begins: behind the pivot's score of this moment, or at its depth where it is gone."""
        if ask.after is None:
            return {}
        pivot = {"term": {"family_id": ask.after.family_id}}
        body = {"_source": False, "query": {"bool": {"must": [_best_units(ask, stage)], "filter": [pivot]}}}
        (found,) = self._request(_ranking(body | {"sort": _ORDER}))
        hits = found["hits"]["hits"]
        return {"search_after": hits[0]["sort"]} if hits else {"from": ask.after.depth}

    def _request(self, *searches: Search) -> list[dict[str, Any]]:
        left = self._deadline - time.monotonic()
        if left <= 0 or not BREAKER.allows():
            raise Unavailable
        try:
            answer = client().msearch(
                body=[line for search in searches for line in search],
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


def _ranking(body: dict[str, Any]) -> Search:
    """A search whose scores compare across the indexes: all of them weigh a word by how rare it is in all of them."""
    return {"index": indexes.all_live(), "search_type": "dfs_query_then_fetch"}, body


def _counting(body: dict[str, Any]) -> Search:
    return {"index": indexes.all_live()}, body


def _any(ask: Ask) -> dict[str, Any]:
    """Whether there is a family with a unit that answers every word."""
    return {
        "size": 0,
        "terminate_after": 1,
        "query": _families(_matching(ask, ask.filters, Stage.EVERY_WORD)),
    }


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
    """Counts of families by the values of their matching units, each facet under its own filters.

    The question is asked twice, not for each facet: of families, so that no other is looked at, and of their units.
    """
    facets = {
        facet: {
            "filter": _all(_conditions(ask, narrowed(ask.filters, without=facet))),
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
            "filter": _all(_conditions(ask, replace(ask.filters, changed=period))),
            "aggs": {"families": {"reverse_nested": {}}},
        }
        for period in Period
    }
    matching = _matching(ask, Filters(), stage)
    return {
        "size": 0,
        "track_total_hits": False,
        "query": _families(matching),
        "aggs": {"units": {"nested": {"path": "units"}, "aggs": {"matching": {"filter": matching, "aggs": facets}}}},
    }


def _families(matching: dict[str, Any]) -> dict[str, Any]:
    """Families with such a unit, unscored."""
    return _all([{"nested": {"path": "units", "score_mode": "none", "query": matching}}])


def _matching(ask: Ask, filters: Filters, stage: Stage) -> dict[str, Any]:
    """The query over single units: the question, the viewer's labels, the filters, the time."""
    question, wanted = ask.question, _wanted(ask, stage)
    expired = {"range": {"units.expires_at": {"lte": ask.at.isoformat()}}}
    return {
        "bool": {
            "filter": [{"terms": {"units.access": sorted(ask.labels)}}, *_conditions(ask, filters)],
            "should": wanted,
            "minimum_should_match": 1 if stage is Stage.SOME_WORDS else len(wanted),
            "must_not": [expired, *(_phrase(ask, phrase) for phrase in question.excluded)],
        }
    }


def _conditions(ask: Ask, filters: Filters) -> list[dict[str, Any]]:
    """The filters, over single units."""
    conditions: list[dict[str, Any]] = []
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
    return conditions + [{"term": {"units.tags": tag}} for tag in sorted(filters.tags)]


def _all(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"filter": conditions}}


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
    ways += [{"multi_match": {"query": known, "fields": stems, "boost": 0.5}} for known in ask.meant(stage, word)]
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
