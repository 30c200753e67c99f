"""Reads of videos and of what the pipeline made of them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from wagtail.search.queryset import SearchableQuerySetMixin

from core.accounts.roles import Role, has_role

from .showing import shown_to

if TYPE_CHECKING:
    from core.accounts.models import Viewer


BEST_SOURCES = ("upload", "translated", "auto", "machine")
"""Of several transcripts in one language readers get the one whose source comes first; see Transcript.Source."""


def rank(path: str = "") -> models.Case:
    """How good a transcript's source is, 0 for the best; `path` leads to the transcript, such as "transcript__"."""
    return models.Case(
        *(models.When(**{f"{path}source": source}, then=place) for place, source in enumerate(BEST_SOURCES)),
        default=len(BEST_SOURCES),
        output_field=models.IntegerField(),
    )


class VideoQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Writers see every video; everyone else those that a page shows which they may read."""
        if viewer is None:
            return self.none()
        return self if has_role(viewer, Role.WRITER) else self.filter(shown_to(viewer))


class PartQuerySet(models.QuerySet):
    """What belongs to a video is seen by whoever sees the video."""

    video_path = "video__"
    for_readers = models.Q()
    """What else holds of what those see who are no writers."""

    def visible_to(self, viewer: "Viewer | None") -> Self:
        if viewer is None:
            return self.none()
        if has_role(viewer, Role.WRITER):
            return self
        return self.filter(shown_to(viewer, self.video_path), self.for_readers)


class TranscriptQuerySet(PartQuerySet):
    for_readers = models.Q(complete=True)

    def complete(self) -> Self:
        """Transcripts a reader may be shown: not those an engine is still writing."""
        return self.filter(complete=True)

    def kept_by_people(self) -> Self:
        """Transcripts that writers work on: complete ones, and translations that are not complete yet."""
        return self.filter(models.Q(complete=True) | models.Q(source="translated"))

    def original(self) -> Self:
        """Those in a language that is spoken, or that a person uploaded: not made from another one."""
        return self.filter(source__in=["auto", "upload"])

    def in_language(self, code: str) -> Self:
        """Those in the language, the best first: "de" before "de-at", a person's captions before an engine's."""
        return self.filter(models.Q(language=code) | models.Q(language__startswith=f"{code}-")).best_first()

    def best_first(self) -> Self:
        """By language; what a person made comes before what an engine made, the newest first."""
        return self.order_by("language", rank(), "-pk")

    def counted(self) -> Self:
        """Each with how many cues it has, `cue_count`, and how many of them a person should look at, `review_count`."""
        spoken = ~models.Q(cues__text="")
        return self.annotate(
            cue_count=models.Count("cues", filter=spoken),
            review_count=models.Count("cues", filter=spoken & ~models.Q(cues__flags=[])),
        )


class TranscriptPartQuerySet(PartQuerySet):
    """Versions and stretches are for those who work on transcripts."""

    video_path = "transcript__video__"

    def visible_to(self, viewer: "Viewer | None") -> Self:
        return self if has_role(viewer, Role.WRITER) else self.none()


class CueQuerySet(PartQuerySet):
    video_path = "transcript__video__"
    for_readers = models.Q(transcript__complete=True)

    def between(self, start_ms: int | None, end_ms: int | None) -> Self:
        """Cues on screen at some moment of [start_ms, end_ms); None leaves that end open."""
        cues = self
        if start_ms is not None:
            cues = cues.filter(end_ms__gt=start_ms)
        if end_ms is not None:
            cues = cues.filter(start_ms__lt=end_ms)
        return cues

    def to_review(self) -> Self:
        """Cues that a person should look at."""
        return self.exclude(flags=[])


class SpokenCueManager(models.Manager.from_queryset(CueQuerySet)):  # type: ignore[misc]
    """Cues with a text: what readers see, search finds and captions show."""

    def get_queryset(self) -> CueQuerySet:
        spoken: CueQuerySet = super().get_queryset().exclude(text="")
        return spoken


class SpokenTermQuerySet(models.QuerySet):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Writers see them all."""
        return self if has_role(viewer, Role.WRITER) else self.none()

    def spoken_in(self, language: str) -> Self:
        """Those of a language, such as "en" for "en-gb", and those of every language."""
        return self.filter(language__in=["", language, language.split("-")[0]])
