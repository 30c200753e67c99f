"""What was already done, by the name that the asker gave it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Record(models.Model):
    """An operation that ran once for an account and a key, and what it answered.

    Written in the transaction of the operation itself: there is a record if and only if the operation took
    effect. The key of one account says nothing about another's.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    operation = models.CharField(max_length=80)
    key = models.CharField(max_length=255)
    body_hash = models.CharField(max_length=64)
    result = models.JSONField(null=True)
    ran_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "operation", "key"], name="idempotency_record_once"),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.key} for account {self.user_id}"
