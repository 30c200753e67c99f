"""What was asked lately, wherever it is asked: in tickets, in the community, in the search field."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from cms.search import KINDS
from community.forum.models import Topic
from community.tickets.models import Ticket
from core.accounts.roles import PUBLIC, SIGNED_IN
from core.search.log.reading import FAILED
from core.search.log.words import looks_personal
from core.search.models import AskedQuestion
from core.search.strict import holding_every_word

from .grouping import Terms, words_by_term
from .models import GapEvidence
from .querysets import FEWEST

WINDOW_DAYS: Final = 90
WAIT_DAYS: Final = 3
"""How long the community has to answer a question before it counts as one that a page should answer."""
MOST_OF_A_KIND: Final = 5_000
"""The latest tickets, topics and searches that one gathering looks at."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing that one person asked. `who` tells people apart: an account, or the mark of a visitor for one day."""

    kind: GapEvidence.Kind
    locale: str
    words: dict[str, str]
    at: datetime
    who: str
    topic_id: int | None = None
    ticket_id: int | None = None
    text: str = ""
    answered: bool = False

    @property
    def terms(self) -> Terms:
        """The key terms."""
        return frozenset(self.words)


def asked(now: datetime) -> list[Asked]:
    """Everything that was asked in the last WINDOW_DAYS, each with whether a published page answers it.

    A page that a reader has come from to open a ticket did not answer that ticket.
    """
    known: dict[tuple[str, Terms], set[int]] = {}

    def answers(locale: str, words: dict[str, str]) -> set[int]:
        key = (locale, frozenset(words))
        if key not in known:
            found = holding_every_word(AnonymousUser(), " ".join(words.values()), kinds=KINDS, locale=locale)
            known[key] = {page for _kind, page in found}
        return known[key]

    everything = [*_tickets(now), *_topics(now), *_searches(now)]
    return [
        _judged(one, [page for page in answers(one.locale, one.words) if page != besides])
        for one, besides in everything
        if one.words
    ]


def _judged(one: Asked, pages: set[int]) -> Asked:
    return Asked(**{**one.__dict__, "answered": bool(pages)})


def _tickets(now: datetime) -> Iterator[tuple[Asked, int | None]]:
    recent = Ticket.objects.filter(created_at__gt=now - timedelta(days=WINDOW_DAYS), created_at__lte=now)
    rows = recent.exclude(subject="").order_by("-created_at", "-pk")
    for row in rows.values("pk", "subject", "locale", "requester_id", "page_id", "created_at")[:MOST_OF_A_KIND]:
        yield (
            Asked(
                kind=GapEvidence.Kind.TICKET,
                locale=row["locale"],
                words=words_by_term(row["subject"], row["locale"]),
                at=row["created_at"],
                who=f"user:{row['requester_id']}",
                ticket_id=row["pk"],
            ),
            row["page_id"],
        )


def _topics(now: datetime) -> Iterator[tuple[Asked, int | None]]:
    """Questions that every account may read: what was asked behind a door is not counted on the other side of it."""
    rows = Topic.objects.filter(
        Q(category__readers__in=[PUBLIC, SIGNED_IN]),
        kind=Topic.Kind.QUESTION,
        hidden=False,
        created_at__gt=now - timedelta(days=WINDOW_DAYS),
        created_at__lte=now - timedelta(days=WAIT_DAYS),
    ).order_by("-created_at", "-pk")
    for row in rows.values("pk", "title", "locale", "author_id", "created_at")[:MOST_OF_A_KIND]:
        yield (
            Asked(
                kind=GapEvidence.Kind.TOPIC,
                locale=row["locale"],
                words=words_by_term(row["title"], row["locale"]),
                at=row["created_at"],
                who=f"user:{row['author_id']}" if row["author_id"] else f"topic:{row['pk']}",
                topic_id=row["pk"],
            ),
            None,
        )


def _searches(now: datetime) -> Iterator[tuple[Asked, int | None]]:
    """Questions to search that were no success (`core.search.log.outcome`).

    Visitors of one network count once a day, since the marks by which their apps tell them apart can be made up.
    """
    recent = AskedQuestion.objects.filter(asked_at__gt=now - timedelta(days=WINDOW_DAYS), asked_at__lte=now)
    groups: dict[tuple[str, str], list[AskedQuestion]] = defaultdict(list)
    for question in recent.filter(FAILED).order_by("-asked_at", "-pk")[:MOST_OF_A_KIND]:
        groups[question.locale, question.key].append(question)
    for (locale, _key), questions in groups.items():
        wordings = Counter(question.text for question in questions)
        text = min(wordings, key=lambda one: (-wordings[one], one))
        is_told = len({_searcher(question) for question in questions}) >= FEWEST and not looks_personal(text)
        for question in questions:
            yield (
                Asked(
                    kind=GapEvidence.Kind.SEARCH,
                    locale=locale,
                    words=words_by_term(question.text, locale),
                    at=question.asked_at,
                    who=_searcher(question),
                    text=text if is_told else "",
                ),
                None,
            )


def _searcher(question: AskedQuestion) -> str:
    if question.user_id:
        return f"user:{question.user_id}"
    return f"visitor:{question.asked_at.astimezone(UTC).date()}:{question.origin}"
