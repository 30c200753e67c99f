"""What is said in videos, and the words that a site spells its own way."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_pipeline.querysets import (
    CueQuerySet,
    SpokenCueManager,
    SpokenTermQuerySet,
    TranscriptPartQuerySet,
    TranscriptQuerySet,
)

from .videos import Video


class Transcript(models.Model):
    """What is said in a video, in one language. Readers see it once it is `complete`.

    A translation is complete once nothing was missing in it; `Cue.heard` says what each line was made from.

    It stays the same row through corrections and when the video is transcribed again: `version` counts them. While an
    engine writes a new one, that is a row of its own, not `complete`, with a `Stretch` for each part of the recording.
    """

    class Source(models.TextChoices):
        AUTO = "auto", _("speech recognition")
        UPLOAD = "upload", _("uploaded captions")
        TRANSLATED = "translated", _("translated by people")
        MACHINE = "machine", _("translated by speech recognition")

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="transcripts")
    language = models.CharField(_("language"), max_length=12, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    key = models.CharField(max_length=64, help_text="What the content was made from; see StepRun.key.")
    complete = models.BooleanField(default=False)
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

    @property
    def is_automatic(self) -> bool:
        """Whether speech recognition made it."""
        return self.source in {self.Source.AUTO, self.Source.MACHINE}

    @property
    def is_translated(self) -> bool:
        """Whether it was translated here: a file that a person uploaded does not say."""
        return self.source in {self.Source.TRANSLATED, self.Source.MACHINE}


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


class Stretch(models.Model):
    """A part of the recording, between two silences, of a transcript at work: what one worker hears at a time.

    `holder` names the attempt that hears it (core.events.run.Run.token); once that has ended without the stretch being
    `done`, whoever is free takes it over. The cues of a stretch come with `done`, all at once.
    """

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="stretches")
    number = models.PositiveSmallIntegerField()
    start_ms = models.PositiveIntegerField()
    end_ms = models.PositiveIntegerField()
    heard_ms = models.PositiveIntegerField(default=0, help_text="How much of it is heard.")
    done = models.BooleanField(default=False)
    holder = models.CharField(max_length=40, blank=True)
    unheard = models.JSONField(default=list, blank=True, help_text="See Transcript.unheard.")

    objects = TranscriptPartQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["transcript", "number"]
        constraints = [models.UniqueConstraint(fields=["transcript", "number"], name="media_stretch_once")]

    def __str__(self) -> str:
        return f"{self.number}: {self.start_ms} to {self.end_ms} ms"


class TranscriptVersion(models.Model):
    """A transcript as it was: what an engine heard, a person uploaded, or corrections made of it.

    `lines` is [[start_ms, end_ms, "text", confirmed, "heard"], ...] as in Cue, in order, with those that have no text.
    """

    class Reason(models.TextChoices):
        HEARD = "heard", _("transcribed")
        UPLOADED = "uploaded", _("uploaded")
        CORRECTED = "corrected", _("corrected")
        RESTORED = "restored", _("restored")
        RETIMED = "retimed", _("times as in the source")

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
