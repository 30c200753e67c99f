"""What happens to tickets."""

from dataclasses import dataclass

from core.accounts.roles import Role, role_label, user_label
from core.events.event import Event

STAFF = frozenset({role_label(Role.AGENT), role_label(Role.SUPERVISOR)})
"""The labels of those who see every ticket."""


@dataclass(frozen=True, kw_only=True)
class TicketEvent(Event):
    """Something about one ticket, for staff; and for the requester, unless it is `internal`."""

    ticket_id: int
    requester_id: int
    internal: bool = False

    def audience(self) -> frozenset[str]:
        return STAFF if self.internal else STAFF | {user_label(self.requester_id)}

    def node(self) -> tuple[str, int]:
        return ("Ticket", self.ticket_id)


@dataclass(frozen=True, kw_only=True)
class TicketOpened(TicketEvent):
    """A customer asked for help."""

    message_id: int


@dataclass(frozen=True, kw_only=True)
class TicketReplied(TicketEvent):
    """A message was added; an internal note if `internal`."""

    message_id: int
    author_id: int


@dataclass(frozen=True, kw_only=True)
class TicketStatusChanged(TicketEvent):
    """The ticket's status changed."""

    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class TicketAssigned(TicketEvent):
    """The ticket was given to an agent, or to none. Who works on it is the staff's business."""

    assignee_id: int | None
    internal: bool = True


@dataclass(frozen=True, kw_only=True)
class TicketErased(TicketEvent):
    """The customer's account is gone, and with it what was said in the ticket."""
