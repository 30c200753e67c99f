"""What keeps the ledger sound without anybody asking: the sweep, and retention."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from . import bell
from .clock import recall_future
from .event import HANDLERS
from .models import Entry, Log, Receipt
from .relay import relay
from .work import release_expired

UNKNOWN_GRACE = timedelta(days=1)
PRUNE_BATCH = 500


@dataclass(frozen=True)
class Sweep:
    """What one sweep found to do."""

    placed: int
    released: int
    buried: int
    woken: tuple[str, ...]


def sweep() -> Sweep:
    """Make up for every wake-up that was lost.

    Relays forgotten entries, brings back what a clock that was set back has put off, lets receipts of vanished
    workers be tried again, buries receipts that no running code has known for a day, and wakes each queue in
    which something is due.
    """
    placed = relay()
    recall_future()
    released = release_expired()
    buried = bury_unknown()
    due = Receipt.objects.due().of_handlers(HANDLERS).order_by()
    woken = tuple(sorted(due.values_list("queue", flat=True).distinct()))
    bell.ring(*woken)
    return Sweep(placed, released, buried, woken)


def bury_unknown() -> int:
    """Make dead letters of receipts whose handler nobody has known for a day. Returns how many."""
    unknown = Receipt.objects.waiting().filter(due_at__lt=timezone.now() - UNKNOWN_GRACE).exclude(handler__in=HANDLERS)
    if not unknown.exists():
        return 0
    return unknown.update(
        state=Receipt.State.DEAD,
        finished_at=timezone.now(),
        error="No running version of Kerf has this handler; it was renamed or removed. Discard the receipt, "
        "or replay it once a version that has the handler runs.",
    )


def prune(*, days: int | None = None) -> int:
    """Remove settled entries older than `days` (default `EVENTS_RETENTION_DAYS`). Returns how many.

    Entries with work or a dead letter left stay. Cursors older than what was removed are answered with a
    reset from then on. The sequence goes on where it was: its head stands in the log, not in the entries.
    """
    before = timezone.now() - timedelta(days=settings.EVENTS_RETENTION_DAYS if days is None else days)
    removed = 0
    while count := _prune_batch(before):
        removed += count
    return removed


def _prune_batch(before: datetime) -> int:
    settled = Entry.objects.settled_before(before)
    if not settled.exists():
        return 0
    with transaction.atomic():
        log = Log.objects.locked()
        batch = list(settled.order_by("position").values_list("pk", "position")[:PRUNE_BATCH])
        ids = [pk for pk, _ in batch]
        Receipt.objects.filter(entry__in=ids).delete()
        Entry.objects.filter(pk__in=ids).delete()
        Log.objects.filter(pk=log.pk).update(floor=max(log.floor, *(position or 0 for _, position in batch)))
    return len(batch)


@dataclass(frozen=True)
class Overview:
    """The state of the ledger, for operators and health checks."""

    position: int
    unplaced: int
    states: dict[str, int]
    due: dict[str, int]
    oldest_due_at: datetime | None
    expired: int


def overview() -> Overview:
    """Count what is waiting, running, done and dead; what is due per queue, and since when."""
    due = Receipt.objects.due().order_by()
    return Overview(
        position=Log.objects.current().position,
        unplaced=Entry.objects.unplaced().count(),
        states=dict(Receipt.objects.order_by().values_list("state").annotate(Count("pk"))),
        due=dict(due.values_list("queue").annotate(Count("pk"))),
        oldest_due_at=due.order_by("due_at").values_list("due_at", flat=True).first(),
        expired=Receipt.objects.expired().count(),
    )
