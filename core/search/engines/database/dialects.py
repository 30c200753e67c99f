"""What differs between SQLite (FTS5) and PostgreSQL (tsvector): storing words, matching and ranking them.

Both store the words of `core.search.analysis`, each word and, where it differs, its stem, so both find the
same documents; only the scores differ (bm25 here, ts_rank_cd there).
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import connection

from core.search import analysis
from core.search.models import SearchDocument


class Dialect(Protocol):
    """One database's way of full-text search, as fragments of SQL."""

    def store(self, rows: Sequence[SearchDocument]) -> None:
        """Make the words of stored documents findable, replacing what was stored for the same rows."""

    def forget(self, ids: Iterable[int]) -> None:
        """Make deleted rows unfindable."""


class SQLite:
    """FTS5: one virtual table `search_text`, whose row ids are those of the documents."""

    def store(self, rows: Sequence[SearchDocument]) -> None:
        values: list[tuple[Any, ...]] = [
            (
                row.pk,
                *(_with_stems(text, row.locale) for text in (row.title, row.heading, " ".join(row.tags), row.body)),
            )
            for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_text (rowid, title, heading, tags, body) VALUES (%s, %s, %s, %s, %s)",
                values,
            )

    def forget(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [(pk,) for pk in ids])


class PostgreSQL:
    """A weighted `tsvector` in a column of the documents' own table, written as a literal."""

    def store(self, rows: Sequence[SearchDocument]) -> None:
        values: list[tuple[Any, ...]] = [(_vector(row), row.pk) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE search_searchdocument SET vector = %s::tsvector WHERE id = %s", values)

    def forget(self, ids: Iterable[int]) -> None:
        """Nothing to do: the column went with its row."""


def dialect() -> Dialect:
    """The dialect of the database in use."""
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()


def _with_stems(text: str, locale: str) -> str:
    """The words of a text, then the stems that differ from their words."""
    language = analysis.language_of(locale)
    words = analysis.words(text)
    stems = [stemmed for word in words if (stemmed := analysis.stem(word, language)) != word]
    return " ".join(words + stems)


_LAST_POSITION = 16_383
_FIELD_GAP = 10


def _vector(row: SearchDocument) -> str:
    """The literal of a document's tsvector: a stem stands at the position of its word.

    Fields are a gap apart, so that a phrase never reaches from one into the next.
    """
    language = analysis.language_of(row.locale)
    position = 1
    places: dict[str, list[str]] = {}
    for weight, text in (("A", row.title), ("B", row.heading), ("C", " ".join(row.tags)), ("D", row.body)):
        for word in analysis.words(text):
            for lexeme in {word, analysis.stem(word, language)}:
                places.setdefault(lexeme, []).append(f"{min(position, _LAST_POSITION)}{weight}")
            position += 1
        position += _FIELD_GAP
    # Words hold letters and digits only (analysis), so a quoted lexeme needs no escaping; 255 places are the limit.
    return " ".join(f"'{lexeme}':{','.join(found[:255])}" for lexeme, found in places.items())
