"""What a clock that is set may do to the ledger: nothing that lasts.

Due times and leases are moments of the wall clock, because processes on several machines share them. Set
forward, the clock makes waits shorter and leases end early (`work.release_expired` doubts before it
believes). Set back, it would make a short wait as long as the jump; this module is the remedy.
"""

import logging
from datetime import timedelta

from django.utils import timezone

from .event import HANDLERS
from .models import Receipt
from .work import longest_backoff_seconds

logger = logging.getLogger(__name__)


def recall_future() -> int:
    """Bring back what lies further ahead than any pause or lease can reach. Returns how many receipts.

    Needs no memory of the jump: a receipt that failed `tries` times waits for a known time at most, and a lease
    is never longer than its handler's. What is recalled is due now; a recalled lease lasts its whole length.
    """
    now = timezone.now()
    recalled = 0
    for tries in Receipt.objects.waiting_until_after(now).order_by().values_list("tries", flat=True).distinct():
        latest = now + timedelta(seconds=longest_backoff_seconds(tries))
        recalled += Receipt.objects.waiting_until_after(latest).filter(tries=tries).update(due_at=now)
    for name in Receipt.objects.leased_until_after(now).order_by().values_list("handler", flat=True).distinct():
        if name in HANDLERS:
            latest = now + timedelta(seconds=HANDLERS[name].lease_seconds)
            recalled += Receipt.objects.leased_until_after(latest).filter(handler=name).update(lease_until=latest)
    if recalled:
        logger.warning("The clock was set back: %s receipts that it had put off were recalled.", recalled)
    return recalled
