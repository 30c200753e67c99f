"""The admin's pages of transcripts: the editor, and the versions with what changed in each."""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from core.errors import DomainError, ErrorCode
from core.languages import language_name
from core.text.marking import Budget, as_html, marked
from media_pipeline.captions.correcting import Change
from media_pipeline.captions.flags import Flag
from media_pipeline.models import Transcript, TranscriptVersion
from media_pipeline.policies import can_change_video
from media_pipeline.serving import signed_url
from media_pipeline.transcripts import actions
from media_pipeline.transcripts.storing import lines_of

from .views import AdminPage

STATUS = {ErrorCode.FORBIDDEN: 403, ErrorCode.NOT_FOUND: 404, ErrorCode.CONFLICT: 409}
VERSIONS_PER_PAGE = 20
SHOWN_CHANGES = 200


def editor_words() -> dict[str, Any]:
    """What the editor's script says."""
    return {
        "flags": {flag.value: str(flag.label) for flag in Flag},
        "line": _("Line {number}, at {time}"),
        "playFrom": _("Play from {time}"),
        "confirmed": _("right"),
        "heard": _("Heard: {text}"),
        "open": _("{count} to look at"),
        "nothingOpen": _("Nothing left to look at"),
        "gap": _("Somebody speaks here, and nothing was heard. Write what is said, or leave it empty."),
        "draft": _("Your changes that were not saved are back."),
        "draftOlder": _(
            "Your changes that were not saved are back. The transcript has changed since: they are carried over when "
            "you save."
        ),
        "badTime": _("This is no time. Write it as 1:02.500 (minutes, seconds, thousandths)."),
        "backwards": _("A line must end after it begins."),
        "saving": _("Saving…"),
        "saved": _("Saved."),
        "savedPart": _("Saved, but for what you have typed since."),
        "failed": _("It could not be saved. Your changes are kept in this browser; try again."),
        "offline": _("The server cannot be reached. Your changes are kept in this browser; try again."),
        "discard": _("Throw away all changes that are not saved?"),
        "found": _("{number} of {total}"),
        "notFound": _("Not found"),
        "replaced": _("Replaced: {count}"),
    }


def editor_lines(transcript: Transcript) -> list[dict[str, Any]]:
    """The lines that have a text, as the editor's script knows them."""
    return [
        {
            "start": line.start_ms,
            "end": line.end_ms,
            "text": line.text,
            "confirmed": line.confirmed,
            "heard": line.heard,
            "flags": list(line.flags),
            "words": [[start, end] for start, end, _text, _sure in line.words],
        }
        for line in lines_of(transcript)
        if line.text
    ]


class TranscriptPage(AdminPage, TemplateView):
    """A page of one transcript, for those who may change its video."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        transcripts = Transcript.objects.visible_to(self.user).kept_by_people().select_related("video")
        self.transcript: Transcript = get_object_or_404(transcripts, pk=kwargs["transcript_id"], video_id=kwargs["pk"])
        self.video = self.transcript.video

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_change_video(self.user, self.video):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, _page = super().get_breadcrumbs_items()
        video = {"url": reverse("videos:edit", args=[self.video.pk]), "label": self.video.title}
        return [*above, video, {"url": "", "label": self.get_page_title()}]

    @property
    def language(self) -> str:
        """The transcript's language, for people."""
        return language_name(self.transcript.language)


