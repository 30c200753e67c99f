"""How far a video is, step by step, and when it will be ready: what people and clients are shown."""

import math
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_pipeline.models import StepRun, Video

from .process import runs_of, steps_for


class StepState(TextChoices):
    """How far a step is."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    LEFT_OUT = "left_out", _("left out")


@dataclass(frozen=True)
class StepStatus:
    """One step; `percent` of it is done."""

    name: str
    state: StepState
    percent: int
    error_message: str = ""


def steps_of(video: Video) -> list[StepStatus]:
    """Every step in its order, as it stands for the video's present language and speech model."""
    runs = runs_of(video)
    return [_status(video, step.name, runs.get(step.name)) for step in steps_for(video)]


def eta_seconds(video: Video) -> int | None:
    """In how many seconds the processing will be over, by its own pace; None where nobody knows or nothing runs."""
    if video.state != Video.State.PROCESSING or video.ends_at is None:
        return None
    return max(0, math.ceil((video.ends_at - timezone.now()).total_seconds()))


def _status(video: Video, name: str, run: StepRun | None) -> StepStatus:
    if run is not None and run.state == StepRun.State.DONE:
        return StepStatus(name, StepState.DONE, 100)
    if run is not None and run.state == StepRun.State.FAILED:
        return StepStatus(name, StepState.FAILED, run.progress, run.error_message)
    if not video.is_busy:
        return StepStatus(name, StepState.LEFT_OUT, 0)
    if run is not None and video.state == Video.State.PROCESSING:
        return StepStatus(name, StepState.RUNNING, run.progress)
    return StepStatus(name, StepState.WAITING, 0)
