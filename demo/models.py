"""What the demo remembers about itself."""

from typing import Self

from django.db import models
from django.utils import timezone


class Load(models.Model):
    """The one loading of the demo content into this database.

    The demo's dates count back from `started_at`, so that loading again after an interruption, or with new
    content, finds what is there. `finished_at` is empty until everything was loaded once.
    """

    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"started {self.started_at}"

    @classmethod
    def current(cls) -> Self:
        """The row, made now where the demo was never loaded."""
        return cls.objects.get_or_create(pk=1)[0]
