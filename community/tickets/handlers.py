"""What follows from what happened to tickets."""

from core.accounts.events import AccountErased
from core.events.event import on
from core.search.actions import index_object
from core.search.log.actions import record_ticket

from . import search
from .actions import erase_person
from .events import TicketErased, TicketOpened, TicketReplied, TicketStatusChanged
from .models import Ticket


@on(TicketOpened)
def on_ticket_opened(event: TicketOpened) -> None:
    """A new ticket can be found by those who may see it."""
    index_object(search.KIND, event.ticket_id)


@on(TicketOpened)
def on_ticket_opened_record(event: TicketOpened) -> None:
    """What its requester searched for just before did not answer."""
    opened = Ticket.objects.filter(pk=event.ticket_id).values_list("created_at", flat=True).first()
    if opened is not None:
        record_ticket(user_id=event.requester_id, at=opened)


@on(TicketReplied)
def on_ticket_replied(event: TicketReplied) -> None:
    """What a message says can be found by those who may read it."""
    index_object(search.KIND, event.ticket_id)


@on(TicketStatusChanged)
def on_ticket_status_changed(event: TicketStatusChanged) -> None:
    """Search shows the status as it is now."""
    index_object(search.KIND, event.ticket_id)


@on(TicketErased)
def on_ticket_erased(event: TicketErased) -> None:
    """Search forgets what nobody may read any more."""
    index_object(search.KIND, event.ticket_id)


@on(AccountErased)
def on_account_erased(event: AccountErased) -> None:
    """A person who is gone takes their words along."""
    erase_person(user_id=event.user_id)
