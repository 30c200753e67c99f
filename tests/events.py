"""Letting events take effect in a test without a worker process."""

from django.conf import settings

from core.events.models import Receipt
from core.events.relay import relay
from core.events.work import drain


def settle() -> int:
    """Relay what was emitted and run every handler that is due, events of handlers included.

    Returns how many handlers ran. A handler that failed fails the test, with its traceback.
    """
    ran = 0
    while relay() + (count := drain(*settings.EVENTS_QUEUES)):
        ran += count
    failed = Receipt.objects.exclude(error="")
    assert not failed, "\n".join(f"{receipt}\n{receipt.error}" for receipt in failed)
    return ran
