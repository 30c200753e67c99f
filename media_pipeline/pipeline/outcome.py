"""What became of a video, judged from its steps."""

from dataclasses import dataclass, field
from typing import Any

from media_pipeline.failures import GAVE_UP
from media_pipeline.models import StepRun, Transcript, Video

SPEECH_STEPS = ("audio", "model", "transcribe", "captions", "translate")

# Those that another transcription does again.
HEARING_STEPS = ("transcribe", "captions", "translate", "chapters")


@dataclass(frozen=True)
class Outcome:
    """The state a finished run leaves a video in, and the first thing that went wrong."""

    state: Video.State
    error_code: str = ""
    error_values: dict[str, Any] = field(default_factory=dict)


def outcome_of(video: Video) -> Outcome:
    """Ready where no step failed. Where a person gave captions, failed speech recognition is no failure.

    A run that was given up has steps that nobody has begun: there is nothing to judge by.
    """
    if video.error_code == GAVE_UP:
        return Outcome(Video.State.FAILED, GAVE_UP)
    failed = StepRun.objects.filter(video=video, state=StepRun.State.FAILED)
    if Transcript.objects.filter(video=video, source=Transcript.Source.UPLOAD, complete=True).exists():
        failed = failed.exclude(step__in=SPEECH_STEPS)
    first = failed.order_by("started_at", "pk").first()
    if first is None:
        return Outcome(Video.State.READY)
    return Outcome(Video.State.FAILED, first.error_code, first.error_values)
