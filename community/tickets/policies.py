"""Who may do what with tickets."""

from core.accounts.models import User, Viewer

from .models import Ticket
from .querysets import is_staff

__all__ = ["can_be_assigned", "can_reply", "can_see", "can_set_status", "can_work", "is_staff"]


def can_see(viewer: Viewer | None, ticket: Ticket) -> bool:
    """Whether the viewer may know that the ticket exists: its requester, agents and supervisors."""
    if viewer is None or not viewer.is_authenticated:
        return False
    return viewer.pk == ticket.requester_id or is_staff(viewer)


def can_work(viewer: Viewer | None, ticket: Ticket) -> bool:
    """Whether the viewer may write internal notes and assign the ticket; nobody works on a closed one."""
    return is_staff(viewer) and ticket.status != Ticket.Status.CLOSED


def can_reply(viewer: Viewer | None, ticket: Ticket) -> bool:
    """Whether the viewer may write in the ticket; nobody writes in a closed one."""
    return can_see(viewer, ticket) and ticket.status != Ticket.Status.CLOSED


def can_set_status(viewer: Viewer | None, ticket: Ticket, status: str) -> bool:
    """Whether the viewer may set this status: staff any but new; the requester may say that it is solved."""
    if not can_reply(viewer, ticket) or status == Ticket.Status.NEW:
        return False
    return is_staff(viewer) or status == Ticket.Status.SOLVED


def can_be_assigned(account: User) -> bool:
    """Whether tickets may be given to the account."""
    return account.is_active and is_staff(account)
