"""Every write of gaps in the content."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.actions import start_article
from cms.models import ArticlePage, CategoryPage
from core import contributions
from core.accounts.models import User, Viewer
from core.accounts.web import locale_of
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.mail.actions import queue_mail

from . import policies
from .events import GapClosed, GapDismissed, GapDrafted, GapReopened
from .gathering import Asked, asked
from .grouping import Leaders, new_leaders
from .models import MAX_REASON, ContentGap, GapEvidence
from .querysets import FEWEST
from .reading import MEASURED_WEEKS, evidence_in_words, people_per_week

State = ContentGap.State
_COUNTS = ("words", "people", "search_people", "ticket_people", "topic_people", "last_asked_at")


def gather_gaps(now: datetime | None = None) -> None:
    """Find out what was asked and not answered lately, and bring the gaps in line with it. Again changes nothing.

    What is slow, the questions to search, comes before the transaction, which on SQLite holds up every write.
    """
    now = now or timezone.now()
    _apply(asked(now), now)


@transaction.atomic
def draft_for_gap(
    *, actor: Viewer, gap_id: int, category_id: int, title: str, assignee_id: int | None = None
) -> ArticlePage:
    """Start an article for a gap, in a category and so in its language, to be written by `assignee_id` or the actor.

    What was asked stands in a comment on its title, as far as every writer may know it. Another assignee gets a mail.
    Refuses: NOT_FOUND for a gap that the actor does not see and for a category or a writer that does not exist,
    CONFLICT for a gap that is not open, FORBIDDEN where one of the two may not add pages there, INVALID or TOO_LONG
    titles.
    """
    gap = _locked(actor, gap_id)
    if not policies.can_draft(actor, gap):
        raise DomainError(ErrorCode.CONFLICT, _("This gap is not open any more."), "gap_id")
    assert isinstance(actor, User)
    category = CategoryPage.objects.filter(pk=category_id).first()
    if category is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such category."), "category_id")
    assignee = User.objects.filter(pk=assignee_id).first() if assignee_id is not None else actor
    if assignee is None or not policies.can_be_assigned(assignee):
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such writer."), "assignee_id")
    with translation.override(locale_of(assignee.locale)):
        note = evidence_in_words(gap)
    page = start_article(actor=actor, category=category, title=title, owner=assignee, note=note)
    gap.state, gap.page, gap.assignee, gap.assigned_at = State.ASSIGNED, page, assignee, timezone.now()
    gap.save(update_fields=["state", "page", "assignee", "assigned_at"])
    if assignee.pk != actor.pk:
        queue_mail(_letter(page, assignee, actor))
    emit(GapDrafted(gap_id=gap.pk, page_id=page.pk, assignee_id=assignee.pk))
    return page


@transaction.atomic
def dismiss_gap(*, actor: Viewer, gap_id: int, reason: str) -> ContentGap:
    """Decide that no page is to answer a gap; the reason is for the other writers.

    Refuses: NOT_FOUND for a gap that the actor does not see, CONFLICT for one that is not open, INVALID or
    TOO_LONG reasons.
    """
    gap = _locked(actor, gap_id)
    if not policies.can_dismiss(actor, gap):
        raise DomainError(ErrorCode.CONFLICT, _("This gap is not open any more."), "gap_id")
    gap.state, gap.reason = State.DISMISSED, contributions.line(reason, field="reason", longest=MAX_REASON)
    gap.save(update_fields=["state", "reason"])
    emit(GapDismissed(gap_id=gap.pk))
    return gap


@transaction.atomic
def reopen_gap(*, actor: Viewer, gap_id: int) -> ContentGap:
    """Take a dismissal back.

    Refuses: NOT_FOUND for a gap that the actor does not see, CONFLICT for one that is not dismissed.
    """
    gap = _locked(actor, gap_id)
    if not policies.can_reopen(actor, gap):
        raise DomainError(ErrorCode.CONFLICT, _("This gap is not dismissed."), "gap_id")
    _open(gap)
    return gap


@transaction.atomic
def close_gaps_of(*, page_id: int, at: datetime | None = None) -> int:
    """Close the gap that a page was drafted for: the page is published. How many were closed, none or one."""
    gaps = ContentGap.objects.select_for_update().filter(page_id=page_id, state=State.ASSIGNED)
    for gap in gaps:
        gap.state, gap.closed_at = State.CLOSED, at or timezone.now()
        gap.save(update_fields=["state", "closed_at"])
        emit(GapClosed(gap_id=gap.pk, page_id=page_id))
    return len(gaps)


@transaction.atomic
def _apply(questions: Sequence[Asked], now: datetime) -> None:
    gaps = list(ContentGap.objects.select_for_update().order_by("pk"))
    for gap in gaps:
        if gap.is_followed and gap.page_id is None:
            _open(gap)
    belongs = _grouped(gaps, questions)
    stored = {row.identity: row for row in GapEvidence.objects.all()}
    wanted = {row.identity: row for gap, ones in belongs.items() for row in _evidence(gap, ones)}
    gone = [row.pk for identity, row in stored.items() if identity not in wanted or _moved(row, wanted[identity])]
    GapEvidence.objects.filter(pk__in=gone).delete()
    new = [row for identity, row in wanted.items() if identity not in stored or _moved(row, stored[identity])]
    GapEvidence.objects.bulk_create(new, batch_size=200)
    for gap in belongs:
        _count(gap, belongs[gap])
    for gap in gaps:
        if gap not in belongs:
            _forget(gap)
    for gap in ContentGap.objects.filter(state=State.CLOSED, people_after=None):
        _measure(gap, now)


def _grouped(gaps: Iterable[ContentGap], questions: Sequence[Asked]) -> dict[ContentGap, list[Asked]]:
    """The gaps, new ones among them, with what belongs to each. What is answered belongs to gaps with a page only."""
    belongs: dict[ContentGap, list[Asked]] = defaultdict(list)
    for locale in sorted({one.locale for one in questions}):
        known = {gap.terms: gap for gap in gaps if gap.locale == locale}
        here = [one for one in questions if one.locale == locale]
        for leader in new_leaders({one.terms for one in here if not one.answered}, known):
            known[leader] = ContentGap.objects.get_or_create(locale=locale, key=" ".join(sorted(leader)))[0]
        everyone = Leaders(known)
        followed = Leaders(terms for terms, gap in known.items() if gap.is_followed)
        for one in here:
            leader_of = (followed if one.answered else everyone).best(one.terms)
            if leader_of is not None:
                belongs[known[leader_of]].append(one)
    return belongs


def _evidence(gap: ContentGap, ones: Iterable[Asked]) -> list[GapEvidence]:
    """A row for each ticket and topic; for searches one for each wording and week, with how many asked."""
    rows: dict[tuple[Any, ...], GapEvidence] = {}
    people: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for one in ones:
        at = one.at if one.kind != GapEvidence.Kind.SEARCH else _start_of_week(one.at)
        row = GapEvidence(
            gap=gap, kind=one.kind, topic_id=one.topic_id, ticket_id=one.ticket_id, text=one.text, asked_at=at
        )
        people[rows.setdefault(row.identity, row).identity].add(one.who)
    for identity, row in rows.items():
        row.people = len(people[identity])
    return list(rows.values())


def _start_of_week(at: datetime) -> datetime:
    """Midnight of Monday, UTC."""
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


def _moved(one: GapEvidence, other: GapEvidence) -> bool:
    return one.gap_id != other.gap_id or one.people != other.people


def _count(gap: ContentGap, ones: Sequence[Asked]) -> None:
    people: dict[str, set[str]] = defaultdict(set)
    for one in ones:
        people[one.kind].add(one.who)
    values = {
        "words": " ".join(_told_words(gap, ones)),
        "people": len(set().union(*people.values())),
        "search_people": len(people[GapEvidence.Kind.SEARCH]),
        "ticket_people": len(people[GapEvidence.Kind.TICKET]),
        "topic_people": len(people[GapEvidence.Kind.TOPIC]),
        "last_asked_at": max(one.at for one in ones),
    }
    if any(getattr(gap, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(gap, name, value)
        gap.save(update_fields=_COUNTS)


def _told_words(gap: ContentGap, ones: Sequence[Asked]) -> list[str]:
    """The key terms that FEWEST people used, each in the spelling that most of them did."""
    told = []
    for term in sorted(gap.terms):
        using = [one for one in ones if term in one.words]
        people = len({one.who for one in using})
        if people >= FEWEST:
            spellings = Counter(one.words[term] for one in using)
            told.append(min(spellings, key=lambda word: (-spellings[word], word)))
    return told


def _forget(gap: ContentGap) -> None:
    """A gap that nobody asked about lately: gone, but for what is written or published for it."""
    if not gap.is_followed:
        gap.delete()
    elif gap.people:
        for name in ("people", "search_people", "ticket_people", "topic_people"):
            setattr(gap, name, 0)
        gap.words = ""
        gap.save(update_fields=_COUNTS)


def _open(gap: ContentGap) -> None:
    gap.state, gap.page, gap.assignee, gap.reason = State.OPEN, None, None, ""
    gap.assigned_at = gap.closed_at = gap.people_before = gap.people_after = None
    gap.save()
    emit(GapReopened(gap_id=gap.pk))


def _measure(gap: ContentGap, now: datetime) -> None:
    """Keep how many asked before the page was published and after it, once both are known."""
    weeks = people_per_week(gap, MEASURED_WEEKS)
    if gap.closed_at is not None and now >= gap.closed_at + timedelta(weeks=MEASURED_WEEKS):
        gap.people_before = sum(week.people for week in weeks if week.before)
        gap.people_after = sum(week.people for week in weeks if not week.before)
        gap.save(update_fields=["people_before", "people_after"])


def _locked(viewer: Viewer, gap_id: int) -> ContentGap:
    seen = ContentGap.objects.visible_to(viewer).filter(pk=gap_id).exists()
    gap = ContentGap.objects.select_for_update().filter(pk=gap_id).first() if seen else None
    if gap is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such gap."), "gap_id")
    return gap


def _letter(page: Page, assignee: User, actor: User) -> EmailMessage:
    edit = urljoin(settings.PUBLIC_URL, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    with translation.override(locale_of(assignee.locale)):
        values: dict[str, Any] = {"title": page.title, "name": actor.display_name, "address": edit}
        subject = _("To be written: %(title)s") % values
        body = _(
            "%(name)s has started “%(title)s” for you: readers ask for it, and no page answers them.\n\n"
            "What they asked stands in a comment on its title:\n%(address)s\n"
        )
        return EmailMessage(subject, body % values, settings.DEFAULT_FROM_EMAIL, [assignee.email])
