"""Telling that something happened."""

from django.db import transaction

from .event import Event
from .models import Entry


def emit(event: Event) -> Entry:
    """Write `event` to the outbox, in the caller's transaction.

    Must be called inside a transaction: an event that could survive the rollback of its cause would be
    a lie. After commit the relay is woken; if that wake-up is lost, the sweep finds the row.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"emit({event.name}) outside a transaction; an action is atomic.")
    node_type, node_id = event.node() or ("", None)
    return Entry.objects.create(
        name=event.name,
        payload=event.payload(),
        node_type=node_type,
        node_id=node_id,
        audience=sorted(event.audience()),
    )
