"""What writers read in the log of questions. For anybody else every answer is empty."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import TruncWeek
from django.utils import timezone

from core.accounts.models import Viewer

from .actions import week_of
from .models import AskedQuestion, AskedWeek
from .outcome import Outcome
from .policies import can_read_log
from .querysets import counted

MOST_GROUPS = 200
MOST_EXAMPLES = 3
MOST_WEEKS = 104

FAILED = Q(results=0) | Q(refined_by__isnull=False) | Q(ticket_at__isnull=False) | Q(opened_at=None)
"""Every question that was no success (outcome.py)."""


@dataclass(frozen=True)
class LeadingQuestion:
    """A question in whose results an object was opened: how often it was asked, and how often that was opened."""

    text: str
    asked: int
    opened: int


@dataclass(frozen=True, kw_only=True)
class FailedQuestion:
    """What people asked without success, in all its wordings.

    `people` are distinct marks: visitors have another every day. `asked` counts the failed questions alone;
    `nothing_found`, `refined`, `ticket` and `abandoned` add up to it.
    """

    key: str
    locale: str
    texts: tuple[str, ...]
    people: int
    asked: int
    nothing_found: int
    refined: int
    ticket: int
    abandoned: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class Refinement:
    """A question and the one that its askers asked next instead."""

    text: str
    then: str
    times: int


@dataclass(frozen=True)
class Week:
    """How often something was asked in the week from a Monday."""

    begins: date
    asked: int
    people: int


@dataclass(frozen=True)
class Rate:
    """How many questions there were, and what came of them."""

    asked: int
    outcomes: dict[Outcome, int]

    @property
    def success(self) -> float | None:
        """The part that was successful, 0 to 1; None without a question."""
        return self.outcomes[Outcome.SUCCESS] / self.asked if self.asked else None


def questions_leading_to(
    kind: str, object_id: int, *, since: datetime, viewer: Viewer, first: int = 20
) -> list[LeadingQuestion]:
    """The questions whose askers opened an object, those first that led there most often."""
    if not can_read_log(viewer):
        return []
    asked = AskedQuestion.objects.visible_to(viewer).since(since)
    led = asked.filter(opened__kind=kind, opened__object_id=object_id)
    groups = list(
        led.order_by()
        .values("key", "locale")
        .annotate(times=Count("pk", distinct=True))
        .order_by("-times", "key")[:first]
    )
    every = _counts(asked, groups)
    texts = _texts(asked, groups)
    return [
        LeadingQuestion(texts[group][0], every[group], row["times"]) for row in groups for group in [_group_of(row)]
    ]


def failed_questions(
    *, since: datetime, viewer: Viewer, locale: str | None = None, first: int = MOST_GROUPS
) -> list[FailedQuestion]:
    """What people asked without success, those first that most people asked; three statements."""
    if not can_read_log(viewer):
        return []
    asked = _asked(viewer, since, locale)
    # A group in which everything succeeded is none.
    groups: Any = list(
        asked.filter(FAILED)
        .order_by()
        .values("key", "locale")
        .annotate(
            people=Count("asker", distinct=True),
            number=Count("pk"),
            first_at=Min("asked_at"),
            last_at=Max("asked_at"),
            **{f"number_{one.value}": counted(one) for one in Outcome},
        )
        .order_by("-people", "-number", "key")[:first]
    )
    texts = _texts(asked, groups)
    return [
        FailedQuestion(
            key=row["key"],
            locale=row["locale"],
            texts=tuple(texts[_group_of(row)][:MOST_EXAMPLES]),
            people=row["people"],
            asked=row["number"],
            nothing_found=row["number_nothing_found"],
            refined=row["number_refined"],
            ticket=row["number_ticket"],
            abandoned=row["number_abandoned"],
            first_at=row["first_at"],
            last_at=row["last_at"],
        )
        for row in groups
    ]


def question_trend(key: str, locale: str, *, weeks: int, viewer: Viewer) -> list[Week]:
    """How often something was asked in each of the last weeks, this one among them, the oldest first.

    Of weeks of which the questions are deleted, only what at least SEARCH_LOG_PEOPLE people asked is known.
    """
    if not can_read_log(viewer):
        return []
    this, number = week_of(timezone.now()), max(1, min(weeks, MOST_WEEKS))
    mondays = [this - timedelta(days=7 * back) for back in range(number - 1, -1, -1)]
    found = {
        row.week: Week(row.week, row.asked, row.people)
        for row in AskedWeek.objects.visible_to(viewer).filter(key=key, locale=locale, week__gte=mondays[0])
    }
    whole = week_of(timezone.now() - timedelta(days=settings.SEARCH_LOG_DAYS)) + timedelta(days=7)
    begins = max(whole, mondays[0])
    rows: Any = (
        AskedQuestion.objects.visible_to(viewer)
        .since(datetime(begins.year, begins.month, begins.day, tzinfo=UTC))
        .filter(key=key, locale=locale)
        .order_by()
        .values(monday=TruncWeek("asked_at", tzinfo=UTC))
        .annotate(number=Count("pk"), people=Count("asker", distinct=True))
    )
    for row in rows:
        monday = week_of(row["monday"])
        found[monday] = Week(monday, row["number"], row["people"])
    return [found.get(monday, Week(monday, 0, 0)) for monday in mondays]


def success_by_week(viewer: Viewer, *, since: datetime, locale: str | None = None) -> list[tuple[date, Rate]]:
    """What came of all questions, week by week, the latest first; one statement."""
    rows: Any = (
        _asked(viewer, since, locale)
        .order_by()
        .values(monday=TruncWeek("asked_at", tzinfo=UTC))
        .annotate(number=Count("pk"), **{f"number_{one.value}": counted(one) for one in Outcome})
        .order_by("-monday")
    )
    return [
        (week_of(row["monday"]), Rate(row["number"], {one: row[f"number_{one.value}"] for one in Outcome}))
        for row in rows
    ]


def refinements(
    viewer: Viewer, *, since: datetime, locale: str | None = None, first: int = MOST_GROUPS
) -> list[Refinement]:
    """What people asked, and what they asked next instead; the most frequent first, one statement."""
    rows: Any = (
        _asked(viewer, since, locale)
        .filter(refined_by__isnull=False)
        .order_by()
        .values("key", "refined_by__key")
        .annotate(times=Count("pk"), text=Min("text"), then=Min("refined_by__text"))
        .order_by("-times", "text")[:first]
    )
    return [Refinement(row["text"], row["then"], row["times"]) for row in rows]


def grouped(questions: QuerySet[AskedQuestion]) -> Any:
    """Questions by what they have in common: rows with `question` (a wording), `locale`, `people`, `asked`, a `number_`
    of each outcome and `last_at`, those first that most people asked.
    """
    return (
        questions.order_by()
        .values("key", "locale")
        .annotate(
            question=Min("text"),
            people=Count("asker", distinct=True),
            asked=Count("pk"),
            last_at=Max("asked_at"),
            **{f"number_{one.value}": counted(one) for one in Outcome},
        )
        .order_by("-people", "-asked", "key", "locale")
    )


def _asked(viewer: Viewer, since: datetime, locale: str | None) -> QuerySet[AskedQuestion]:
    asked = AskedQuestion.objects.visible_to(viewer) if can_read_log(viewer) else AskedQuestion.objects.none()
    return asked.since(since).filter(Q(locale=locale) if locale else Q())


def _group_of(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["key"], row["locale"]


def _counts(asked: QuerySet[AskedQuestion], groups: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], int]:
    rows = asked.filter(key__in=[row["key"] for row in groups]).order_by().values("key", "locale")
    return {_group_of(row): row["number"] for row in rows.annotate(number=Count("pk"))}


def _texts(asked: QuerySet[AskedQuestion], groups: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """The wordings of each group, the most frequent first."""
    rows = asked.filter(key__in=[row["key"] for row in groups]).order_by().values("key", "locale", "text")
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows.annotate(number=Count("pk")).order_by("-number", "text"):
        texts[_group_of(row)].append(row["text"])
    return texts
