"""Finding, ranking and counting in one database, whichever of the two it is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection

from core.search import analysis
from core.search.language import Question, Words

from .. import MOST_COUNTED, MOST_FACETS, Ask, Candidate, Facets, Found, Period, Stage, narrowed
from .dialects import Wish, Word, dialect

_FACETS = {"kind": "m.kind", "locale": "m.locale", "category": "m.category", "area": "m.area"}

# Documents that match, that the viewer's labels open and that have not expired, one row for each unit.
_MATCHED = """
WITH matched AS MATERIALIZED (
    SELECT d.id, d.family_id, d.unit, d.locale, d.category, d.area, d.tags, d.updated_at, f.kind, {score} AS score
    FROM {matched_from} JOIN search_searchfamily f ON f.id = d.family_id
    WHERE {match} AND {opened} AND (d.expires_at IS NULL OR d.expires_at > %s)
)"""

# What is counted: an object's documents mostly agree in everything that is counted by, so that few rows are left.
_OBJECTS = """, objects AS MATERIALIZED (
    SELECT m.family_id, m.kind, m.locale, m.category, m.area, m.tags, max(m.updated_at) AS updated_at
    FROM matched m GROUP BY m.family_id, m.kind, m.locale, m.category, m.area, m.tags
)"""

# The best unit of each object, behind the pivot where it is still found. Of equals the first in reading order,
# since rows are written in that order.
_RANKED = """, ranked AS (
    SELECT m.family_id, m.unit, m.score,
        row_number() OVER (PARTITION BY m.family_id ORDER BY m.score DESC, m.id) AS place
    FROM matched m WHERE {narrowed}
), best AS MATERIALIZED (
    SELECT family_id, unit, score FROM ranked WHERE place = 1
), pivot AS (
    SELECT score, family_id FROM best WHERE family_id = %s
), page AS (
    SELECT family_id, unit, score FROM best
    WHERE NOT EXISTS (SELECT 1 FROM pivot) OR (score, family_id) < (SELECT score, family_id FROM pivot)
    ORDER BY score DESC, family_id DESC
    LIMIT %s OFFSET CASE WHEN EXISTS (SELECT 1 FROM pivot) THEN 0 ELSE %s END
)
SELECT 'hit' AS facet, unit AS value, family_id AS objects, score FROM page
"""

_ANY = " SELECT 1 FROM matched LIMIT 1"

_COUNTS = """UNION ALL
SELECT 'total', '', count(*), 0 FROM best
UNION ALL
SELECT 'tag', t.value, count(DISTINCT m.family_id), 0 FROM objects m, {tag_values} WHERE {narrowed} GROUP BY t.value
"""

_COUNT_BY = """UNION ALL
SELECT '{facet}', {column}, count(DISTINCT m.family_id), 0 FROM objects m WHERE {narrowed} GROUP BY {column}
"""

_COUNT_SINCE = """UNION ALL
SELECT 'date', '{period}', count(DISTINCT m.family_id), 0 FROM objects m WHERE {narrowed}
"""

# Whoever reads titles while typing looks at no number.
_COUNT_TITLES = """UNION ALL
SELECT 'total', '', count(*), 0 FROM best
"""


class DatabaseEngine:
    """SQLite FTS5 or PostgreSQL full-text search, with typing errors mended from the words that are known."""

    name = "database"

    def find(self, ask: Ask, stage: Stage) -> Found:
        """Answer at one stage, with one statement: what matches is looked up once, for the page and for the counts."""
        candidates, total, facets = _answer(ask, dialect().expression(wish(ask, stage)))
        return Found(
            stage=stage,
            candidates=tuple(candidates[: ask.first]),
            more=len(candidates) > ask.first,
            total=min(total, MOST_COUNTED),
            facets=facets,
        )

    def held(self, ask: Ask) -> frozenset[str]:
        """The words that the viewer can find. One statement for each, which stops at the first document."""
        return frozenset(word for word in ask.question.words if _held(ask, word))


def _held(ask: Ask, word: str) -> bool:
    asked = replace(ask, question=Question(words=(word,)), mistyped={})
    matched, parameters = _matched(asked, dialect().expression(wish(asked, Stage.EVERY_WORD)), ranked=False)
    with connection.cursor() as cursor:
        cursor.execute(matched + _ANY, parameters)
        return cursor.fetchone() is not None


def _matched(ask: Ask, expression: str, *, ranked: bool) -> tuple[str, list[Any]]:
    """The common table expression `matched` and its parameters. Ranking costs most, and counting needs none."""
    sql = dialect()
    opened, labels = sql.overlaps("d.access", sorted(ask.labels))
    score = sql.score if ranked else "0"
    statement = _MATCHED.format(score=score, matched_from=sql.matched_from, match=sql.match, opened=opened)
    return statement, [
        *([expression] if ranked and sql.score_takes_expression else []),
        expression,
        *labels,
        _moment(ask.at),
    ]


def _answer(ask: Ask, expression: str) -> tuple[list[Candidate], int, Facets]:
    """The page, with one candidate more than asked for where there is one, and the counts."""
    statement, parameters = _matched(ask, expression, ranked=True)
    condition, narrowing = _conditions(ask)
    pivot, depth = (ask.after.family_id, ask.after.depth) if ask.after else (0, 0)
    paging = [*narrowing, pivot, ask.first + 1, depth]
    if ask.titles_only:
        statement += _RANKED.format(narrowed=condition) + _COUNT_TITLES
        parameters += paging
    else:
        statement += _OBJECTS + _RANKED.format(narrowed=condition)
        statement += _COUNTS.format(narrowed=condition, tag_values=dialect().tag_values)
        parameters += [*paging, *narrowing]
        for facet, column in _FACETS.items():
            condition, narrowing = _conditions(replace(ask, filters=narrowed(ask.filters, without=facet)))
            statement += _COUNT_BY.format(facet=facet, column=column, narrowed=condition)
            parameters += narrowing
        for period in Period:
            condition, narrowing = _conditions(replace(ask, filters=replace(ask.filters, changed=period)))
            statement += _COUNT_SINCE.format(period=period, narrowed=condition)
            parameters += narrowing
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows = cursor.fetchall()
    hits = [Candidate(family_id, unit, score) for facet, unit, family_id, score in rows if facet == "hit"]
    total, facets = _counted(row[:3] for row in rows if row[0] != "hit")
    return sorted(hits, key=lambda hit: (hit.score, hit.family_id), reverse=True), total, facets


def _counted(rows: Iterable[tuple[str, str, int]]) -> tuple[int, Facets]:
    counts: dict[str, dict[str, int]] = {facet: {} for facet in (*_FACETS, "date", "tag")}
    total = 0
    for facet, value, objects in sorted(rows, key=lambda row: (-row[2], row[1])):
        if facet == "total":
            total = objects
        elif value and objects and len(counts[facet]) < MOST_FACETS:
            counts[facet][value] = min(objects, MOST_COUNTED)
    counts["date"] = {period: counts["date"][period] for period in Period if period in counts["date"]}
    return total, counts


def wish(ask: Ask, stage: Stage) -> Wish:
    """The question in the words that the index holds: each with its stems, a mistyped one with near words too."""
    question, written = ask.question, partial(_word, ask, stage)
    if stage is Stage.SOME_WORDS:
        # Any word will do by itself, and any synonym.
        ways = [*((word,) for word in question.words), *(way for term in question.synonyms for way in term.synonyms)]
        terms: list[tuple[Words, ...]] = [(way,) for way in ways]
    else:
        terms = [(term.words, *term.synonyms) for term in question.terms]
    return Wish(
        stage,
        tuple(tuple(tuple(map(written, way)) for way in term) for term in terms),
        question.phrases,
        question.excluded,
        ask.titles_only,
    )


def _word(ask: Ask, stage: Stage, word: str) -> Word:
    locale, question = ask.filters.locale, ask.question
    languages = [analysis.language_of(locale)] if locale else list(analysis.LANGUAGES)
    meant = (word, *ask.meant(stage, word))
    spellings = {form for known in meant for form in (known, *(analysis.stem(known, code) for code in languages))}
    unfinished = question.unfinished and word == question.words[-1]
    return Word(tuple(sorted(spellings)), prefix=word if unfinished else "")


def _conditions(ask: Ask) -> tuple[str, list[Any]]:
    """The filters as SQL over a matched row `m`, and its parameters."""
    filters = ask.filters
    conditions, parameters = ["TRUE"], list[Any]()
    if filters.kinds:
        conditions.append(f"m.kind IN ({', '.join(['%s'] * len(filters.kinds))})")
        parameters += sorted(filters.kinds)
    if filters.locale is not None:
        conditions.append("m.locale = %s")
        parameters.append(filters.locale)
    if filters.category is not None:
        conditions.append("m.category = %s")
        parameters.append(filters.category)
    if filters.area is not None:
        conditions.append("m.area = %s")
        parameters.append(filters.area)
    if filters.changed is not None:
        conditions.append("m.updated_at >= %s")
        parameters.append(_moment(filters.changed.since(ask.at)))
    if filters.tags:
        condition, values = dialect().contains("m.tags", sorted(filters.tags))
        conditions.append(condition)
        parameters += values
    return " AND ".join(conditions), parameters


def _moment(at: datetime) -> Any:
    """A moment as the database compares it with stored ones."""
    return connection.ops.adapt_datetimefield_value(at)
