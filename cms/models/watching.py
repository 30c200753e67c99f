"""How much of videos is watched: counts by day, and what is known of a visit while it lasts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.watching.querysets import WatchDayQuerySet, WatchVisitQuerySet
from cms.watching.stretches import PARTS, Counts, Watched


def no_parts() -> list[int]:
    """A number for each part of a video, all 0."""
    return [0] * PARTS


class WatchDay(models.Model):
    """How much of a page's video was watched in the visits that began on one day.

    Nothing here is of one viewer: see `cms.watching.stretches.Counts`. Days are those of the site's time zone.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    video = models.ForeignKey("media_pipeline.Video", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    starts = models.PositiveIntegerField(
        _("starts"), default=0, help_text=_("Visits in which a second of the video or more was watched.")
    )
    quarter = models.PositiveIntegerField(default=0)
    half = models.PositiveIntegerField(default=0)
    three_quarters = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(
        _("completed"),
        default=0,
        help_text=_(
            "Of the visits with a start, those in which 90 % of the video was watched. Each moment counts once, so "
            "neither jumping to the end nor playing one part again is watching."
        ),
    )
    watched = models.JSONField(default=no_parts)
    replayed = models.JSONField(default=no_parts)
    skipped = models.JSONField(default=no_parts)

    objects = WatchDayQuerySet.as_manager()

    # A count is no use of a video that would keep one from deleting it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("watching of a day")
        verbose_name_plural = _("watching by day")
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["page", "video", "day"], name="cms_watching_once"),
            models.CheckConstraint(
                condition=models.Q(completed__lte=models.F("starts")), name="cms_watching_completed_of_starts"
            ),
        ]
        indexes = [models.Index(fields=["day"], name="cms_watching_day")]

    def __str__(self) -> str:
        return f"Video {self.video_id} on {self.day}: {self.starts}"

    @property
    def counts(self) -> Counts:
        """The numbers of the day."""
        return Counts(
            starts=self.starts,
            quarter=self.quarter,
            half=self.half,
            three_quarters=self.three_quarters,
            whole=self.whole,
            completed=self.completed,
            watched=tuple(self.watched),
            replayed=tuple(self.replayed),
            skipped=tuple(self.skipped),
        )


class WatchVisit(models.Model):
    """What one visit has told so far, so that it is counted once however often it tells.

    `token` is random, made up by the player for this visit alone; no account and no address stands beside it. It is
    forgotten once the visit is over: a day after it began, at the latest two.
    """

    token = models.CharField(max_length=64)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    video = models.ForeignKey("media_pipeline.Video", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    duration_ms = models.PositiveIntegerField(help_text="That of the video when the visit began.")
    seen = models.JSONField(default=no_parts)
    again = models.JSONField(default=no_parts)
    furthest = models.PositiveIntegerField(default=0)

    objects = WatchVisitQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["token", "page", "video"], name="cms_watch_visit_once")]
        indexes = [models.Index(fields=["day"], name="cms_watch_visit_day")]

    def __str__(self) -> str:
        return f"Video {self.video_id} on {self.day}"

    @property
    def told(self) -> Watched:
        """What it has watched."""
        return Watched(seen=tuple(self.seen), again=tuple(self.again), furthest=self.furthest)
