"""What differs between SQLite (FTS5) and PostgreSQL (tsvector): storing words, matching and ranking them.

Both hold the words of `core.search.analysis`, each with its stem where that differs, and are asked with the
same alternatives, so both find the same documents; only the scores differ (bm25 here, ts_rank there).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from django.db import connection

from core.search import analysis
from core.search.models import SearchDocument

from .. import Stage


@dataclass(frozen=True)
class Word:
    """A word asked for: any of its spellings will do; `prefix` may also be the beginning of a word."""

    spellings: tuple[str, ...]
    prefix: str = ""


Way = tuple[Word, ...]
"""Words that say something together: all of them must be there."""


@dataclass(frozen=True)
class Wish:
    """A question in the words an index holds. A term is said in any of its ways."""

    stage: Stage
    terms: tuple[tuple[Way, ...], ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]
    titles_only: bool = False


class Dialect(Protocol):
    """One database's way of full-text search, as fragments of SQL over `d`, the documents."""

    matched_from: str
    """The FROM clause that yields documents `d` and what they are matched by."""
    match: str
    """A condition with one parameter, the expression."""
    score: str
    """Greater is better."""
    score_takes_expression: bool
    """Whether `score` needs the expression as a parameter too."""
    tag_values: str
    """A FROM item that yields `t.value` for every tag of a matched row `m`."""

    def expression(self, wish: Wish) -> str:
        """The wish in the database's own query syntax."""

    def overlaps(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        """A condition, with parameters: the JSON list in `column` holds at least one of `values`."""

    def contains(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        """A condition, with parameters: the JSON list in `column` holds all of `values`."""

    def store(self, rows: Sequence[SearchDocument]) -> None:
        """Make the words of stored documents findable, replacing what was stored for the same rows."""

    def forget(self, ids: Iterable[int]) -> None:
        """Make deleted rows unfindable."""

    def differing(self, rows: Sequence[SearchDocument]) -> set[int]:
        """Those of the stored documents, by their keys, whose words are not those of their text, or are not there."""

    def strays(self) -> list[int]:
        """Keys of words whose document is gone."""

    def sweep(self) -> None:
        """Remove words whose document is gone."""


class SQLite:
    """FTS5: one virtual table `search_text`, whose row ids are those of the documents."""

    matched_from = "search_text JOIN search_searchdocument d ON d.id = search_text.rowid"
    match = "search_text MATCH %s"
    score = "-bm25(search_text, 10.0, 5.0, 3.0, 1.0)"
    score_takes_expression = False
    tag_values = "json_each(m.tags) AS t"

    def expression(self, wish: Wish) -> str:
        terms = [_joined(term, " AND ", " OR ", _fts5_word) for term in wish.terms]
        phrases = [_fts5_string(*phrase) for phrase in wish.phrases]
        if wish.stage is Stage.SOME_WORDS:
            wanted = " OR ".join(f"({part})" for part in [*terms, *phrases])
        else:
            wanted = " AND ".join(f"({part})" for part in [*terms, *phrases])
        if wish.titles_only:
            wanted = f"{{title}} : ({wanted})"
        if wish.excluded:
            return f"({wanted}) NOT ({' OR '.join(_fts5_string(*phrase) for phrase in wish.excluded)})"
        return wanted

    def overlaps(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        marks = ", ".join(["%s"] * len(values))
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({marks}))", list(values)  # noqa: S608

    def contains(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        marks = ", ".join(["%s"] * len(values))
        return f"(SELECT count(*) FROM json_each({column}) WHERE value IN ({marks})) = %s", [*values, len(values)]  # noqa: S608

    def store(self, rows: Sequence[SearchDocument]) -> None:
        values: list[tuple[Any, ...]] = [(row.pk, *_stored_texts(row)) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_text (rowid, title, heading, tags, body) VALUES (%s, %s, %s, %s, %s)",
                values,
            )

    def forget(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [(pk,) for pk in ids])

    def differing(self, rows: Sequence[SearchDocument]) -> set[int]:
        marks = ", ".join(["%s"] * len(rows))
        statement = f"SELECT rowid, title, heading, tags, body FROM search_text WHERE rowid IN ({marks})"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(statement, [row.pk for row in rows])
            held = {pk: tuple(texts) for pk, *texts in cursor.fetchall()}
        return {row.pk for row in rows if held.get(row.pk) != _stored_texts(row)}

    def strays(self) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM search_text WHERE rowid NOT IN (SELECT id FROM search_searchdocument)")
            return [rowid for (rowid,) in cursor.fetchall()]

    def sweep(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_text WHERE rowid NOT IN (SELECT id FROM search_searchdocument)")


class PostgreSQL:
    """A weighted `tsvector` in a column of the documents' own table, written as a literal."""

    matched_from = "search_searchdocument d"
    match = "d.vector @@ %s::tsquery"
    # Weights of body, tags, heading, title; 1 divides by the logarithm of the length.
    score = "ts_rank('{0.1, 0.3, 0.5, 1.0}', d.vector, %s::tsquery, 1)::float8"
    score_takes_expression = True
    tag_values = "jsonb_array_elements_text(m.tags) AS t(value)"

    def expression(self, wish: Wish) -> str:
        # A title's words have the weight A, and an operand can ask for a weight.
        weight = "A" if wish.titles_only else ""
        written = partial(_tsquery_word, weight=weight)
        terms = [_joined(term, " & ", " | ", written) for term in wish.terms]
        phrases = [" <-> ".join(written(Word((word,))) for word in phrase) for phrase in wish.phrases]
        joint = " | " if wish.stage is Stage.SOME_WORDS else " & "
        wanted = joint.join(f"({part})" for part in [*terms, *phrases])
        unwanted = "".join(f" & !({' <-> '.join(map(_lexeme, phrase))})" for phrase in wish.excluded)
        return f"({wanted}){unwanted}"

    def overlaps(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        return f"{column} ?| %s", [list(values)]

    def contains(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        return f"{column} ?& %s", [list(values)]

    def store(self, rows: Sequence[SearchDocument]) -> None:
        values: list[tuple[Any, ...]] = [(_vector(row), row.pk) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE search_searchdocument SET vector = %s::tsvector WHERE id = %s", values)

    def forget(self, ids: Iterable[int]) -> None:
        """Nothing to do: the column went with its row."""

    def differing(self, rows: Sequence[SearchDocument]) -> set[int]:
        values = ", ".join(["(%s::bigint, %s::tsvector)"] * len(rows))
        statement = (
            f"SELECT d.id FROM search_searchdocument d JOIN (VALUES {values}) AS wanted(id, vector) "  # noqa: S608
            "ON wanted.id = d.id WHERE d.vector IS DISTINCT FROM wanted.vector"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [value for row in rows for value in (row.pk, _vector(row))])
            return {pk for (pk,) in cursor.fetchall()}

    def strays(self) -> list[int]:
        """None: words and document are one row."""
        return []

    def sweep(self) -> None:
        """Nothing to do: words and document are one row."""


def dialect() -> Dialect:
    """The dialect of the database in use."""
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()


# Words hold letters and digits only (analysis), so quoting them is all the escaping there is to do.


def _joined(ways: Iterable[Way], both: str, either: str, written: Callable[[Word], str]) -> str:
    return either.join(both.join(f"({written(word)})" for word in way) for way in ways)


def _fts5_word(word: Word) -> str:
    beginning = [f"{_fts5_string(word.prefix)} *"] if word.prefix else []
    return " OR ".join([*map(_fts5_string, word.spellings), *beginning])


def _tsquery_word(word: Word, weight: str) -> str:
    beginning = [f"{_lexeme(word.prefix)}:*{weight}"] if word.prefix else []
    return " | ".join([*(f"{_lexeme(one)}{weight and f':{weight}'}" for one in word.spellings), *beginning])


def _fts5_string(*words: str) -> str:
    return f'"{" ".join(words)}"'


def _lexeme(word: str) -> str:
    return f"'{word}'"


def _texts(row: SearchDocument) -> tuple[str, str, str, str]:
    return row.title, row.heading, " ".join(row.tags), row.body


def _with_stems(text: str, locale: str) -> str:
    """The words of a text, then the stems that differ from their words."""
    language = analysis.language_of(locale)
    words = analysis.words(text)
    stems = [stemmed for word in words if (stemmed := analysis.stem(word, language)) != word]
    return " ".join(words + stems)


def _stored_texts(row: SearchDocument) -> tuple[str, ...]:
    return tuple(_with_stems(text, row.locale) for text in _texts(row))


_LAST_POSITION = 16_383
_MOST_POSITIONS = 255
_FIELD_GAP = 10


def _vector(row: SearchDocument) -> str:
    """The literal of a document's tsvector: a stem stands at the position of its word.

    Fields are a gap apart, so that a phrase never reaches from one into the next.
    """
    language = analysis.language_of(row.locale)
    position = 1
    places: dict[str, list[str]] = {}
    for weight, text in zip("ABCD", _texts(row), strict=True):
        for word in analysis.words(text):
            for lexeme in {word, analysis.stem(word, language)}:
                places.setdefault(lexeme, []).append(f"{min(position, _LAST_POSITION)}{weight}")
            position += 1
        position += _FIELD_GAP
    return " ".join(f"{_lexeme(word)}:{','.join(found[:_MOST_POSITIONS])}" for word, found in places.items())
