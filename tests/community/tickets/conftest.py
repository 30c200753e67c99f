"""Tickets to test with."""

from collections.abc import Callable

import pytest

from community.tickets.actions import open_ticket
from community.tickets.models import Ticket
from core.accounts.models import User


@pytest.fixture
def agent(make_user: Callable[..., User]) -> User:
    """Someone who answers tickets."""
    return make_user(name="Agent", roles=["agent"])


@pytest.fixture
def make_ticket(make_user: Callable[..., User]) -> Callable[..., Ticket]:
    """A factory of tickets, each by a new customer unless given, in the given status."""

    def make(*, requester: User | None = None, subject: str = "Laser stops midway", status: str = "new", **more):
        ticket = open_ticket(
            actor=requester or make_user(), subject=subject, body="It **stops** at 40 %.", locale="en", **more
        )
        Ticket.objects.filter(pk=ticket.pk).update(status=status)
        ticket.refresh_from_db()
        return ticket

    return make
