"""Videos, and how far their processing is."""

import re
import uuid
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember
from wagtail.search import index

from media_pipeline.failures import message_of
from media_pipeline.querysets import PartQuerySet, VideoQuerySet

if TYPE_CHECKING:
    from media_pipeline.resumable.models import Upload


def upload_path(video: "Video | Upload", filename: str) -> str:
    """Where the uploaded file is kept; the folder's name cannot be guessed, and of the file's only the ending stays."""
    suffix = re.sub(r"[^.a-z0-9]", "", PurePosixPath(filename).suffix.lower())[:10].rstrip(".")
    return f"{video.folder}/upload/original{suffix}"


class SpeechModel(models.TextChoices):
    """Speech models a writer may choose for one video; blank means the site's setting."""

    TINY = "tiny", _("tiny (fastest, least exact)")
    BASE = "base", _("base")
    SMALL = "small", _("small")
    MEDIUM = "medium", _("medium")
    TURBO = "large-v3-turbo", _("large-v3-turbo (fast on a graphics card)")
    LARGE = "large-v3", _("large-v3 (slowest, most exact)")
    MICRO = "whisper-micro", _("whisper-micro (demonstration: 142 English words, synthetic voices only)")


class Failure(models.Model):
    """What went wrong, as a code of `failures.MESSAGES` and what its message names; an empty code is nothing."""

    error_code = models.CharField(max_length=40, blank=True, editable=False)
    error_values = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def error_message(self) -> str:
        """What went wrong and what to do, in the language of whoever reads it; empty where nothing did."""
        return message_of(self.error_code, **self.error_values) if self.error_code else ""


class Video(CollectionMember, index.Indexed, Failure):
    """An uploaded recording, what is known about it, and how far its processing is.

    `generation` counts the requests to process it: a job that was asked for by an older request stops as
    soon as it notices. `published` says that everyone may watch it, and is kept by whoever shows videos (see
    `actions.set_published`); who else may is asked where it is read (see `showing`).
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("waiting")
        PROCESSING = "processing", _("processing")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    title = models.CharField(_("title"), max_length=255)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(_("video file"), upload_to=upload_path, max_length=255)
    file_name = models.CharField(_("name of the uploaded file"), max_length=255, editable=False)
    file_size = models.PositiveBigIntegerField(default=0, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    published = models.BooleanField(default=False, editable=False)

    language = models.CharField(
        _("spoken language"), max_length=12, blank=True, help_text=_("Leave empty to let the engine find out.")
    )
    model = models.CharField(
        _("speech model"),
        max_length=40,
        blank=True,
        choices=SpeechModel.choices,
        help_text=_("Leave empty for this site's usual model."),
    )

    translate = models.BooleanField(
        _("translate into English"),
        default=False,
        help_text=_("By the speech model, into captions of their own, where another language is spoken."),
    )

    duration_ms = models.PositiveIntegerField(null=True, editable=False)
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    has_audio = models.BooleanField(null=True, editable=False)
    poster = models.FileField(upload_to="videos", max_length=255, blank=True, editable=False)
    streamable = models.BooleanField(default=False, editable=False, help_text="Whether there are HLS streams of it.")
    chapters_written = models.BooleanField(
        default=False,
        editable=False,
        help_text="A person has written the chapters, be it none: they are no engine's to change.",
    )

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.UPLOADED, editable=False)
    generation = models.PositiveIntegerField(default=1, editable=False)
    step = models.CharField(max_length=20, blank=True, editable=False)
    progress = models.PositiveSmallIntegerField(default=0, editable=False)
    ends_at = models.DateTimeField(null=True, editable=False, help_text="When the processing will be over, it seems.")

    objects = VideoQuerySet.as_manager()

    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.FilterField("title"),
        index.FilterField("state"),
        index.FilterField("created_at"),
        index.FilterField("uploaded_by"),
    ]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        base_manager_name = "objects"
        ordering = ["-created_at", "-pk"]
        permissions = [("choose_video", "Can choose video")]

    def __str__(self) -> str:
        return self.title

    @property
    def folder(self) -> str:
        """The storage folder that holds everything of this video."""
        return f"videos/{self.uuid.hex}"

    @property
    def is_busy(self) -> bool:
        """Whether the pipeline has it: waiting for a worker or in one."""
        return self.state in {self.State.UPLOADED, self.State.PROCESSING}

    @property
    def speech_model(self) -> str:
        """The model that transcribes this video: its own choice or the site's setting."""
        return self.model or settings.WHISPER_MODEL


class StepRun(Failure):
    """One step of the pipeline on one video. A done row with the same key is never run again.

    `key` is the SHA-256 of all that decides the step's result: the step's name and version, its
    parameters, and the content it reads.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    attempt = models.PositiveIntegerField(default=1)
    progress = models.PositiveSmallIntegerField(default=0, help_text="In percent, while it runs.")
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["video", "step", "key"], name="media_step_once")]

    def __str__(self) -> str:
        return f"{self.step}: {self.state}"
