"""The relay: gives committed entries their positions and their receipts, and wakes the workers.

One relay works at a time. On PostgreSQL the log's row lock makes the others wait; on SQLite a
transaction holds the only write lock. A lock is released after its commit has become visible, so positions
become visible in order and without gaps, whatever the order in which the causes committed.
"""

import logging
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from . import bell
from .event import event_names, handlers_of
from .models import Entry, Log, Receipt
from .querysets import EntryQuerySet

logger = logging.getLogger(__name__)

BATCH = 500
PATIENCE_MS = 2000
FOREIGN_GRACE = timedelta(hours=1)


def relay(*, patience_ms: int = 0) -> int:
    """Place every committed entry, write its receipts, wake whom it concerns. Returns how many were placed.

    `patience_ms` limits the wait for another relay on PostgreSQL (0: no limit); DatabaseError beyond it.
    """
    placed = 0
    while _placeable().exists():
        with transaction.atomic():
            if patience_ms and connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{patience_ms}ms"])
            entries, receipts = _place_batch()
        placed += len(entries)
        bell.ring(bell.STREAM, *{receipt.queue for receipt in receipts})
    return placed


def relay_after_commit() -> None:
    """Arrange for one `relay()` after the caller's transaction has committed, however often this is called.

    Whatever goes wrong then is logged and left to the sweep: the caller's work is committed, and is
    neither failed nor, beyond `PATIENCE_MS`, delayed by it.
    """
    # A rollback to a savepoint drops the registrations made inside it: one that is still there will stay
    # as long as this caller's work does.
    if not any(hook[1] is _relay_now for hook in connection.run_on_commit):
        transaction.on_commit(_relay_now, robust=True)


def _relay_now() -> None:
    try:
        relay(patience_ms=PATIENCE_MS)
    except DatabaseError as error:
        logger.warning("The relay could not run after a commit, the sweep will: %s", error)


def _placeable() -> EntryQuerySet:
    """Unplaced entries whose handlers this process can know.

    While a new version is rolled out, the old one leaves entries alone that it has never heard of. After
    an hour nobody who knows them is coming, and they are placed without receipts.
    """
    return Entry.objects.unplaced().known_or_before(event_names(), timezone.now() - FOREIGN_GRACE)


def _place_batch() -> tuple[list[Entry], list[Receipt]]:
    log = Log.objects.locked()
    # Read after the lock was granted: what an earlier relay placed meanwhile is no longer among these.
    entries = list(_placeable()[:BATCH])
    for position, entry in enumerate(entries, start=log.position + 1):
        entry.position = position
    Entry.objects.bulk_update(entries, ["position"])
    receipts = Receipt.objects.bulk_create(
        Receipt(entry=entry, handler=handler.name, queue=handler.queue)
        for entry in entries
        for handler in handlers_of(entry.name)
    )
    Log.objects.filter(pk=log.pk).update(position=log.position + len(entries))
    return entries, receipts
