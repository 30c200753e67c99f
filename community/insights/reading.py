"""What writers are told: of gaps as much as they may read where it was asked, and how a page does."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.feedback.reading import Helpfulness, helpfulness_of
from cms.kinds import kind_of
from cms.models.pages import BodyPage
from cms.policies import can_preview
from cms.visits.reading import RECENT_DAYS, Visits, recent_visits
from cms.watching.reading import Watching, recent_watching
from community.forum.models import Topic
from community.tickets.models import Ticket
from core.accounts.models import Viewer
from core.search.log.reading import LeadingQuestion, questions_leading_to
from core.search.log.words import looks_personal

from .models import ContentGap, GapEvidence
from .querysets import reads_tickets

MEASURED_WEEKS: Final = 4
"""The weeks before a page was published, and after it, in which those who ask are counted."""
MOST_EXAMPLES: Final = 5
MOST_QUESTIONS: Final = 10


@dataclass(frozen=True, kw_only=True)
class TopicExample:
    """A topic of the community that asks it."""

    title: str
    path: str


@dataclass(frozen=True, kw_only=True)
class SearchExample:
    """A wording of a search, and how many people used it."""

    text: str
    people: int


@dataclass(frozen=True, kw_only=True)
class TicketExample:
    """A ticket that asks it, for those who read tickets."""

    number: int
    subject: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one viewer may be told of a gap. `question` is empty only where nothing of it may be."""

    question: str
    topics: list[TopicExample] = field(default_factory=list)
    searches: list[SearchExample] = field(default_factory=list)
    tickets: list[TicketExample] = field(default_factory=list)


def told_of(gap: ContentGap, viewer: Viewer | None) -> Told:
    """The question and examples of it, at most MOST_EXAMPLES of a kind, as this viewer may read them.

    All gaps of a list are read together, in four statements.
    """

    def load(gaps: Sequence[ContentGap]) -> dict[int, Told]:
        return _told(gaps, viewer)

    return gap.batch.read(("told", viewer.pk if viewer else None), load)[gap.pk]


def _told(gaps: Sequence[ContentGap], viewer: Viewer | None) -> dict[int, Told]:
    evidence: dict[int, list[GapEvidence]] = defaultdict(list)
    for row in GapEvidence.objects.of([gap.pk for gap in gaps]).order_by("-asked_at", "-pk"):
        evidence[row.gap_id].append(row)
    rows = [row for found in evidence.values() for row in found]
    topics = Topic.objects.visible_to(viewer).in_bulk({row.topic_id for row in rows if row.topic_id})
    wanted = {row.ticket_id for row in rows if row.ticket_id} if reads_tickets(viewer) else set()
    tickets = Ticket.objects.visible_to(viewer).in_bulk(wanted) if wanted else {}
    titles = _titles_of(gaps)
    return {gap.pk: _one(gap, evidence[gap.pk], topics, tickets, titles.get(gap.page_id)) for gap in gaps}


def _one(
    gap: ContentGap,
    evidence: Iterable[GapEvidence],
    topics: dict[int, Topic],
    tickets: dict[int, Ticket],
    title: str | None,
) -> Told:
    asked: dict[str, int] = defaultdict(int)
    seen: list[TopicExample] = []
    opened: list[TicketExample] = []
    for row in evidence:
        if row.kind == GapEvidence.Kind.SEARCH:
            if row.text:
                asked[row.text] += row.people
        elif row.topic_id in topics:
            topic = topics[row.topic_id]
            seen.append(TopicExample(title=topic.title, path=topic.path))
        elif row.ticket_id in tickets:
            ticket = tickets[row.ticket_id]
            opened.append(TicketExample(number=ticket.number, subject=ticket.subject, path=ticket.path))
    searches = sorted(
        (SearchExample(text=text, people=people) for text, people in asked.items()),
        key=lambda one: (-one.people, one.text),
    )
    names = [
        title or "",
        *(one.text for one in searches[:1]),
        *(one.title for one in seen[:1]),
        " · ".join(gap.words.split()),
        *(one.subject for one in opened[:1]),
    ]
    return Told(
        question=next(filter(None, names), ""),
        topics=seen[:MOST_EXAMPLES],
        searches=searches[:MOST_EXAMPLES],
        tickets=opened[:MOST_EXAMPLES],
    )


