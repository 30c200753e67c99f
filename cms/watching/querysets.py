"""Reads of what is watched."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from cms.visits.querysets import DayQuerySet

if TYPE_CHECKING:
    from core.accounts.models import Viewer


class WatchDayQuerySet(DayQuerySet):
    def of_video(self, page_id: int, video_id: int) -> Self:
        """Those of one video on one page."""
        return self.filter(page_id=page_id, video_id=video_id)


class WatchVisitQuerySet(models.QuerySet):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Nobody reads what is known of one visit: it is there to be counted once."""
        return self.none()

    def before(self, day: date) -> Self:
        """Visits that began before a day."""
        return self.filter(day__lt=day)
