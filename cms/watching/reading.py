"""What writers are told of how their videos are watched."""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from cms.models import TutorialPage, WatchDay
from cms.models.pages import BodyPage
from cms.policies import can_preview
from cms.visits.reading import RECENT_DAYS
from core.accounts.models import Viewer
from media_pipeline.models import Video

from .stretches import Counts, part_bounds

COMPLETION_AIM: Final = 0.6
"""The part of those who start a video that should watch it to 90 %."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of the parts of equal length of a video, and in how many visits it was watched, replayed and passed over."""

    start_ms: int
    end_ms: int
    watched: int
    replayed: int
    skipped: int


@dataclass(frozen=True, kw_only=True)
class Watching:
    """How a tutorial's video was watched. What is counted is said at `stretches.counts_of`."""

    counts: Counts
    parts: list[Part]

    @property
    def completion(self) -> float | None:
        """The part of the visits with a start, 0 to 1, in which the video was completed; None without a start."""
        return self.counts.completed / self.counts.starts if self.counts.starts else None

    @property
    def meets_aim(self) -> bool:
        """Whether COMPLETION_AIM is reached."""
        return self.completion is not None and self.completion >= COMPLETION_AIM


def recent_watching(page: BodyPage, viewer: Viewer) -> Watching | None:
    """How the video that the page shows now was watched in visits of the last RECENT_DAYS.

    None for whoever may not edit the page, and where there is no video, or none whose length is known.
    """
    if not isinstance(page, TutorialPage) or page.video_id is None or not can_preview(viewer, page):
        return None
    duration_ms = Video.objects.filter(pk=page.video_id).values_list("duration_ms", flat=True).first()
    if not duration_ms:
        return None
    days = WatchDay.objects.visible_to(viewer).within(timezone.localdate(), RECENT_DAYS)
    return watching_of([day.counts for day in days.of_video(page.pk, page.video_id)], duration_ms)


def watching_of(days: list[Counts], duration_ms: int) -> Watching:
    """The counts of several days as those of the time from the first to the last."""
    counts = sum(days, Counts())
    parts = [
        Part(
            start_ms=start,
            end_ms=end,
            watched=counts.watched[at],
            replayed=counts.replayed[at],
            skipped=counts.skipped[at],
        )
        for at, (start, end) in enumerate(part_bounds(duration_ms))
    ]
    return Watching(counts=counts, parts=parts)
