"""Loading example tickets through the actions, so that they behave like anyone's.

Loading twice changes nothing: a ticket is known by its subject and date.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NotRequired, TypedDict

from core.accounts.models import User

from .actions import assign_ticket, open_ticket, reply_to_ticket, set_ticket_status
from .models import Ticket


class MessageRow(TypedDict):
    author: str
    body: str
    created_at: datetime
    internal: NotRequired[bool]


class TicketRow(TypedDict):
    subject: str
    body: str
    locale: str
    requester: str
    created_at: datetime
    priority: NotRequired[str]
    channel: NotRequired[str]
    assignee: NotRequired[str]
    status: NotRequired[str]
    messages: NotRequired[list[MessageRow]]


def load(rows: Iterable[TicketRow]) -> None:
    """Write the tickets that are missing, with messages, assignee and last status. People are named by email."""
    for row in rows:
        if not Ticket.objects.filter(subject=row["subject"], created_at=row["created_at"]).exists():
            _load_ticket(row)


def _load_ticket(row: TicketRow) -> None:
    ticket = open_ticket(
        actor=_person(row["requester"]),
        subject=row["subject"],
        body=row["body"],
        locale=row["locale"],
        priority=row.get("priority", Ticket.Priority.NORMAL),
        channel=row.get("channel", Ticket.Channel.WEB),
        at=row["created_at"],
    )
    last = row["created_at"]
    for message in row.get("messages", []):
        last = message["created_at"]
        reply_to_ticket(
            actor=_person(message["author"]),
            ticket_id=ticket.pk,
            body=message["body"],
            internal=message.get("internal", False),
            at=last,
        )
    if "assignee" in row:
        agent = _person(row["assignee"])
        assign_ticket(actor=agent, ticket_id=ticket.pk, assignee_id=agent.pk, at=last)
        if "status" in row:
            set_ticket_status(actor=agent, ticket_id=ticket.pk, status=row["status"], at=last)


def _person(email: str) -> User:
    return User.objects.get(email=email)
