"""What writers fill in about videos. The forms only collect; the actions decide."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.models import Collection

from core.errors import DomainError, ErrorCode
from core.forms import ActionForm
from media_pipeline.actions import change_video, set_chapters, transcribe_again, upload_captions, upload_video
from media_pipeline.captions.formats import ACCEPTED
from media_pipeline.chapters.lines import BadChapters, read, written
from media_pipeline.chapters.rules import NewChapter
from media_pipeline.models import SpeechModel, Transcript, Video
from media_pipeline.policies import permission_policy
from media_pipeline.resumable.actions import complete_upload
from media_pipeline.resumable.models import Upload
from media_pipeline.uploads import FileRefused

from .widgets import ResumableFileInput

ACCEPT = "video/*,audio/*,.mkv,.mov"


class PlacedForm(ActionForm):
    """What a video is called, and where it stands."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)
    collection = CollectionChoiceField(label=gettext_lazy("Collection"), queryset=Collection.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        collections = permission_policy.collections_user_has_permission_for(self.user, "add")
        fields["collection"].queryset = collections
        if len(collections) == 1:
            fields["collection"].widget = forms.HiddenInput()
            fields["collection"].initial = collections[0]


class SpeechForm(ActionForm):
    """How a video is to be transcribed; what it has already is among the choices."""

    language = forms.ChoiceField(
        label=gettext_lazy("Spoken language"),
        required=False,
        help_text=gettext_lazy("If you know it, say it: transcripts of short videos get better."),
    )
    model = forms.ChoiceField(label=gettext_lazy("Speech model"), required=False)
    translate = forms.BooleanField(
        label=gettext_lazy("Also translate into English"),
        required=False,
        help_text=gettext_lazy("By the speech model, into captions of their own, where another language is spoken."),
    )

    def __init__(self, *args: Any, known: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        languages = [("", _("Let the engine find out")), *settings.LANGUAGES]
        if known not in dict(languages):
            languages.append((known, known))
        fields["language"].choices = languages
        usual = _("This site's usual model (%(name)s)") % {"name": settings.WHISPER_MODEL}
        fields["model"].choices = [("", usual), *SpeechModel.choices]


class UploadForm(PlacedForm, SpeechForm):
    """A new video: of a file in the form, or of an upload that the page's script has sent piece by piece."""

    file = forms.FileField(
        label=gettext_lazy("Video file"),
        required=False,
        widget=ResumableFileInput(attrs={"accept": ACCEPT}),
        # Zero bytes are the action's to refuse: its message says more.
        allow_empty_file=True,
    )
    upload = forms.UUIDField(required=False, widget=forms.HiddenInput(attrs={"data-upload-key": ""}))
    field_order = ["title", "file", "upload", "language", "model", "translate", "collection"]

    class Media:
        js = ["media_pipeline/admin/tus.js", "media_pipeline/admin/upload.js"]
        css = {"all": ["media_pipeline/admin/video.css"]}

    def __init__(self, *args: Any, not_kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_kept = not_kept
        limit = filesizeformat(settings.VIDEO_MAX_BYTES)
        help_text = _("MP4, MOV, WebM or MKV with sound, at most %(limit)s.") % {"limit": limit}
        self.fields["file"].help_text = help_text
        self._show_arrived(self["upload"].value() if self.is_bound else None)

    def _show_arrived(self, key: str | None) -> None:
        """Have the file field name what is here already."""
        try:
            mine = Upload.objects.visible_to(self.user).unfinished()
            cast(Any, self.fields["file"].widget).arrived = mine.filter(uuid=UUID(key)).first() if key else None
        except ValueError:
            return

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        # A key that is none was not made by the page's script: there is no file then.
        self.errors.pop("upload", None)
        if self.not_kept:
            self.errors.pop("file", None)
            self.refuse(FileRefused(self.not_kept))
        elif not values.get("file") and not values.get("upload") and "file" not in self.errors:
            self.add_error("file", forms.Field.default_error_messages["required"])
        return values

    def save(self) -> Video:
        """Make the video. Raises DomainError; an upload that cannot become one any more is let go."""
        upload, file = self.cleaned_data.pop("upload"), self.cleaned_data.pop("file")
        if file or not upload:
            return upload_video(actor=self.user, file=file, **self.cleaned_data)
        try:
            return complete_upload(actor=self.user, upload_id=upload, **self.cleaned_data)
        except DomainError as error:
            if error.field != "upload_id":
                raise
            if error.code in {ErrorCode.NOT_FOUND, ErrorCode.INVALID}:
                self.data = {**cast("QueryDict", self.data).dict(), self.add_prefix("upload"): ""}
                self._show_arrived(None)
            raise DomainError(error.code, error.message, "file", error.found) from error


class DetailsForm(PlacedForm):
    """Changes to a video. What has it transcribed again has a form of its own."""

    def __init__(self, *args: Any, video: Video, **kwargs: Any) -> None:
        super().__init__(*args, initial={"title": video.title, "collection": video.collection}, **kwargs)
        self.video = video
        collections = cast(Any, self.fields["collection"])
        own = Collection.objects.filter(pk=video.collection_id)
        collections.queryset = (collections.queryset | own).distinct()

    def save(self) -> Video:
        """Store. Raises DomainError."""
        return change_video(actor=self.user, video_id=self.video.pk, **self.cleaned_data)


class TranscribeAgainForm(SpeechForm):
    """Another speech model, or another language, for the transcript; and one in English beside it."""

    def __init__(self, *args: Any, video: Video, **kwargs: Any) -> None:
        initial = {"model": video.model, "language": video.language, "translate": video.translate}
        super().__init__(*args, initial=initial, known=video.language, **kwargs)
        self.video = video

    def save(self) -> Video:
        """Have it transcribed. Raises DomainError."""
        return transcribe_again(actor=self.user, video_id=self.video.pk, **self.cleaned_data)


class ChaptersForm(ActionForm):
    """The chapters, as people write them below a video."""

    chapters = forms.CharField(
        label=gettext_lazy("Times and titles"),
        required=False,
        help_text=gettext_lazy("One a line, its time before its title, the first at 0:00. Leave it empty for none."),
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": "0:00 …\n1:05 …", "spellcheck": "true"}),
    )

    def __init__(self, *args: Any, video: Video, **kwargs: Any) -> None:
        now = [NewChapter(one.start_ms, one.title) for one in video.chapters.all()]
        super().__init__(*args, initial={"chapters": written(now)}, **kwargs)
        self.video = video

    def clean_chapters(self) -> list[NewChapter]:
        try:
            return read(self.cleaned_data["chapters"], self.video.duration_ms)
        except BadChapters as error:
            raise forms.ValidationError([forms.ValidationError(message) for message in error.messages]) from error

    def save(self) -> Video:
        """Store. Raises DomainError."""
        return set_chapters(actor=self.user, video_id=self.video.pk, chapters=self.cleaned_data["chapters"])


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
