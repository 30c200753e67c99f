"""The outbox and the receipts: the truth about what happened and what is still to be done about it."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .event import Event, event_class
from .querysets import EntryQuerySet, LogQuerySet, ReceiptQuerySet


def new_epoch() -> str:
    """A name for one unbroken sequence of positions."""
    return uuid.uuid4().hex[:8]


class Log(models.Model):
    """The head of the sequence, in one row; its row lock admits one relay at a time.

    `position` is the newest position given, `floor` the newest one that retention removed. `epoch` is
    part of every cursor: it is renewed when positions may repeat (a restored backup).
    """

    epoch = models.CharField(max_length=16, default=new_epoch)
    position = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(default=0)

    objects = LogQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = _("log")

    def __str__(self) -> str:
        return f"{self.epoch} at {self.position}"


class Entry(models.Model):
    """One event, written in the transaction in which it happened.

    `position` is given by the relay after commit: gapless, so that a reader who asks for what came after
    a position never misses an entry that committed late. It is null until then.
    """

    position = models.BigIntegerField(null=True, unique=True, editable=False)
    name = models.CharField(max_length=120)
    payload = models.JSONField()
    node_type = models.CharField(max_length=60, blank=True)
    node_id = models.BigIntegerField(null=True)
    audience = models.JSONField(default=list)
    happened_at = models.DateTimeField(default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["id"], name="events_entry_unplaced", condition=models.Q(position__isnull=True)),
            models.Index(fields=["happened_at"], name="events_entry_age"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"

    def event(self) -> Event:
        """The event as it was told; LookupError where the running code does not know it."""
        cls = event_class(self.name)
        if cls is None:
            raise LookupError(f"This version of Kerf knows no event named {self.name!r}.")
        return cls.from_payload(self.payload)


class Receipt(models.Model):
    """The state of one handler's reaction to one entry.

    `attempt` is the fencing token: it rises at every claim and never falls, so whoever holds an older
    one is refused. `tries` counts the claims since the last replay and is what `max_attempts` limits.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        DEAD = "dead", _("dead letter")
        DISCARDED = "discarded", _("discarded")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="receipts", verbose_name=_("event"))
    handler = models.CharField(max_length=200)
    queue = models.CharField(max_length=40, default="default")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempt = models.PositiveIntegerField(default=0)
    tries = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        permissions = [("operate_receipt", _("Can replay and discard receipts"))]
        constraints = [models.UniqueConstraint(fields=["entry", "handler"], name="events_receipt_once")]
        indexes = [
            models.Index(
                fields=["queue", "due_at", "id"], name="events_receipt_waiting", condition=models.Q(state="waiting")
            ),
            models.Index(fields=["lease_until"], name="events_receipt_running", condition=models.Q(state="running")),
            models.Index(fields=["id"], name="events_receipt_dead", condition=models.Q(state="dead")),
        ]

    def __str__(self) -> str:
        return f"{self.handler} of event {self.entry_id}"

    @property
    def summary(self) -> str:
        """The error in one line."""
        return self.error.partition("\n")[0]
