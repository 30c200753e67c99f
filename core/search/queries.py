"""Finding: what a viewer gets for what they typed."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from typing import TypeVar
from urllib.parse import urlsplit

from django.utils import timezone

from core.accounts.models import Viewer
from core.accounts.roles import labels_of

from . import analysis, cursors, synonyms
from .engines import (
    MOST_HITS,
    Ask,
    Candidate,
    Engine,
    Facets,
    Filters,
    Found,
    Period,
    Position,
    Stage,
    Unavailable,
    behind,
    climb,
    opensearch,
    suspecting,
)
from .engines.database import DatabaseEngine
from .highlight import Marker
from .language import parse
from .models import Pin, SearchDocument
from .sources import source_of, sources
from .synonyms import RulesOf

MOST_AT_ONCE = 100
MOST_SUGGESTIONS = 10

# Hits that the database refuses leave a page short; it is filled up this often before it is given as it is.
_ROUNDS = 3


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One object that answers the question, at the place in it that answers best.

    `marked_title` and `snippet` are HTML with `<mark>` as the only element. `url` is `path` with the
    place in it: `#anchor`, or `?t=` and whole seconds. `cursor` leads to the hits behind this one.
    """

    kind: str
    object_id: int
    node_type: str
    unit: str
    locale: str
    title: str
    marked_title: str
    heading: str
    snippet: str
    path: str
    anchor: str
    start_ms: int | None
    category: str
    area: str
    tags: tuple[str, ...]
    updated_at: datetime
    cursor: str

    @property
    def url(self) -> str:
        """Where a reader goes to see what was found."""
        if self.start_ms is not None:
            return f"{self.path}?t={self.start_ms // 1000}"
        return f"{self.path}#{self.anchor}" if self.anchor else self.path


@dataclass(frozen=True)
class Suggestion:
    """An object by its title, for a list that opens while somebody types."""

    kind: str
    title: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """A page of hits. `total` and `facets` count all that the viewer may find (see engines.Found).

    `cursor` leads to the next page and is None at the end. `degraded` says that the search engine did not
    answer in time and the database did. `did_you_mean` is the question without its typing errors, given
    only where the hits hold those words.
    """

    hits: tuple[Hit, ...] = ()
    facets: Facets = field(default_factory=dict)
    total: int = 0
    cursor: str | None = None
    degraded: bool = False
    did_you_mean: str | None = None


def search(
    viewer: Viewer | None,
    text: str,
    *,
    kinds: Iterable[str] = (),
    locale: str | None = None,
    tags: Iterable[str] = (),
    category: str | None = None,
    area: str | None = None,
    changed: Period | None = None,
    first: int = 20,
    after: str | None = None,
    rules_of: RulesOf = synonyms.stored,
) -> Results:
    """What `viewer` may find for `text`, best first; an empty question finds nothing.

    At most MOST_AT_ONCE hits a page and MOST_HITS altogether. Raises DomainError for a foreign cursor.
    `rules_of` gives the synonyms and the pinned result: those in force, or others to try them out.
    """
    filters = Filters(
        kinds=frozenset(kinds),
        locale=None if locale is None else storable(locale),
        tags=frozenset(filter(None, map(storable, tags))),
        category=None if category is None else storable(category),
        area=None if area is None else storable(area),
        changed=changed,
    )
    question = parse(text, locale)
    position = cursors.decode(after, question, filters) if after else None
    labels = labels_of(viewer)
    if viewer is None or question.is_empty or not labels:
        return Results()
    rules = rules_of(question, locale)
    if locale is not None:
        question = synonyms.widened(question, locale, rules.groups)
    ask = Ask(question, filters, labels, max(1, min(first, MOST_AT_ONCE)), position)
    pinned = document_of(viewer, *rules.pinned, filters, at=ask.at) if rules.pinned else None
    return answered(lambda engine, degraded: _answer(engine, viewer, ask, pinned, degraded=degraded))


