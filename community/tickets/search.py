"""What search knows of tickets: each message is a unit, labelled with those who may read that message."""

from collections.abc import Iterable

from core.accounts.models import Viewer
from core.accounts.roles import user_label
from core.search.sources import Document, Source, register
from core.text import plain_text

from .events import STAFF
from .models import Message, Ticket

KIND = "ticket"


def documents(ticket_id: int) -> Iterable[Document]:
    """The documents of one ticket as it is now; none where it is gone or erased."""
    messages = Message.objects.filter(ticket_id=ticket_id).exclude(body="").in_order().select_related("ticket")
    for message in messages.iterator(chunk_size=200):
        ticket = message.ticket
        internal = message.visibility == Message.Visibility.INTERNAL
        yield Document(
            unit=message.anchor,
            locale=ticket.locale,
            title=ticket.subject,
            heading="",
            body=plain_text(message.html),
            path=ticket.path,
            anchor=message.anchor,
            start_ms=None,
            tags=(ticket.status,),
            category="",
            access=STAFF if internal else STAFF | {user_label(ticket.requester_id)},
            updated_at=message.created_at,
        )


def visible_ids(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that the viewer may see now."""
    return set(Ticket.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def all_ids() -> Iterable[int]:
    """Every ticket, for a rebuild."""
    return Ticket.objects.order_by("pk").values_list("pk", flat=True).iterator()


register(Source(kind=KIND, node_type="Ticket", documents=documents, visible_ids=visible_ids, all_ids=all_ids))
