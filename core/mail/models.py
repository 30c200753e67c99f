"""Mail that is not out yet."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from .querysets import OutgoingMailQuerySet


class OutgoingMail(models.Model):
    """A mail on its way. The row goes when the mail does, and in any case after three days.

    The text is sealed (core.sealing): a mail may hold a code or a link that opens an account, and neither a
    backup nor an operator has any business with it. Links in mail live no longer than the row.
    """

    KEPT_FOR = timedelta(days=3)

    sealed = models.TextField(editable=False)
    queued_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"Mail {self.pk}"
