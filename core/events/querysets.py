"""Reads of the outbox and the receipts."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from .models import Entry, Log, Receipt  # noqa: F401 (named in strings below)


class LogQuerySet(models.QuerySet["Log"]):
    def current(self) -> "Log":
        """The one row, made where it is missing."""
        return self.get_or_create(pk=1)[0]

    def locked(self) -> "Log":
        """The one row, locked until the transaction ends."""
        return self.select_for_update().filter(pk=1).first() or self.select_for_update().get(pk=self.current().pk)


class EntryQuerySet(models.QuerySet["Entry"]):
    def unplaced(self) -> Self:
        """Committed entries that the relay has not seen, oldest first."""
        return self.filter(position__isnull=True).order_by("id")

    def known_or_before(self, names: Iterable[str], moment: datetime) -> Self:
        """Entries of the named events, and older ones of any."""
        return self.filter(models.Q(name__in=list(names)) | models.Q(happened_at__lt=moment))

    def after(self, position: int) -> Self:
        """Placed entries that follow `position`, in order."""
        return self.filter(position__gt=position).order_by("position")

    def settled_before(self, moment: datetime) -> Self:
        """Placed entries older than `moment` that nobody has work or a dead letter left on."""
        unfinished = ("waiting", "running", "dead")
        return self.filter(position__isnull=False, happened_at__lt=moment).exclude(receipts__state__in=unfinished)


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def waiting(self) -> Self:
        return self.filter(state="waiting")

    def running(self) -> Self:
        return self.filter(state="running")

    def dead(self) -> Self:
        return self.filter(state="dead")

    def due(self) -> Self:
        """Waiting for nothing but a worker, the longest wait first."""
        return self.waiting().filter(due_at__lte=timezone.now()).order_by("due_at", "id")

    def expired(self) -> Self:
        """Claimed by a worker that has not been heard of since its lease ended."""
        return self.running().filter(lease_until__lt=timezone.now()).order_by("lease_until")

    def waiting_until_after(self, moment: datetime) -> Self:
        """Waiting for a time after `moment`."""
        return self.waiting().filter(due_at__gt=moment)

    def leased_until_after(self, moment: datetime) -> Self:
        """Claimed, with a lease that ends after `moment`."""
        return self.running().filter(lease_until__gt=moment)

    def held(self, receipt_id: int, attempt: int) -> Self:
        """The receipt, only while the holder of `attempt` still holds it."""
        return self.running().filter(pk=receipt_id, attempt=attempt)

    def of_handlers(self, names: Iterable[str]) -> Self:
        """Receipts of handlers that the running code knows."""
        return self.filter(handler__in=list(names))

    def due_in(self, queue: str, handlers: Iterable[str]) -> Self:
        """What a worker of `queue` that knows `handlers` may claim now."""
        return self.due().filter(queue=queue).of_handlers(handlers)
