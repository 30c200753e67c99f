"""When a question was successful. The one definition: in words in docs/search.md, here for a question and for SQL."""

from datetime import timedelta
from enum import StrEnum

from django.db.models import Q

WITHIN = timedelta(minutes=30)
"""How long after a question what its asker does next is taken for a word about it."""


class Outcome(StrEnum):
    """What became of a question. Only the first is a success."""

    SUCCESS = "success"
    NOTHING_FOUND = "nothing_found"
    REFINED = "refined"
    TICKET = "ticket"
    ABANDONED = "abandoned"


def outcome(*, results: int, opened: bool, refined: bool, ticket: bool) -> Outcome:
    """A question that led to a ticket or to another question did not answer, whatever was opened before.

    `refined` and `ticket` are those within WITHIN. What found nothing is said first, then the ticket.
    """
    if not results:
        return Outcome.NOTHING_FOUND
    if ticket:
        return Outcome.TICKET
    if refined:
        return Outcome.REFINED
    return Outcome.SUCCESS if opened else Outcome.ABANDONED


_FOUND = Q(results__gt=0)
_TICKET, _REFINED, _OPENED = Q(ticket_at__isnull=False), Q(refined_by__isnull=False), Q(opened_at__isnull=False)

WHERE: dict[Outcome, Q] = {
    Outcome.SUCCESS: _FOUND & _OPENED & ~_TICKET & ~_REFINED,
    Outcome.NOTHING_FOUND: ~_FOUND,
    Outcome.REFINED: _FOUND & _REFINED & ~_TICKET,
    Outcome.TICKET: _FOUND & _TICKET,
    Outcome.ABANDONED: _FOUND & ~_OPENED & ~_TICKET & ~_REFINED,
}
"""The same as conditions on `AskedQuestion`: each question meets exactly one."""


def refines(*, words: frozenset[str], before: frozenset[str], opened: bool) -> bool:
    """Whether a question with these stems takes up the one its asker asked before.

    It does where they share a stem, and where nothing was opened: then the same was asked in other words.
    """
    return not opened or not words.isdisjoint(before)
