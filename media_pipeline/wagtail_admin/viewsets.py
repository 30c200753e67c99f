"""How Wagtail finds the pages of videos, and the chooser that page editors use."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from core.errors import DomainError
from media_pipeline.clock import clock
from media_pipeline.models import Video
from media_pipeline.policies import permission_policy
from media_pipeline.uploads import NOT_KEPT

from . import transcripts, translations, views
from .forms import UploadForm
from .progress import progress_of


def _state(video: Video) -> str:
    progress = progress_of(video)
    return f"{progress['text']} · {progress['percent']} %" if video.is_busy else str(progress["text"])


def _duration(video: Video) -> str:
    return "" if video.duration_ms is None else clock(video.duration_ms)


class VideoList(generic.IndexView):
    """The videos in the collections that the person may work in."""

    def get_base_queryset(self) -> QuerySet[Video]:
        allowed = permission_policy.instances_user_has_any_permission_for(self.request.user, ["change", "choose"])
        queryset: QuerySet[Video] = allowed.select_related("uploaded_by", "collection")
        return queryset


class VideoViewSet(ModelViewSet):
    """Videos in the admin's menu, at /admin/videos/."""

    model = Video
    icon = "media"
    name = "videos"
    menu_label = _("Videos")
    menu_order = 350
    add_to_admin_menu = True
    index_view_class = VideoList
    form_fields = ["title"]
    search_fields = ["title"]
    list_filter = ["state"]
    list_per_page = 30
    ordering = ["-created_at"]
    list_display = [
        TitleColumn("title", label=_("Title"), url_name="videos:edit", sort_key="title"),
        StatusTagColumn(
            "state", label=_("State"), accessor=_state, primary=lambda video: video.state == Video.State.READY
        ),
        Column("duration", label=_("Length"), accessor=_duration),
        Column("uploaded_by", label=_("Uploaded by")),
        DateColumn("created_at", label=_("Uploaded"), sort_key="created_at"),
    ]

    @property
    def add_view(self) -> Any:
        return views.UploadView.as_view()

    @property
    def edit_view(self) -> Any:
        return views.VideoPage.as_view()

    @property
    def delete_view(self) -> Any:
        return views.DeletePage.as_view()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("progress/<int:pk>/", views.ProgressView.as_view(), name="progress"),
            path("retry/<int:pk>/", views.CommandView.as_view(), {"command": "retry"}, name="retry"),
            path("cancel/<int:pk>/", views.CommandView.as_view(), {"command": "cancel"}, name="cancel"),
            path("transcripts/<int:pk>/<int:transcript_id>/", transcripts.EditorPage.as_view(), name="transcript"),
            path(
                "transcripts/<int:pk>/<int:transcript_id>/save/",
                transcripts.SaveView.as_view(),
                name="transcript_save",
            ),
            path(
                "transcripts/<int:pk>/<int:transcript_id>/versions/",
                transcripts.HistoryPage.as_view(),
                name="transcript_history",
            ),
            path(
                "transcripts/<int:pk>/<int:transcript_id>/versions/<int:number>/",
                transcripts.RestoreView.as_view(),
                name="transcript_restore",
            ),
            path("translations/<int:pk>/", translations.BeginView.as_view(), name="translate"),
            path("translations/<int:pk>/<str:language>/", translations.TranslationPage.as_view(), name="translation"),
            path(
                "translations/<int:pk>/<str:language>/save/",
                translations.SaveView.as_view(),
                name="translation_save",
            ),
            path("uploads/<uuid:key>/discard/", views.DiscardUploadView.as_view(), name="discard_upload"),
            path(
                "captions/<int:pk>/<int:transcript_id>/remove/",
                views.RemoveCaptionsView.as_view(),
                name="remove_captions",
            ),
        ]


class UploadInChooser:
    """The chooser's upload tab: the same form as the upload page."""

    request: Any
    form: UploadForm

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_creation_form_kwargs()  # type: ignore[misc]
        kwargs.pop("instance", None)
        # The page behind the chooser has a field "title" too, and a label names the first of its id.
        kwargs["auto_id"] = "id_new_video_%s"
        return {**kwargs, "user": self.request.user, "not_kept": self.request.META.get(NOT_KEPT, "")}

    def post(self, request: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().post(request)  # type: ignore[misc]
        except DomainError as error:
            self.form.refuse(error)
            response = self.get_reshow_creation_form_response()  # type: ignore[attr-defined]
        return response


class ChoosableVideos:
    """Only what the person may choose, the newest first."""

    ordering = "-created_at"

    def get_object_list(self) -> QuerySet[Video]:
        request: Any = self.request  # type: ignore[attr-defined]
        allowed: QuerySet[Video] = permission_policy.instances_user_has_any_permission_for(request.user, ["choose"])
        return allowed

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("state", label=_("State"), accessor=_state),
            Column("duration", label=_("Length"), accessor=_duration),
            DateColumn("created_at", label=_("Uploaded"), width="16%"),
        ]


class ChooseView(UploadInChooser, ChoosableVideos, chooser.ChooseView):
    """The chooser."""


class ChooseResultsView(UploadInChooser, ChoosableVideos, chooser.ChooseResultsView):
    """Its list while one types."""


class CreateView(UploadInChooser, chooser.CreateView):
    """Its upload tab."""


class VideoChooserViewSet(ChooserViewSet):
    """Also the widget of every foreign key to Video in the admin."""

    model = Video
    icon = "media"
    choose_one_text = _("Choose a video")
    choose_another_text = _("Choose another video")
    edit_item_text = _("Open this video")
    create_action_label = _("Upload")
    create_action_clicked_label = _("Uploading…")
    creation_tab_label = _("Upload")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_view_class = CreateView
    creation_form_class = UploadForm


video_viewset = VideoViewSet()
video_chooser_viewset = VideoChooserViewSet("video_chooser")
