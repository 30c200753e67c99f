"""The admin's pages of videos. Every permission is asked by the action or the policy, never by a template."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.accounts.models import User
from core.errors import DomainError
from core.languages import language_name
from media_pipeline import actions
from media_pipeline.models import Video
from media_pipeline.pipeline.status import steps_of
from media_pipeline.policies import can_add_video, can_change_video, can_delete_video
from media_pipeline.resumable.actions import cancel_upload
from media_pipeline.resumable.models import Upload
from media_pipeline.serving import signed_url
from media_pipeline.transcripts.files import downloads_of
from media_pipeline.transcripts.translations import languages_for, translations_of
from media_pipeline.uploads import NOT_KEPT

from .forms import CaptionsForm, ChaptersForm, DetailsForm, TranscribeAgainForm, UploadForm
from .progress import progress_of, steps_shown

SHOWN_CUES = 200


class AdminPage(WagtailAdminTemplateMixin):
    """The furniture of a page below "Videos"."""

    request: HttpRequest
    header_icon = "media"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": "", "label": gettext_lazy("Videos")},
    ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home, videos = self.breadcrumbs_items
        return [home, {**videos, "url": reverse("videos:index")}, {"url": "", "label": self.get_page_title()}]

    @property
    def user(self) -> User:
        """The signed-in person; the admin lets nobody else in."""
        assert isinstance(self.request.user, User)
        return self.request.user


class UploadView(AdminPage, FormView):
    """A form with a file. What was typed stays when the file is refused."""

    page_title = gettext_lazy("Upload a video")
    form_class = UploadForm
    template_name = "media_pipeline/admin/upload.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_add_video(self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.user, "not_kept": self.request.META.get(NOT_KEPT, "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(unfinished=Upload.objects.visible_to(self.user).unfinished(), **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        try:
            video = form.save()
        except DomainError as error:
            form.refuse(error)
            return self.form_invalid(form)
        messages.success(self.request, _("“%(title)s” is uploaded and will be processed.") % {"title": video.title})
        return HttpResponseRedirect(reverse("videos:edit", args=[video.pk]))


class VideoPage(AdminPage, TemplateView):
    """One video: how its processing goes, what came of it, and what can be done."""

    template_name = "media_pipeline/admin/video.html"
    forms: dict[str, type[Any]] = {
        "details": DetailsForm,
        "chapters": ChaptersForm,
        "captions": CaptionsForm,
        "again": TranscribeAgainForm,
    }

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.video: Video = get_object_or_404(Video.objects.visible_to(self.user), pk=kwargs["pk"])
        self.bound: dict[str, Form] = {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_change_video(self.user, self.video):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return self.video.title

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save one of the page's forms; the hidden field `form` says which."""
        name = request.POST.get("form", "")
        if name not in self.forms:
            return HttpResponse(status=400)
        form = self.forms[name](request.POST, request.FILES, user=self.user, video=self.video, prefix=name)
        if form.is_valid():
            try:
                form.save()
            except DomainError as error:
                form.refuse(error)
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(request.path)
        self.bound[name] = form
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = {
            f"{name}_form": self.bound.get(name) or form(user=self.user, video=self.video, prefix=name)
            for name, form in self.forms.items()
        }
        transcripts = [
            {
                "transcript": transcript,
                "language": language_name(transcript.language) if transcript.language else "",
                "url": signed_url(transcript.captions.name or ""),
                "downloads": downloads_of(transcript.pk),
                "cues": transcript.cues.order_by("position")[:SHOWN_CUES],
            }
            for transcript in self.video.transcripts.complete().counted().best_first()
        ]
        renditions = [{"rendition": one, "url": signed_url(one.file.name or "")} for one in self.video.renditions.all()]
        return super().get_context_data(
            video=self.video,
            progress=progress_of(self.video),
            steps=steps_of(self.video),
            poster=signed_url(self.video.poster.name or ""),
            renditions=renditions,
            transcripts=transcripts,
            translations=translations_of(self.video),
            translate_into=languages_for(self.video).items(),
            can_delete=can_delete_video(self.user, self.video),
            **forms,
            **kwargs,
        )


class DeletePage(VideoPage):
    """Asks once, then deletes."""

    template_name = "media_pipeline/admin/delete.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_delete_video(self.user, self.video):
            raise PermissionDenied
        return TemplateView.dispatch(self, request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.delete_video(actor=self.user, video_id=self.video.pk)
        except DomainError as error:
            messages.error(request, error.message)
            return HttpResponseRedirect(reverse("videos:edit", args=[self.video.pk]))
        messages.success(request, _("“%(title)s” is deleted.") % {"title": self.video.title})
        return HttpResponseRedirect(reverse("videos:index"))


class ProgressView(View):
    """How the processing goes, as JSON, for the page that shows it live."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        video: Video = get_object_or_404(Video.objects.visible_to(request.user), pk=pk)
        return JsonResponse({**progress_of(video), "steps": steps_shown(video)})


class CommandView(View):
    """A button on a video's page."""

    commands = {"retry": actions.retry_video, "cancel": actions.cancel_video}

    def post(self, request: HttpRequest, pk: int, command: str) -> HttpResponse:
        try:
            self.commands[command](actor=request.user, video_id=pk)
        except DomainError as error:
            messages.error(request, error.message)
        return HttpResponseRedirect(reverse("videos:edit", args=[pk]))


class DiscardUploadView(View):
    """The button beside an unfinished upload."""

    def post(self, request: HttpRequest, key: UUID) -> HttpResponse:
        try:
            cancel_upload(actor=request.user, upload_id=key)
        except DomainError as error:
            messages.error(request, error.message)
        return HttpResponseRedirect(reverse("videos:add"))


class RemoveCaptionsView(View):
    """The button beside uploaded captions."""

    def post(self, request: HttpRequest, pk: int, transcript_id: int) -> HttpResponse:
        try:
            actions.remove_captions(actor=request.user, transcript_id=transcript_id)
        except DomainError as error:
            messages.error(request, error.message)
        return HttpResponseRedirect(reverse("videos:edit", args=[pk]))