def suggest(viewer: Viewer | None, prefix: str, *, locale: str, first: int = 8) -> tuple[Suggestion, ...]:
    """What `viewer` may mean while typing: objects whose titles hold every word, the last perhaps unfinished.

    Where there are none, words that no title holds may be mistyped. Like hits, suggestions are read from the database
    and asked for access before they are given.
    """
    question, labels = parse(prefix, locale), labels_of(viewer)
    if viewer is None or question.is_empty or not labels:
        return ()
    ask = Ask(question, Filters(locale=locale), labels, max(1, min(first, MOST_SUGGESTIONS)), titles_only=True)

    def titles(engine: Engine, degraded: bool) -> tuple[Suggestion, ...]:
        found = engine.find(ask, Stage.EVERY_WORD)
        if not found.total and any((suspected := suspecting(engine, ask)).mistyped.values()):
            found = engine.find(suspected, Stage.MISTYPED)
        rows = _authorised(viewer, ask, found, besides=None)
        return tuple(Suggestion(row.family.kind, row.title, row.path) for row, _position in rows)

    return answered(titles)


Answer = TypeVar("Answer")


def answered(ask: Callable[[Engine, bool], Answer]) -> Answer:
    """The answer of this profile's engine, or of the database (and then `True`) where that does not answer in time."""
    if opensearch.enabled():
        try:
            return ask(opensearch.engine(), False)
        except Unavailable:
            return ask(DatabaseEngine(), True)
    return ask(DatabaseEngine(), False)


def _answer(engine: Engine, viewer: Viewer, ask: Ask, pinned: SearchDocument | None, *, degraded: bool) -> Results:
    room = ask.first - (pinned is not None and ask.after is None)
    ask, found = climb(engine, replace(ask, first=room))
    first_found = found
    # The pinned object stands before the ranking, and nowhere in it.
    rows = _authorised(viewer, ask, found, besides=pinned)
    position = behind(found, ask.after)
    for _ in range(_ROUNDS):
        if len(rows) == room or not found.more or position.seen >= MOST_HITS:
            break
        next_ask = replace(ask, first=room - len(rows), after=position)
        found = engine.find(next_ask, found.stage)
        rows += _authorised(viewer, next_ask, found, besides=pinned)
        position = behind(found, position)
    if pinned is not None and ask.after is None:
        rows.insert(0, (pinned, Position(first_found.stage, 0, 0)))

    # Words that were accepted for mistyped ones.
    spellings = frozenset(chain.from_iterable(ask.mistyped.values()))
    more = found.more and position.seen < MOST_HITS
    return Results(
        hits=tuple(_hit(row, ask, place, spellings) for row, place in rows),
        facets=first_found.facets,
        total=max(first_found.total, len(rows)),
        cursor=cursors.encode(position, ask.question, ask.filters) if more else None,
        degraded=degraded,
        did_you_mean=_mended(ask, first_found.stage, rows[0][0]) if rows else None,
    )


def document_of(
    viewer: Viewer | None, kind: str, object_id: int, filters: Filters, *, at: datetime | None = None
) -> SearchDocument | None:
    """The first document of an object that the filters leave in and the viewer may read.

    Periods end `at` that moment: now, where none is given.
    """
    if filters.kinds and kind not in filters.kinds:
        return None
    since = filters.changed.since(at or timezone.now()) if filters.changed else None
    rows = SearchDocument.objects.filter(family__kind=kind, family__object_id=object_id, locale=filters.locale)
    fitting = (
        row
        for row in rows.select_related("family").order_by("place")
        if filters.category in (None, row.category)
        and filters.area in (None, row.area)
        and filters.tags <= set(row.tags)
        and (since is None or row.updated_at >= since)
    )
    return next(iter(readable(viewer, fitting)), None)


def pinned_documents(viewer: Viewer | None, pins: Iterable[Pin]) -> dict[int, SearchDocument]:
    """The first document of what each pin puts first, by the pin's id; none where the viewer may not read it."""
    known = list(pins)
    kinds, ids = {pin.kind for pin in known}, {pin.object_id for pin in known}
    rows = SearchDocument.objects.filter(family__kind__in=kinds, family__object_id__in=ids).defer("body")
    first: dict[tuple[str, int, str], SearchDocument] = {}
    for row in readable(viewer, rows.select_related("family").order_by("place")):
        first.setdefault((row.family.kind, row.family.object_id, row.locale), row)
    found = {pin.pk: first.get((pin.kind, pin.object_id, pin.locale)) for pin in known}
    return {pk: row for pk, row in found.items() if row is not None}


