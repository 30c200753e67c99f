"""Reads of outgoing mail. There is no `visible_to`: nobody but the worker that sends it sees a mail."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from .models import OutgoingMail  # noqa: F401 (named in a string below)


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def past_keeping(self) -> Self:
        """Mail that could not be sent in its time."""
        return self.filter(queued_at__lt=timezone.now() - self.model.KEPT_FOR)
