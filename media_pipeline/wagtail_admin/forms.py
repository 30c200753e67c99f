"""What writers fill in about videos. The forms only collect; the actions decide."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.models import Collection

from core.forms import ActionForm
from media_pipeline.actions import change_video, upload_captions, upload_video
from media_pipeline.captions.formats import ACCEPTED
from media_pipeline.models import SpeechModel, Transcript, Video
from media_pipeline.policies import permission_policy
from media_pipeline.uploads import refusal

ACCEPT = "video/*,audio/*,.mkv,.mov"


class VideoFieldsForm(ActionForm):
    """What a person says about a video."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)
    language = forms.ChoiceField(
        label=gettext_lazy("Spoken language"),
        required=False,
        help_text=gettext_lazy("If you know it, say it: transcripts of short videos get better."),
    )
    model = forms.ChoiceField(label=gettext_lazy("Speech model"), required=False)
    collection = CollectionChoiceField(label=gettext_lazy("Collection"), queryset=Collection.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["language"].choices = [("", _("Let the engine find out")), *settings.LANGUAGES]
        usual = _("This site's usual model (%(name)s)") % {"name": settings.WHISPER_MODEL}
        fields["model"].choices = [("", usual), *SpeechModel.choices]
        collections = permission_policy.collections_user_has_permission_for(self.user, "add")
        fields["collection"].queryset = collections
        if len(collections) == 1:
            fields["collection"].widget = forms.HiddenInput()
            fields["collection"].initial = collections[0]


class UploadForm(VideoFieldsForm):
    """A new video."""

    file = forms.FileField(
        label=gettext_lazy("Video file"),
        widget=forms.FileInput(attrs={"accept": ACCEPT, "data-upload-file": ""}),
        # Zero bytes are the action's to refuse: its message says more.
        allow_empty_file=True,
    )
    field_order = ["title", "file", "language", "model", "collection"]

    def __init__(self, *args: Any, not_kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_kept = not_kept
        file = self.fields["file"]
        limit = filesizeformat(settings.VIDEO_MAX_BYTES)
        file.help_text = _("MP4, MOV, WebM or MKV with sound, at most %(limit)s.") % {"limit": limit}
        file.widget.attrs["data-max-bytes"] = settings.VIDEO_MAX_BYTES
        file.widget.attrs["data-too-large"] = refusal("TOO_LARGE").message

    def clean(self) -> dict[str, Any]:
        if self.not_kept:
            self.errors.pop("file", None)
            self.refuse(refusal(self.not_kept))
        return super().clean() or self.cleaned_data

    def save(self) -> Video:
        """Upload. Raises DomainError."""
        return upload_video(actor=self.user, **self.cleaned_data)


class DetailsForm(VideoFieldsForm):
    """Changes to a video."""

    def __init__(self, *args: Any, video: Video, **kwargs: Any) -> None:
        fields = ("title", "language", "model", "collection")
        super().__init__(*args, initial={name: getattr(video, name) for name in fields}, **kwargs)
        self.video = video
        languages, collections = cast(Any, self.fields["language"]), cast(Any, self.fields["collection"])
        if video.language and video.language not in dict(settings.LANGUAGES):
            languages.choices += [(video.language, video.language)]
        own = Collection.objects.filter(pk=video.collection_id)
        collections.queryset = (collections.queryset | own).distinct()

    def save(self) -> Video:
        """Store. Raises DomainError."""
        return change_video(actor=self.user, video_id=self.video.pk, **self.cleaned_data)


class CaptionsForm(ActionForm):
    """Captions made by hand."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the captions"), choices=settings.LANGUAGES)
    captions = forms.FileField(
        label=gettext_lazy("File of captions"),
        help_text=gettext_lazy(
            "WebVTT, SRT or TTML, or plain text (.txt), which is timed by the transcript in this language. They "
            "take the place of the automatic captions in this language."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{suffix}" for suffix in ACCEPTED)}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, video: Video, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.video = video

    def save(self) -> Transcript:
        """Store. Raises DomainError."""
        file = self.cleaned_data["captions"]
        return upload_captions(
            actor=self.user,
            video_id=self.video.pk,
            language=self.cleaned_data["language"],
            content=file.read(),
            name=file.name,
        )
