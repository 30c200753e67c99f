"""The field for a video's file: a drop zone that sends it piece by piece, and a plain file field without script."""

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse

from media_pipeline.resumable.models import Upload
from media_pipeline.uploads import FileRefused


class ResumableFileInput(forms.FileInput):
    """What upload.js makes resumable. Its words are in the template, so that they are in the writer's language."""

    template_name = "media_pipeline/admin/resumable_file.html"
    arrived: Upload | None = None
    """What was sent before the form came back for another reason."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["uploads_url"] = reverse("media_pipeline:uploads")
        context["max_bytes"] = settings.VIDEO_MAX_BYTES
        context["arrived"] = self.arrived
        context["too_large"] = FileRefused("TOO_LARGE").message
        return context
