"""Every write to the log of questions. Whatever an app says is checked: the results are counted here once more."""

import hashlib
import hmac
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import contributions
from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.search.engines import Filters
from core.search.queries import search, storable
from core.search.sources import source_of

from .events import QuestionsCounted
from .models import AskedQuestion, AskedWeek, OpenedHit, Place
from .outcome import Outcome, refines
from .words import kept, key_of

LAST_POSITION: Final = 1_000
CLICKS_WITHIN: Final = timedelta(days=1)
MOST_FILTERS: Final = 20

_ID: Final = re.compile(r"[\w-]{16,64}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who asks: an account, or a visitor by the random id that the visitor's own device made up for today.

    `caller` is who is slowed down where questions come too fast (`core.accounts.callers.caller_name`).
    """

    viewer: Viewer
    caller: str
    visitor: str = ""

    def mark(self, day: date) -> str:
        """What is kept of the asker: the account, or a hash that has nothing in common with those of other days."""
        if isinstance(self.viewer, User):
            return f"user:{self.viewer.pk}"
        if not _ID.fullmatch(self.visitor):
            message = _("A visitor's id is 16 to 64 letters, digits, “-” or “_”, made up at random.")
            raise DomainError(ErrorCode.INVALID, message, "visitor_id")
        return hashlib.sha256(f"{day.isoformat()}:{self.visitor}".encode()).hexdigest()

    def origin(self, day: date) -> str:
        """Four digits by which visitors of one day are counted; empty for accounts."""
        if isinstance(self.viewer, User):
            return ""
        message = f"search log:{day.isoformat()}:{self.caller}".encode()
        return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:4]


@transaction.atomic
def record_question(
    *,
    asker: Asker,
    token: str,
    text: str,
    locale: str,
    filters: Filters,
    place: str,
    at: datetime | None = None,
) -> AskedQuestion | None:
    """Write down a question that its asker settled on. None for what asks for nothing.

    `token` is the random id by which the app will say what was opened; saying the same once more changes nothing.
    The same question of the same asker within WITHIN stays one question, under the new token. `filters.locale` is None
    for a search in all languages, `locale` is the asker's. An import gives `at`, everyone else leaves it out.
    Refuses: INVALID ids and locales, RATE_LIMITED.
    """
    contributions.locale(locale)
    token = _token(token)
    now = at or timezone.now()
    mark = asker.mark(_day(now))
    text = kept(text)
    key = key_of(text, locale)
    if not key:
        return None
    _keep_pace(asker.caller)
    if AskedQuestion.objects.filter(token=token).exists():
        return AskedQuestion.objects.filter(token=token, asker=mark).first()
    found = search(
        asker.viewer,
        text,
        kinds=sorted(filters.kinds)[:MOST_FILTERS],
        locale=filters.locale,
        tags=sorted(filters.tags)[:MOST_FILTERS],
        category=filters.category,
        area=filters.area,
        changed=filters.changed,
        first=1,
    )
    values: dict[str, Any] = {
        "token": token,
        "filters": _as_json(filters),
        "results": found.total,
        "degraded": found.degraded,
        "did_you_mean": (found.did_you_mean or "")[:400],
    }
    before = AskedQuestion.objects.just_asked_by(mark, now).select_for_update().first()
    if before is not None and (before.key, before.locale) == (key, locale):
        for name, value in values.items():
            setattr(before, name, value)
        before.save(update_fields=list(values))
        return before
    del values["token"]
    # Two requests may say the same at once.
    question, made = AskedQuestion.objects.get_or_create(
        token=token,
        defaults={
            **values,
            "user": asker.viewer if isinstance(asker.viewer, User) else None,
            "asker": mark,
            "origin": asker.origin(_day(now)),
            "text": text,
            "key": key,
            "locale": locale,
            "place": Place(place),
            "asked_at": now,
        },
    )
    if not made:
        return question if question.asker == mark else None
    if before is not None and refines(
        words=frozenset(key.split()), before=frozenset(before.key.split()), opened=before.opened_at is not None
    ):
        before.refined_by = question
        before.save(update_fields=["refined_by"])
    return question


@transaction.atomic
def record_click(
    *, asker: Asker, token: str, kind: str, object_id: int, position: int, at: datetime | None = None
) -> bool:
    """Write down that something was opened from the results of a question; whether it was news.

    `position` is that among the results, from 1; it is brought within bounds.
    Refuses: NOT_FOUND for a question that is not the asker's, or older than a day, and for what the asker cannot see;
    RATE_LIMITED.
    """
    now = at or timezone.now()
    _keep_pace(asker.caller)
    question = AskedQuestion.objects.select_for_update().filter(token=token[:64].replace("\x00", "")).first()
    if (
        question is None
        or question.asked_at < now - CLICKS_WITHIN
        or question.asker != asker.mark(_day(question.asked_at))
    ):
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such question."), "question_id")
    if object_id not in source_of(kind).visible_ids(asker.viewer, [object_id]):
        raise DomainError(ErrorCode.NOT_FOUND, _("This id does not belong to anything here."), "node_id")
    position = max(1, min(position, LAST_POSITION))
    _hit, fresh = OpenedHit.objects.get_or_create(
        question=question, kind=kind, object_id=object_id, defaults={"position": position, "at": now}
    )
    if question.opened_at is None:
        question.opened_at = now
        question.save(update_fields=["opened_at"])
    return fresh


@transaction.atomic
def record_ticket(*, user_id: int, at: datetime) -> int:
    """Say that an account opened a ticket: what it asked in the half hour before did not answer. How many those are."""
    asked = AskedQuestion.objects.just_asked_by(f"user:{user_id}", at)
    return asked.filter(ticket_at=None).order_by().update(ticket_at=at)


@transaction.atomic
def forget_asker(*, user_id: int) -> int:
    """Delete what an erased account asked; counts of weeks stay, nobody is in them. How many questions there were."""
    questions = AskedQuestion.objects.filter(user_id=user_id)
    number = questions.count()
    questions.delete()
    return number


@transaction.atomic
def count_questions(*, now: datetime | None = None) -> int:
    """Count the questions of each week that is still kept whole, then delete those kept for SEARCH_LOG_DAYS.

    How many were deleted. Counts of weeks of which questions are gone stay as they are.
    """
    oldest = (now or timezone.now()) - timedelta(days=settings.SEARCH_LOG_DAYS)
    first = week_of(oldest) + timedelta(days=7)
    rows = AskedQuestion.objects.since(datetime(first.year, first.month, first.day, tzinfo=UTC)).order_by("pk")
    groups: dict[tuple[date, str, str], list[AskedQuestion]] = defaultdict(list)
    for question in rows.iterator(chunk_size=2_000):
        groups[week_of(question.asked_at), question.locale, question.key].append(question)
    AskedWeek.objects.filter(week__gte=first).delete()
    AskedWeek.objects.bulk_create(
        (
            _week(week, locale, key, asked)
            for (week, locale, key), asked in groups.items()
            if people_in(asked) >= settings.SEARCH_LOG_PEOPLE
        ),
        batch_size=500,
    )
    old = AskedQuestion.objects.filter(asked_at__lt=oldest)
    forgotten = old.count()
    old.delete()
    emit(QuestionsCounted(forgotten=forgotten))
    return forgotten


def people_in(questions: Iterable[AskedQuestion]) -> int:
    """How many people asked, at the least: accounts, and the visitors of the day that had most.

    A visitor who comes back on another day has another mark, so days are not added up.
    """
    accounts = {question.user_id for question in questions if question.user_id}
    visitors: dict[date, set[str]] = defaultdict(set)
    for question in questions:
        if question.user_id is None:
            visitors[_day(question.asked_at)].add(question.origin)
    return len(accounts) + max(map(len, visitors.values()), default=0)


def week_of(moment: datetime) -> date:
    """The Monday of a moment's week, in UTC."""
    day = _day(moment)
    return day - timedelta(days=day.weekday())


def _week(week: date, locale: str, key: str, asked: list[AskedQuestion]) -> AskedWeek:
    outcomes = Counter(question.outcome for question in asked)
    texts = Counter(question.text.casefold() for question in asked)
    return AskedWeek(
        week=week,
        locale=locale,
        key=key,
        text=min(texts, key=lambda text: (-texts[text], text)),
        people=people_in(asked),
        asked=len(asked),
        **{outcome.value: outcomes[outcome] for outcome in Outcome},
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _as_json(filters: Filters) -> dict[str, Any]:
    named: dict[str, Any] = {
        "kinds": sorted(filters.kinds)[:MOST_FILTERS],
        "tags": [storable(tag)[:100] for tag in sorted(filters.tags)[:MOST_FILTERS]],
        "category": storable(filters.category or "")[:100],
        "area": storable(filters.area or "")[:100],
        "changed": filters.changed.value if filters.changed else "",
        "all_languages": filters.locale is None,
    }
    return {name: value for name, value in named.items() if value}


def _token(token: str) -> str:
    if not _ID.fullmatch(token):
        message = _("A question's id is 16 to 64 letters, digits, “-” or “_”, made up at random.")
        raise DomainError(ErrorCode.INVALID, message, "question_id")
    return token


def _keep_pace(caller: str) -> None:
    if not contributions.in_pace("search", caller):
        raise DomainError(ErrorCode.RATE_LIMITED, _("Too many questions at once. Please try again in a few minutes."))