def object_at(viewer: Viewer | None, address: str, locale: str) -> tuple[str, int] | None:
    """Kind and id of what stands at an address of the site (or its path alone), where the viewer may read it."""
    try:
        path = urlsplit(address.strip()).path.rstrip("/")
    except ValueError:
        return None
    rows = SearchDocument.objects.filter(path__in=[path, f"{path}/"], locale=locale)
    found = readable(viewer, rows.select_related("family").order_by("pk"))
    return (found[0].family.kind, found[0].family.object_id) if found else None


def readable(viewer: Viewer | None, rows: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Those of the documents that the viewer may read now, in their order.

    The stored labels and the source have both to agree: what is stored may be older than the object.
    """
    labels = labels_of(viewer)
    opened = [row for row in rows if not labels.isdisjoint(row.access)]
    if viewer is None or not opened:
        return []
    ids: dict[str, set[int]] = defaultdict(set)
    for row in opened:
        ids[row.family.kind].add(row.family.object_id)
    known = {source.kind: source for source in sources()}
    visible = {kind: known[kind].visible_ids(viewer, ids[kind]) for kind in ids if kind in known}
    return [row for row in opened if row.family.object_id in visible.get(row.family.kind, ())]


def _authorised(
    viewer: Viewer, ask: Ask, found: Found, *, besides: SearchDocument | None
) -> list[tuple[SearchDocument, Position]]:
    """Documents of candidates, with their places, that still exist and are still for the viewer."""
    rows = {(row.family_id, row.unit): row for row in readable(viewer, documents_of(found.candidates).values())}
    authorised = []
    for depth, candidate in enumerate(found.candidates, 1 + (ask.after.seen if ask.after else 0)):
        row = rows.get((candidate.family_id, candidate.unit))
        if row is not None and (besides is None or row.family_id != besides.family_id):
            authorised.append((row, Position(found.stage, candidate.family_id, depth)))
    return authorised


def documents_of(candidates: Iterable[Candidate]) -> dict[tuple[int, str], SearchDocument]:
    """The documents of candidates as they are stored now, by family and unit."""
    wanted = {(candidate.family_id, candidate.unit) for candidate in candidates}
    # Both columns by themselves: the few rows too many cost less than a condition for each pair.
    rows = SearchDocument.objects.filter(
        family_id__in=[family_id for family_id, _ in wanted], unit__in={unit for _, unit in wanted}
    )
    found = {(row.family_id, row.unit): row for row in rows.select_related("family")}
    return {place: found[place] for place in wanted if place in found}


def storable(value: str) -> str:
    """A value as it could be stored: PostgreSQL takes neither NUL nor lone surrogates, so nothing holds them."""
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def _hit(row: SearchDocument, ask: Ask, place: Position, spellings: frozenset[str]) -> Hit:
    marker = Marker(ask.question, analysis.language_of(row.locale), spellings)
    return Hit(
        kind=row.family.kind,
        object_id=row.family.object_id,
        node_type=source_of(row.family.kind).node_type,
        unit=row.unit,
        locale=row.locale,
        title=row.title,
        marked_title=marker.marked(row.title),
        heading=row.heading,
        snippet=marker.snippet(row.body),
        path=row.path,
        anchor=row.anchor,
        start_ms=row.start_ms,
        category=row.category,
        area=row.area,
        tags=tuple(row.tags),
        updated_at=row.updated_at,
        cursor=cursors.encode(place, ask.question, ask.filters),
    )


def _mended(ask: Ask, stage: Stage, best: SearchDocument) -> str | None:
    """The question with each mistyped word replaced by the nearest known one that the best hit holds."""
    if stage is not Stage.MISTYPED:
        return None
    held = set(analysis.words(f"{best.title} {best.heading} {' '.join(best.tags)} {best.body}"))
    words = ask.question.words
    mended = [next((known for known in ask.mistyped.get(word, ()) if known in held), word) for word in words]
    return " ".join(mended) if tuple(mended) != words else None
