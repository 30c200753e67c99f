"""Reads of uploads."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from core.accounts.models import Viewer


class UploadQuerySet(models.QuerySet):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """An upload is its owner's alone, and gone when its time is over, swept or not."""
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(owner_id=viewer.pk, expires_at__gt=timezone.now())

    def unfinished(self) -> Self:
        """Those that can still become a video."""
        return self.filter(video=None, refused="")

    def past_keeping(self) -> Self:
        """Those whose time is over."""
        return self.filter(expires_at__lte=timezone.now())