class EditorPage(TranscriptPage):
    """Video beside lines."""

    template_name = "media_pipeline/admin/transcript.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.transcript.source == Transcript.Source.TRANSLATED:
            url = reverse("videos:translation", args=[self.video.pk, self.transcript.language])
            return HttpResponseRedirect(f"{url}?{request.GET.urlencode()}")
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Transcript: %(language)s") % {"language": self.language}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ids = [self.video.pk, self.transcript.pk]
        data = {
            "id": self.transcript.pk,
            "user": self.user.pk,
            "version": self.transcript.version,
            "lines": editor_lines(self.transcript),
            "unheard": self.transcript.unheard,
            "saveUrl": reverse("videos:transcript_save", args=ids),
            "csrf": get_token(self.request),
            "words": editor_words(),
        }
        renditions = [{"rendition": one, "url": signed_url(one.file.name or "")} for one in self.video.renditions.all()]
        return super().get_context_data(
            video=self.video,
            transcript=self.transcript,
            data=data,
            renditions=renditions,
            original=signed_url(self.video.file.name or ""),
            poster=signed_url(self.video.poster.name or ""),
            **kwargs,
        )


class SaveView(View):
    """Takes the editor's changes, as JSON: {"version": 3, "changes": [{"position", "removed", "lines"}]}."""

    def post(self, request: HttpRequest, pk: int, transcript_id: int) -> JsonResponse:
        try:
            version, changes = _sent(request)
            actions.correct_transcript(
                actor=request.user, transcript_id=transcript_id, version=version, changes=changes
            )
        except DomainError as error:
            return JsonResponse({"message": error.message}, status=STATUS.get(error.code, 400))
        transcript = Transcript.objects.visible_to(request.user).get(pk=transcript_id)
        told = {"version": transcript.version, "lines": editor_lines(transcript), "unheard": transcript.unheard}
        return JsonResponse(told)


def _sent(request: HttpRequest) -> tuple[int, list[Change]]:
    """The version and the changes in a request. Raises DomainError for anything else."""
    try:
        sent = json.loads(request.body)
        changes = [
            Change(
                int(one["position"]),
                int(one["removed"]),
                tuple((int(start), int(end), str(text)) for start, end, text in one["lines"]),
            )
            for one in sent["changes"]
        ]
        return int(sent["version"]), changes
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise DomainError(ErrorCode.INVALID, _("These changes cannot be read.")) from error


class HistoryPage(TranscriptPage):
    """The versions, the newest first, each with what it changed."""

    template_name = "media_pipeline/admin/transcript_history.html"

    def get_page_title(self) -> str:
        return _("Versions: %(language)s") % {"language": self.language}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = self.transcript.versions.select_related("author").order_by("-number")
        page = Paginator(versions, VERSIONS_PER_PAGE).get_page(self.request.GET.get("p"))
        numbers = [version.number - 1 for version in page]
        before = {one.number: one for one in self.transcript.versions.filter(number__in=numbers)}
        budget = Budget()
        entries = [
            {"version": version, "changes": _changed(before.get(version.number - 1), version, budget)}
            for version in page
        ]
        return super().get_context_data(
            video=self.video, transcript=self.transcript, entries=entries, page=page, **kwargs
        )


def _changed(
    before: TranscriptVersion | None, version: TranscriptVersion, budget: Budget
) -> list[dict[str, Any]] | None:
    """The lines that differ from the version before, as marked HTML; None for the first version."""
    if before is None:
        return None
    old, new = ([tuple(line[:3]) for line in one.lines if line[2]] for one in (before, version))
    return list(islice(_differences(old, new, budget), SHOWN_CHANGES))


def _differences(old: Sequence[Any], new: Sequence[Any], budget: Budget) -> Iterator[dict[str, Any]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        went, came = ([line[2] for line in lines] for lines in (old[a:b], new[c:d]))
        at = (new[c:d] or old[a:b])[0][0]
        # Where only times changed, there is nothing to mark.
        html = as_html(marked(went, came, budget)) if went != came else ""
        yield {"at": at, "html": html}


class RestoreView(View):
    """The button beside an older version."""

    def post(self, request: HttpRequest, pk: int, transcript_id: int, number: int) -> HttpResponse:
        try:
            actions.restore_version(actor=request.user, transcript_id=transcript_id, number=number)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Version %(number)s is what readers see again.") % {"number": number})
        return HttpResponseRedirect(reverse("videos:transcript_history", args=[pk, transcript_id]))
