"""The outbox and the receipts: the truth about what happened and what is still to be done about it."""

from django.db import models
from django.utils import timezone


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

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["id"], name="events_entry_unplaced", condition=models.Q(position__isnull=True)),
            models.Index(fields=["happened_at"], name="events_entry_age"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class Receipt(models.Model):
    """The state of one handler's reaction to one entry. `attempt` is the fencing token."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        DEAD = "dead"

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="receipts")
    handler = models.CharField(max_length=200)
    queue = models.CharField(max_length=40, default="default")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempt = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "handler"], name="events_receipt_once")]
        indexes = [
            models.Index(
                fields=["queue", "due_at", "id"],
                name="events_receipt_due",
                condition=models.Q(state__in=["waiting", "running"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler} of {self.entry_id}: {self.state}"
