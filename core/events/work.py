"""Working off receipts: claim, run, finish; or fail, wait, try again, and at last give up."""

import logging
import random
import time
import traceback
from datetime import timedelta

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from . import bell
from .actions import emit
from .event import HANDLERS, Handler
from .events import HandlerGaveUp
from .models import Receipt
from .run import LeaseLost, Run

logger = logging.getLogger(__name__)

CANDIDATES = 20
MAX_BACKOFF_SECONDS = 3600
MAX_ERROR_LENGTH = 4000


def claim(queue: str) -> Receipt | None:
    """Take a due receipt of `queue` for this worker, or None where nothing is due.

    The conditional update decides between workers that want the same one. It is committed before the
    handler runs, so that a handler which kills its worker has been counted. Receipts of handlers that this
    code does not know are left for workers that do.
    """
    while candidates := Receipt.objects.due_in(queue, HANDLERS).select_related("entry")[:CANDIDATES]:
        for receipt in candidates:
            seen = receipt.attempt
            now = timezone.now()
            receipt.state = Receipt.State.RUNNING
            receipt.attempt += 1
            receipt.tries += 1
            receipt.heartbeat_at = now
            receipt.lease_until = now + timedelta(seconds=HANDLERS[receipt.handler].lease_seconds)
            if (
                Receipt.objects.waiting()
                .filter(pk=receipt.pk, attempt=seen)
                .update(
                    state=receipt.state,
                    attempt=receipt.attempt,
                    tries=receipt.tries,
                    heartbeat_at=receipt.heartbeat_at,
                    lease_until=receipt.lease_until,
                )
            ):
                return receipt
    return None


def execute(receipt: Receipt) -> None:
    """Run the handler of a claimed receipt and write down how it ended. An error of the handler is not raised."""
    handler = HANDLERS[receipt.handler]
    run = Run(receipt.pk, receipt.attempt, handler.lease_seconds)
    try:
        if handler.atomic:
            _run_atomic(handler, receipt, run)
        else:
            _run_long(handler, receipt, run)
    except LeaseLost as lost:
        logger.warning("%s: %s", receipt, lost)
    except Exception as error:
        _fail(receipt, handler, error)
    except BaseException as error:
        # The worker is told to end, or the handler called sys.exit(): the attempt is over, and so are we.
        _fail(receipt, handler, error)
        raise


def drain(*queues: str, seconds: float | None = None) -> int:
    """Run what is due in `queues` until nothing is, or `seconds` have passed. Returns how many ran.

    Who finds more than one receipt calls another worker to help; who stops early calls a successor.
    """
    deadline = time.monotonic() + seconds if seconds is not None else float("inf")
    ran = 0
    for queue in queues:
        helped = False
        while receipt := claim(queue):
            if not helped or time.monotonic() > deadline:
                helped = True
                if Receipt.objects.due_in(queue, HANDLERS).exists():
                    bell.ring(queue)
            execute(receipt)
            ran += 1
            if time.monotonic() > deadline:
                break
    return ran


def release_expired() -> int:
    """Let receipts whose worker has vanished be tried again, or bury them. Returns how many.

    An atomic handler that is still at work holds its row's lock on PostgreSQL, and the write lock on SQLite,
    so it cannot be taken for vanished however slow it is. A long job's lease may have ended only because the
    clock was set forward: its holder gets half a lease more to be heard of, which is more than one heartbeat.
    """
    if not Receipt.objects.expired().exists():
        return 0
    released = 0
    with transaction.atomic():
        for receipt in Receipt.objects.expired().select_for_update(skip_locked=True):
            handler = HANDLERS.get(receipt.handler)
            if handler is not None and not handler.atomic and receipt.heartbeat_at is not None:
                _doubt(receipt, handler)
                continue
            error = f"The worker vanished in the middle of attempt {receipt.attempt}, or stopped sending heartbeats."
            _give_back(receipt, handler, error)
            released += 1
    return released


def _run_atomic(handler: Handler, receipt: Receipt, run: Run) -> None:
    with transaction.atomic():
        if not Receipt.objects.held(run.receipt_id, run.attempt).select_for_update():
            raise LeaseLost(f"Attempt {run.attempt} at receipt {run.receipt_id} has been superseded.")
        _call(handler, receipt, run)
        run.finish()


def _run_long(handler: Handler, receipt: Receipt, run: Run) -> None:
    with run.kept():
        _call(handler, receipt, run)
    if not connection.in_atomic_block:
        # A connection that idled through a long job may be dead by now; the job's success must not die with it.
        close_old_connections()
    run.finish()


def _call(handler: Handler, receipt: Receipt, run: Run) -> None:
    event = receipt.entry.event()
    if handler.wants_run:
        handler.function(event, run)
    else:
        handler.function(event)


def _fail(receipt: Receipt, handler: Handler, error: BaseException) -> None:
    logger.warning("%s failed at attempt %s", receipt, receipt.attempt, exc_info=error)
    summary = "".join(traceback.format_exception_only(error)).strip()
    trace = "".join(traceback.format_exception(error))
    _give_back(receipt, handler, f"{summary[:500]}\n\n{trace[-MAX_ERROR_LENGTH:]}")


def _doubt(receipt: Receipt, handler: Handler) -> None:
    """Note that the holder was not heard of in time, and wait once more; a heartbeat takes the note away."""
    lease_until = timezone.now() + timedelta(seconds=handler.lease_seconds / 2)
    Receipt.objects.held(receipt.pk, receipt.attempt).update(heartbeat_at=None, lease_until=lease_until)


def _give_back(receipt: Receipt, handler: Handler | None, error: str) -> None:
    """End a failed attempt: another one later, or the dead letter when it was the last."""
    now = timezone.now()
    dead = handler is not None and receipt.tries >= handler.max_attempts
    with transaction.atomic():
        ended = Receipt.objects.held(receipt.pk, receipt.attempt).update(
            state=Receipt.State.DEAD if dead else Receipt.State.WAITING,
            due_at=now + timedelta(seconds=backoff_seconds(receipt.tries)),
            finished_at=now if dead else None,
            lease_until=None,
            error=error,
        )
        if ended and dead and receipt.entry.name != HandlerGaveUp.name:
            cause = receipt.entry
            emit(HandlerGaveUp(handler=receipt.handler, event_name=cause.name, event_payload=cause.payload))
    if ended and dead:
        logger.error("%s is a dead letter after %s tries: %s", receipt, receipt.tries, error.partition("\n")[0])


def backoff_seconds(tries: int) -> float:
    """How long to wait after `tries` failures: 5 s, 15 s, 45 s ... at most an hour, each give or take a fifth.

    The jitter keeps many failures of one cause from coming back as one crowd.
    """
    return longest_backoff_seconds(tries) * random.uniform(2 / 3, 1)  # noqa: S311, jitter is no secret


def longest_backoff_seconds(tries: int) -> float:
    """The most that `backoff_seconds` answers; 0 for what has not failed yet."""
    return 1.2 * min(settings.EVENTS_BACKOFF_SECONDS * 3 ** (tries - 1), MAX_BACKOFF_SECONDS) if tries else 0.0
