"""Loading example tickets."""

from datetime import UTC, datetime

import pytest

from community.tickets.demo import load
from community.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db

DAY = datetime(2025, 3, 1, 9, tzinfo=UTC)


def test_loading_twice_changes_nothing(make_user, agent):
    ada = make_user()
    row = {
        "subject": "Invoice",
        "body": "Please send it again.",
        "locale": "en",
        "requester": ada.email,
        "created_at": DAY,
        "priority": "low",
        "assignee": agent.email,
        "status": "solved",
        "messages": [
            {"author": agent.email, "body": "VIP", "created_at": DAY.replace(hour=10), "internal": True},
            {"author": agent.email, "body": "Here it is.", "created_at": DAY.replace(hour=11)},
        ],
    }
    for _ in range(2):
        load([row])
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.assignee, ticket.created_at) == ("solved", agent, DAY)
    assert (ticket.first_response_at, ticket.solved_at) == (DAY.replace(hour=11), DAY.replace(hour=11))
    assert Message.objects.count() == 3
