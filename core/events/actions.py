"""Telling that something happened, and what an operator may do about a reaction that failed."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from . import bell
from .event import Event
from .models import Entry, Log, Receipt, new_epoch
from .relay import relay_after_commit


def emit(event: Event) -> Entry:
    """Write `event` to the outbox, in the caller's transaction.

    Must be called inside a transaction: an event that could survive the rollback of its cause would be
    a lie. After commit the relay gives it its position and wakes workers and readers; if the process dies
    before that, or the broker is down, the sweep makes up for it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"emit({event.name}) outside a transaction; an action is atomic.")
    node_type, node_id = event.node() or ("", None)
    entry = Entry.objects.create(
        name=event.name,
        payload=event.payload(),
        node_type=node_type,
        node_id=node_id,
        audience=sorted(event.audience()),
    )
    relay_after_commit()
    return entry


@transaction.atomic
def replay(receipt_ids: Iterable[int]) -> int:
    """Let dead letters run again, with all their tries, and waiting receipts at once. Returns how many.

    Receipts in another state are left alone: what is done would be done twice.
    """
    states = (Receipt.State.DEAD, Receipt.State.WAITING)
    receipts = Receipt.objects.filter(pk__in=list(receipt_ids), state__in=states)
    queues = set(receipts.values_list("queue", flat=True))
    count = receipts.update(state=Receipt.State.WAITING, tries=0, due_at=timezone.now(), finished_at=None)
    transaction.on_commit(lambda: bell.ring(*queues), robust=True)
    return count


@transaction.atomic
def discard(receipt_ids: Iterable[int]) -> int:
    """Give up on dead letters and waiting receipts for good; the rows stay as a record. Returns how many."""
    states = (Receipt.State.DEAD, Receipt.State.WAITING)
    receipts = Receipt.objects.filter(pk__in=list(receipt_ids), state__in=states)
    return receipts.update(state=Receipt.State.DISCARDED, finished_at=timezone.now())


def renew_epoch() -> str:
    """Make every cursor given out so far stale, and answer the new epoch.

    For after a restored backup: positions that clients have seen will be given a second time.
    """
    epoch = new_epoch()
    Log.objects.filter(pk=Log.objects.current().pk).update(epoch=epoch)
    return epoch
