"""How far a video is, in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from media_pipeline.models import Video
from media_pipeline.pipeline.status import StepState, StepStatus, eta_seconds, steps_of

STEPS: dict[str, str | Promise] = {
    "probe": gettext_lazy("Looking into the file"),
    "poster": gettext_lazy("Making the poster"),
    "audio": gettext_lazy("Decoding the sound"),
    "model": gettext_lazy("Getting the speech model ready"),
    "transcribe": gettext_lazy("Transcribing"),
    "captions": gettext_lazy("Writing captions"),
    "translate": gettext_lazy("Translating the speech into English"),
    "chapters": gettext_lazy("Finding chapters"),
    "rendition-720p": gettext_lazy("Making the video for large screens"),
    "rendition-360p": gettext_lazy("Making the video for phones"),
    "storyboard": gettext_lazy("Making thumbnails for the time line"),
    "hls": gettext_lazy("Preparing the video for streaming"),
}


def step_label(step: str) -> str:
    """What the step does, for people."""
    return str(STEPS.get(step, step))


def time_left(seconds: int | None) -> str:
    """About how long it will take, for people; empty where nobody knows. Nobody is helped by seconds of an hour."""
    if seconds is None:
        return ""
    if seconds < 60:
        return _("less than a minute left")
    minutes = -(-seconds // 60)
    if minutes < 90:
        return ngettext("about %(count)s minute left", "about %(count)s minutes left", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    return ngettext("about %(count)s hour left", "about %(count)s hours left", hours) % {"count": hours}


def step_text(step: StepStatus) -> str:
    """How far a step is, in words."""
    return f"{step.percent} %" if step.state == StepState.RUNNING else str(step.state.label)


def progress_of(video: Video) -> dict[str, Any]:
    """The state of the processing, JSON-ready; `text` says it in one line."""
    text = str(video.get_state_display()).capitalize()
    if video.state == Video.State.UPLOADED:
        text = _("Waiting for a worker")
    elif video.state == Video.State.PROCESSING:
        text = step_label(video.step) if video.step else _("Starting")
    return {
        "state": video.state,
        "busy": video.is_busy,
        "step": video.step,
        "percent": video.progress,
        "text": text,
        "left": time_left(eta_seconds(video)),
        "error": video.error_message,
    }


def steps_shown(video: Video) -> dict[str, str]:
    """How far each step is, by its name."""
    return {step.name: step_text(step) for step in steps_of(video)}
