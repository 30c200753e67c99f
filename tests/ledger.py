"""A ledger that other processes and threads can see."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from pytest_django import DjangoDbBlocker

from core.events.models import Entry, Log, Receipt


def clear() -> None:
    """Forget every event."""
    Receipt.objects.all().delete()
    Entry.objects.all().delete()
    Log.objects.all().delete()


@contextmanager
def committed(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a test commit to the ledger: empty before and after it, without flushing all the other tables."""
    with blocker.unblock():
        clear()
        try:
            yield
        finally:
            clear()
            connection.close()