def _titles_of(gaps: Iterable[ContentGap]) -> dict[int | None, str]:
    return dict(
        Page.objects.filter(pk__in={gap.page_id for gap in gaps if gap.page_id}).values_list("pk", "draft_title")
    )


def evidence_in_words(gap: ContentGap) -> str:
    """What was asked as a list to be ticked off while one writes: what every writer may know, nothing of tickets."""
    # Visitors see no more than any writer does.
    told = _told([gap], AnonymousUser())[gap.pk]
    lines = [
        _("Readers ask for this, and no page answers them:"),
        *(f"☐ {_('Search')}: “{one.text}” ({one.people})" for one in told.searches),
        *(f"☐ {_('Community')}: {one.title}\n  {urljoin(settings.PUBLIC_URL, one.path)}" for one in told.topics),
    ]
    if gap.ticket_people:
        people = ngettext("%(count)s customer asked support", "%(count)s customers asked support", gap.ticket_people)
        lines.append(f"☐ {people % {'count': gap.ticket_people}}")
    return "\n".join(lines)


@dataclass(frozen=True, kw_only=True)
class GapWeek:
    """How many different people asked in seven days. `before` says that these lie before the page was published."""

    first: datetime
    people: int
    before: bool


def people_per_week(gap: ContentGap, weeks: int) -> list[GapWeek]:
    """The weeks before the page was published and as many after it, the oldest first; before now, where none was.

    An account that asked support or the community counts once a week, however often it did; those who searched count
    for each wording, in the week (from Monday) in which they did.
    """
    middle = gap.closed_at or timezone.now()
    sides = range(-weeks, weeks if gap.closed_at else 0)
    rows = GapEvidence.objects.of([gap.pk]).values_list(
        "asked_at", "people", "topic__author_id", "ticket__requester_id", "kind", named=True
    )
    accounts: dict[int, set[Any]] = defaultdict(set)
    nameless: dict[int, int] = defaultdict(int)
    for row in rows:
        week = (row.asked_at - middle) // timedelta(weeks=1)
        who = row.topic__author_id or row.ticket__requester_id
        if who is None:
            nameless[week] += row.people
        else:
            accounts[week].add(who)
    return [
        GapWeek(first=middle + timedelta(weeks=week), people=len(accounts[week]) + nameless[week], before=week < 0)
        for week in sides
    ]


@dataclass(frozen=True, kw_only=True)
class PageInsights:
    """How a page does, in the last RECENT_DAYS.

    `questions` are those in whose results it was opened, the most frequent first, at most MOST_QUESTIONS; they are told
    to those who may read the log of searches. `tickets` were opened from it. `helpfulness` is of the live version.
    `watching` is None for all but tutorials.
    """

    visits: Visits
    helpfulness: Helpfulness | None
    questions: list[LeadingQuestion]
    tickets: int
    watching: Watching | None


def insights_of(page: BodyPage, viewer: Viewer) -> PageInsights | None:
    """How a page does, for whoever may edit it; None for everyone else."""
    visits = recent_visits(page, viewer)
    if visits is None:
        return None
    since = timezone.now() - timedelta(days=RECENT_DAYS)
    asked = questions_leading_to(kind_of(type(page)), page.pk, since=since, viewer=viewer, first=MOST_QUESTIONS)
    return PageInsights(
        visits=visits,
        helpfulness=helpfulness_of(page, viewer),
        questions=[one for one in asked if not looks_personal(one.text)],
        tickets=tickets_from(page, viewer).count,
        watching=recent_watching(page, viewer),
    )


@dataclass(frozen=True, kw_only=True)
class TicketsFrom:
    """How many tickets were opened from a page lately, and the latest of them for those who may read them."""

    count: int
    latest: list[TicketExample]


def tickets_from(page: BodyPage, viewer: Viewer) -> TicketsFrom:
    """Tickets that readers opened from a page in the last RECENT_DAYS. Asks for no more than their number in the name
    of whoever may edit the page.
    """
    if not can_preview(viewer, page):
        return TicketsFrom(count=0, latest=[])
    opened = Ticket.objects.filter(page_id=page.pk, created_at__gt=timezone.now() - timedelta(days=RECENT_DAYS))
    readable = opened.visible_to(viewer).order_by("-created_at", "-pk")[:MOST_EXAMPLES] if reads_tickets(viewer) else []
    latest = [TicketExample(number=one.number, subject=one.subject, path=one.path) for one in readable]
    return TicketsFrom(count=opened.count(), latest=latest)
