"""How far a video is, in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media_pipeline.models import Video

STEPS: dict[str, str | Promise] = {
    "probe": gettext_lazy("Looking into the file"),
    "poster": gettext_lazy("Making the poster"),
    "audio": gettext_lazy("Decoding the sound"),
    "model": gettext_lazy("Getting the speech model ready"),
    "transcribe": gettext_lazy("Transcribing"),
    "captions": gettext_lazy("Writing captions"),
    "rendition-720p": gettext_lazy("Making the video for large screens"),
    "rendition-360p": gettext_lazy("Making the video for phones"),
}


def step_label(step: str) -> str:
    """What the step does, for people."""
    return str(STEPS.get(step, step))


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
        "error": video.error_message,
    }
