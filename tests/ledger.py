"""A ledger that other processes and threads can see."""

import pytest

from core.events.models import Entry, Log, Receipt

# Committed, and flushed afterwards; the tables of all other apps are left alone, which takes far less time.
COMMITTED = pytest.mark.django_db(transaction=True, available_apps=["core.events"])


def clear() -> None:
    """Forget every event, those of the site's setup too."""
    Receipt.objects.all().delete()
    Entry.objects.all().delete()
    Log.objects.all().delete()
