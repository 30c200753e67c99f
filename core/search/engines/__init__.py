"""The engines that answer: `database` always, `opensearch` where the profile has one. One interface for both."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Protocol

from django.utils import timezone

from core.search import spelling
from core.search.language import Question

MOST_HITS = 1_000
"""How deep one may page. Who has not found it among a thousand asks differently."""

MOST_COUNTED = 10_000
"""Counts stop here; `total` is then a lower bound."""

MOST_FACETS = 40
"""Values of one facet, the most frequent first."""


class Unavailable(Exception):
    """The engine cannot answer now, or not in time."""


class Stage(IntEnum):
    """How strictly a question is taken. A stage is tried when the one before finds nothing at all."""

    EVERY_WORD = 0
    """Each word, its inflections or its synonyms, and what an unfinished last word may become."""
    MISTYPED = 1
    """As before, but the words that nothing holds as they are may hold typing errors."""
    SOME_WORDS = 2
    """At least one word, possibly mistyped but for its first letter; the more the better."""


class Period(StrEnum):
    """How long ago what was found last changed, at most. The wider hold the narrower."""

    LAST_WEEK = "last_week"
    LAST_MONTH = "last_month"
    LAST_YEAR = "last_year"

    def since(self, at: datetime) -> datetime:
        """When the period that ends `at` began, to the second: 7, 30 or 365 days before."""
        days = {Period.LAST_WEEK: 7, Period.LAST_MONTH: 30, Period.LAST_YEAR: 365}[self]
        return at.replace(microsecond=0) - timedelta(days=days)


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the hits are narrowed to. Kinds are alternatives; every tag is required.

    `changed` is asked of the unit that was found: of a post, not of its topic.
    """

    kinds: frozenset[str] = frozenset()
    locale: str | None = None
    tags: frozenset[str] = frozenset()
    category: str | None = None
    area: str | None = None
    changed: Period | None = None


@dataclass(frozen=True)
class Position:
    """A place in a ranking: behind an object, `seen` objects deep.

    The object is named, not its score: scores shift with every write (they weigh a word by how many documents
    hold it), but they shift together. Where the object is no longer found, `depth` stands in for it. Behind what
    is pinned, before all that is ranked, there is no object: family 0, nothing seen.
    """

    stage: Stage
    family_id: int
    seen: int

    @property
    def depth(self) -> int:
        """How many of the objects seen are still there when this one is not."""
        return max(0, self.seen - 1)


@dataclass(frozen=True)
class Ask:
    """What an engine is asked. `labels` are the viewer's: only documents that carry one of them exist.

    `mistyped` are the words of the question that may hold typing errors, as `suspecting` finds them out, each with the
    known words that it may stand for, nearest first. `titles_only` asks for objects whose titles answer. Periods end
    `at` that moment.
    """

    question: Question
    filters: Filters
    labels: frozenset[str]
    first: int
    after: Position | None = None
    mistyped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles_only: bool = False
    at: datetime = field(default_factory=timezone.now, compare=False)

    def meant(self, stage: Stage, word: str) -> tuple[str, ...]:
        """What a word of the question may stand for at this stage, besides itself."""
        if stage is Stage.EVERY_WORD:
            return ()
        near = self.mistyped.get(word, ())
        return near if stage is Stage.MISTYPED else tuple(known for known in near if known[0] == word[0])


@dataclass(frozen=True)
class Candidate:
    """One object that matches, by its best unit. Not yet a hit: the database has the last word."""

    family_id: int
    unit: str
    score: float


Facets = Mapping[str, Mapping[str, int]]
"""Counts of objects by value, for `kind`, `locale`, `category`, `area` and `tag`, the most frequent value first, and
for `date` by Period, the narrowest first."""


@dataclass(frozen=True)
class Found:
    """An engine's answer. `total` and `facets` count objects, each once, up to MOST_COUNTED.

    A facet of kind, locale, category, area or date ignores the filter on itself, so that it tells what else there is;
    that of tags heeds it, because a second tag narrows further.
    """

    stage: Stage
    candidates: tuple[Candidate, ...]
    more: bool
    total: int
    facets: Facets


class Engine(Protocol):
    """Finds the best unit of each matching object, ranked: title before heading before body."""

    name: str

    def find(self, ask: Ask, stage: Stage) -> Found:
        """Answer at one stage. Raises Unavailable."""

    def held(self, ask: Ask) -> frozenset[str]:
        """Words of the question that some document holds, in any inflection. Raises Unavailable."""


def climb(engine: Engine, ask: Ask) -> tuple[Ask, Found]:
    """Answer at the strictest stage that finds something; a later page stays at the stage of the first.

    What was asked comes along.
    """
    stage = ask.after.stage if ask.after else Stage.EVERY_WORD
    if stage is Stage.EVERY_WORD:
        found = engine.find(ask, stage)
        if found.total or ask.after:
            return ask, found
    ask = suspecting(engine, ask)
    if not ask.after and any(ask.mistyped.values()):
        found = engine.find(ask, Stage.MISTYPED)
        if found.total:
            return ask, found
    return ask, engine.find(ask, ask.after.stage if ask.after else Stage.SOME_WORDS)


def suspecting(engine: Engine, ask: Ask) -> Ask:
    """The same with the words that may hold typing errors.

    A word is suspected only where nothing that this viewer may find holds it: whatever else is in the index must not
    show in how a question is taken.
    """
    words = frozenset(ask.question.words)
    return replace(ask, mistyped={word: tuple(spelling.near(word)) for word in words - engine.held(ask)})


def behind(found: Found, before: Position | None) -> Position:
    """The position behind the last candidate of an answer that was asked for at `before`."""
    before = before or Position(found.stage, 0, 0)
    if not found.candidates:
        return before
    return Position(found.stage, found.candidates[-1].family_id, before.seen + len(found.candidates))


def narrowed(filters: Filters, *, without: str) -> Filters:
    """The filters that the facet `without` is counted under."""
    match without:
        case "kind":
            return replace(filters, kinds=frozenset())
        case "locale":
            return replace(filters, locale=None)
        case "category":
            return replace(filters, category=None)
        case "area":
            return replace(filters, area=None)
        case "date":
            return replace(filters, changed=None)
    return filters
