"""What can be found: the contract between a room of the house and search.

An app describes its searchable objects once, in its `search.py` (loaded at start-up):

    register(Source(kind="topic", node_type="Topic", documents=..., visible_ids=..., all_ids=...))

and calls `core.search.actions.index_object("topic", pk)` in the handlers of its events. Search always reads
the object's current state through `documents`, so the order in which events arrive does not matter.
"""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime

from core.accounts.models import Viewer

from .analysis import without_unseen

LONGEST_TITLE = 500
LONGEST_BODY = 200_000
"""Characters of one unit that are searched. A unit is a section, a post or a few cues, never a book."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One findable unit of an object: a section of an article, a post, a stretch of a transcript.

    `unit` names it within its object. `body` is plain text, never HTML. `path` is where a reader goes;
    `anchor` (without the number sign) or `start_ms` is the place within it. `access` holds the labels of
    those who may find it (core.accounts.roles.labels_of); empty means nobody. `area` is the slug of the part of
    the product that it is about; empty where it is about none. `updated_at` is when this unit last changed. From
    `expires_at` on it is not found any more, whether or not somebody has come by to take it away.
    """

    unit: str
    locale: str
    title: str
    body: str
    path: str
    access: frozenset[str]
    updated_at: datetime
    heading: str = ""
    anchor: str = ""
    start_ms: int | None = None
    tags: tuple[str, ...] = field(default=())
    category: str = ""
    area: str = ""
    expires_at: datetime | None = None

    def cleaned(self) -> "Document":
        """The same document as it is stored: no control characters, bounded lengths, tags sorted once."""
        return replace(
            self,
            unit=_printable(self.unit)[:120],
            title=_printable(self.title)[:LONGEST_TITLE],
            heading=_printable(self.heading)[:LONGEST_TITLE],
            body=_printable(self.body)[:LONGEST_BODY],
            tags=tuple(sorted({_printable(tag)[:100] for tag in self.tags})),
            category=_printable(self.category)[:100],
            area=_printable(self.area)[:100],
        )

    def digest(self) -> str:
        """A fingerprint of everything a reader could see or filter by. Equal digests, equal documents."""
        values = asdict(self) | {
            "access": sorted(self.access),
            "tags": sorted(self.tags),
            "updated_at": self.updated_at.astimezone(UTC).isoformat(timespec="seconds"),
            "expires_at": self.expires_at and self.expires_at.astimezone(UTC).isoformat(timespec="seconds"),
        }
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of searchable object, and how to read it.

    `documents(object_id)` yields the object's units in reading order from its current state, nothing where
    it is gone or hidden from everybody. `visible_ids(viewer, ids)` says which of `ids` the viewer may read
    now: the last word on every hit. `all_ids()` names every object that has documents. `area_titles(locale)`
    says what the areas of its documents are called in a language, by slug; those it has no name for are left out.
    """

    kind: str
    node_type: str
    documents: Callable[[int], Iterable[Document]]
    visible_ids: Callable[[Viewer, Iterable[int]], set[int]]
    all_ids: Callable[[], Iterable[int]]
    area_titles: Callable[[str], Mapping[str, str]] = lambda locale: {}


_SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make `source` known. Registering a kind again replaces it."""
    _SOURCES[source.kind] = source


def source_of(kind: str) -> Source:
    """The source of a kind. Raises LookupError where nobody registered it."""
    return _SOURCES[kind]


def sources() -> list[Source]:
    """Every registered source, by kind."""
    return [_SOURCES[kind] for kind in sorted(_SOURCES)]


def titles_of_areas(locale: str) -> dict[str, str]:
    """What every area that can be searched in is called in a language, by slug, as far as somebody named it."""
    return {slug: title for source in sources() for slug, title in source.area_titles(locale).items()}


def _printable(text: str) -> str:
    """Text without control and private-use characters, which no database stores or shows reliably, nor unseen ones."""
    if text.isprintable():
        return text
    text = without_unseen(text)
    return "".join(" " if unicodedata.category(char) in {"Cc", "Cs", "Co"} and char != "\n" else char for char in text)
