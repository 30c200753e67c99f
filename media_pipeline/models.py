"""Videos, and what the pipeline makes of them: renditions, transcripts, cues."""

import re
import uuid
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember
from wagtail.search import index

from .chapters.rules import MAX_TITLE
from .failures import message_of
from .querysets import (
    CueQuerySet,
    PartQuerySet,
    SpokenCueManager,
    SpokenTermQuerySet,
    TranscriptPartQuerySet,
    TranscriptQuerySet,
    VideoQuerySet,
)
from .resumable.models import Upload


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


class Rendition(models.Model):
    """A playable file made from the upload: H.264 and AAC in an MP4 that starts without its end."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=20)
    file = models.FileField(upload_to="videos", max_length=255)
    mime = models.CharField(max_length=60, default="video/mp4")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-height", "pk"]
        constraints = [models.UniqueConstraint(fields=["video", "name"], name="media_rendition_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.width}x{self.height}"


class HlsStream(models.Model):
    """A rendition once more, as one fragmented MP4, and where in it the segments lie that HLS players fetch.

    `init_bytes` come before all segments; `segments` is [[milliseconds, offset, bytes], ...]. Rates are bits a second.
    """

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="hls_streams")
    name = models.CharField(max_length=20)
    file = models.FileField(upload_to="videos", max_length=255)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    codecs = models.CharField(max_length=60)
    peak_bits = models.PositiveIntegerField()
    average_bits = models.PositiveIntegerField()
    init_bytes = models.PositiveIntegerField()
    segments = models.JSONField()

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-height", "pk"]
        constraints = [models.UniqueConstraint(fields=["video", "name"], name="media_hls_stream_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.width}x{self.height}"


class Storyboard(models.Model):
    """Small pictures of a video in one sheet, row by row, for whoever looks for a moment on the time line.

    Picture `n` stands for [n * interval_ms, (n + 1) * interval_ms), and is taken from the middle of it.
    """

    video = models.OneToOneField(Video, on_delete=models.CASCADE, related_name="storyboard")
    file = models.FileField(upload_to="videos", max_length=255)
    tile_width = models.PositiveIntegerField()
    tile_height = models.PositiveIntegerField()
    columns = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    interval_ms = models.PositiveIntegerField()

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.count} × {self.tile_width}x{self.tile_height}"


class Chapter(models.Model):
    """A part of a video that has a name. It lasts until the next begins, the last until the video ends."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="chapters")
    start_ms = models.PositiveIntegerField()
    title = models.CharField(max_length=MAX_TITLE)

    objects = PartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["video", "start_ms"]
        constraints = [models.UniqueConstraint(fields=["video", "start_ms"], name="media_chapter_once")]

    def __str__(self) -> str:
        return self.title


class Transcript(models.Model):
    """What is said in a video, in one language. Readers see it once it is `complete`.

    It stays the same row through corrections and when the video is transcribed again: `version` counts them. While an
    engine writes a new one, that is a row of its own, not `complete`.
    """

    class Source(models.TextChoices):
        AUTO = "auto", _("speech recognition")
        UPLOAD = "upload", _("uploaded captions")

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="transcripts")
    language = models.CharField(_("language"), max_length=12, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    key = models.CharField(max_length=64, help_text="What the content was made from; see StepRun.key.")
    complete = models.BooleanField(default=False)
    heard_ms = models.PositiveIntegerField(default=0, help_text="How far the recording is transcribed.")
    engine = models.CharField(max_length=40, blank=True)
    engine_version = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=255, blank=True)
    model_sha256 = models.CharField(max_length=64, blank=True)
    captions = models.FileField(_("captions"), upload_to="videos", max_length=255, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0, help_text="The number of the TranscriptVersion that readers see.")
    unheard = models.JSONField(
        default=list, blank=True, help_text="[[start_ms, end_ms], ...] where somebody speaks and no word was heard."
    )

    objects = TranscriptQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["video", "source", "key"], condition=models.Q(complete=False), name="media_transcript_at_work"
            ),
            models.UniqueConstraint(
                fields=["video", "source", "language"],
                condition=models.Q(complete=True),
                name="media_transcript_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language or '?'} ({self.get_source_display()})"


class Cue(models.Model):
    """A sentence of a transcript, or a part of a long one: start_ms <= time < end_ms.

    `words` is [[start_ms, end_ms, "word", probability], ...]; empty for uploaded captions. The figures
    are Whisper's own for the least certain segment the sentence came from, and `flags` say why a person should look.
    One that a person `confirmed` stays when the video is transcribed again; see `captions.lines.Line`, whose fields
    these are. `objects` leaves out those without a text, which say that nothing is said there.
    """

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="cues")
    position = models.PositiveIntegerField()
    start_ms = models.PositiveIntegerField()
    end_ms = models.PositiveIntegerField()
    text = models.TextField()
    words = models.JSONField(default=list, blank=True)
    confirmed = models.BooleanField(default=False)
    heard = models.TextField(blank=True)
    flags = models.JSONField(default=list, blank=True)
    avg_logprob = models.FloatField(null=True)
    no_speech_prob = models.FloatField(null=True)
    compression_ratio = models.FloatField(null=True)

    objects = SpokenCueManager()
    with_silence = CueQuerySet.as_manager()

    class Meta:
        base_manager_name = "with_silence"
        ordering = ["transcript", "position"]
        constraints = [models.UniqueConstraint(fields=["transcript", "position"], name="media_cue_once")]
        indexes = [models.Index(fields=["transcript", "start_ms"], name="media_cue_start")]

    def __str__(self) -> str:
        return self.text[:60]


class TranscriptVersion(models.Model):
    """A transcript as it was: what an engine heard, a person uploaded, or corrections made of it.

    `lines` is [[start_ms, end_ms, "text", confirmed, "heard"], ...] as in Cue, in order, with those that have no text.
    """

    class Reason(models.TextChoices):
        HEARD = "heard", _("transcribed")
        UPLOADED = "uploaded", _("uploaded")
        CORRECTED = "corrected", _("corrected")
        RESTORED = "restored", _("restored")

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=Reason.choices)
    detail = models.CharField(max_length=255, blank=True, help_text="The speech model, or the version restored.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    lines = models.JSONField(default=list)

    objects = TranscriptPartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["transcript", "-number"]
        constraints = [models.UniqueConstraint(fields=["transcript", "number"], name="media_transcript_version_once")]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_reason_display()}"


class SpokenTerm(models.Model):
    """A word or name that this site spells its own way: told to the speech engine, and put right behind it."""

    text = models.CharField(_("written"), max_length=80, help_text=_("As it is to stand in transcripts."))
    misheard = models.TextField(
        _("heard as"),
        blank=True,
        max_length=1000,
        help_text=_("What speech recognition makes of it, one on each line: it is replaced in new transcripts."),
    )
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("Leave empty for every language.")
    )

    objects = SpokenTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("spoken term")
        verbose_name_plural = _("spoken terms")
        base_manager_name = "objects"
        ordering = ["text", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["text", "language"], name="media_term_once"),
        ]

    def __str__(self) -> str:
        return self.text
