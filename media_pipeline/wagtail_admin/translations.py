"""The admin's page on which a transcript is translated, line by line beside its source."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from core.errors import DomainError, ErrorCode
from core.languages import language_name
from core.text.marking import Budget, as_html, marked
from media_pipeline.captions.translating import Translated, Upkeep
from media_pipeline.models import Video
from media_pipeline.policies import can_change_video
from media_pipeline.serving import signed_url
from media_pipeline.transcripts.translations import Translation, languages_for, translate, translation_of

from .transcripts import STATUS
from .views import AdminPage


def page_words() -> dict[str, Any]:
    """What the page's script says."""
    return {
        "line": _("Translation of line {number}, at {time}"),
        "playFrom": _("Play from {time}"),
        "states": {
            Upkeep.MISSING: _("not translated"),
            Upkeep.STALE: _("the source has changed"),
            Upkeep.CURRENT: "",
        },
        "gone": _("Nothing is said here any more."),
        "changed": _("not saved yet"),
        "open": _("{count} to do"),
        "nothingOpen": _("Nothing left to do"),
        "draft": _("Your changes that were not saved are back."),
        "strays": _("Some of what you typed has no line any more. It stands above the lines."),
        "look": _("This line has changed since you typed. See what it says now, then save again."),
        "saving": _("Saving…"),
        "saved": _("Saved."),
        "savedPart": _("Saved, but for what you have typed since."),
        "shown": _("Saved. Readers see this translation now."),
        "failed": _("It could not be saved. Your changes are kept in this browser; try again."),
        "offline": _("The server cannot be reached. Your changes are kept in this browser; try again."),
        "discard": _("Throw away all changes that are not saved?"),
    }


def page_state(kept: Translation) -> dict[str, Any]:
    """The translation as the page's script knows it."""
    budget = Budget()
    return {
        "version": kept.version,
        "shown": bool(kept.transcript and kept.transcript.complete),
        "pairs": [
            {
                "start": pair.start_ms,
                "end": pair.end_ms,
                "source": pair.source_text,
                "text": pair.text,
                "upkeep": pair.upkeep,
                "change": as_html(marked([pair.made_from], [pair.source_text], budget))
                if pair.upkeep == Upkeep.STALE and pair.source
                else "",
                "replaces": kept.places(pair),
            }
            for pair in kept.pairs
        ],
    }


class TranslationPage(AdminPage, TemplateView):
    """Video beside source and translation."""

    template_name = "media_pipeline/admin/translation.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.video: Video = get_object_or_404(Video.objects.visible_to(self.user), pk=kwargs["pk"])
        try:
            self.kept = translation_of(self.video, kwargs["language"])
        except DomainError as error:
            raise Http404 from error

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_change_video(self.user, self.video):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Translation: %(language)s") % {"language": language_name(self.kept.language)}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, _page = super().get_breadcrumbs_items()
        video = {"url": reverse("videos:edit", args=[self.video.pk]), "label": self.video.title}
        return [*above, video, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        data = {
            "key": f"{self.user.pk}.{self.video.pk}.{self.kept.language}",
            "saveUrl": reverse("videos:translation_save", args=[self.video.pk, self.kept.language]),
            "csrf": get_token(self.request),
            "words": page_words(),
            **page_state(self.kept),
        }
        renditions = [{"rendition": one, "url": signed_url(one.file.name or "")} for one in self.video.renditions.all()]
        return super().get_context_data(
            video=self.video,
            kept=self.kept,
            source_language=language_name(self.kept.source.language),
            data=data,
            renditions=renditions,
            original=signed_url(self.video.file.name or ""),
            poster=signed_url(self.video.poster.name or ""),
            **kwargs,
        )


class BeginView(View):
    """The form on a video's page: on to the page of the language."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        language = request.GET.get("language", "")
        video: Video = get_object_or_404(Video.objects.visible_to(request.user), pk=pk)
        if language not in languages_for(video):
            messages.error(request, _("Choose a language to translate into."))
            return HttpResponseRedirect(reverse("videos:edit", args=[pk]))
        return HttpResponseRedirect(reverse("videos:translation", args=[pk, language]))


class SaveView(View):
    """Takes the changes, as JSON: {"version": 3, "changes": [{"start", "end", "source", "text", "replaces"}]}."""

    def post(self, request: HttpRequest, pk: int, language: str) -> JsonResponse:
        try:
            version, changes = _sent(request)
            kept = translate(actor=request.user, video_id=pk, language=language, version=version, changes=changes)
        except DomainError as error:
            return JsonResponse({"message": error.message}, status=STATUS.get(error.code, 400))
        return JsonResponse(page_state(kept))


def _sent(request: HttpRequest) -> tuple[int, list[Translated]]:
    """The version and the changes in a request. Raises DomainError for anything else."""
    try:
        sent = json.loads(request.body)
        changes = [
            Translated(
                int(one["start"]),
                int(one["end"]),
                str(one["source"]),
                str(one["text"]),
                tuple(int(place) for place in one["replaces"]),
            )
            for one in sent["changes"]
        ]
        return int(sent["version"]), changes
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise DomainError(ErrorCode.INVALID, _("These changes cannot be read.")) from error
