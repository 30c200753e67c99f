"""Files over HTTP, below /media/."""

import posixpath

from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .captions.formats import CaptionFormat
from .models import Transcript
from .playlists import MIME, is_playlist, playlist
from .serving import DAY, POLICY, caption_name, deliver, is_valid
from .transcripts.files import caption_file

# What Wagtail makes of images for pages. The originals stay private: they may carry more than is shown.
PUBLIC_FOLDERS = ("images/", "avatars/")


@require_safe
def signed(request: HttpRequest, day: int, signature: str, name: str) -> HttpResponseBase:
    """A file to whoever holds a valid address of it."""
    if not is_valid(day, signature, name):
        return _refused()
    if is_playlist(name):
        return _playlist(name)
    # The address is the permission, so a shared cache may keep the answer as long as the address can live.
    return _delivered(request, name, f"public, max-age={DAY}, immutable")


def _playlist(name: str) -> HttpResponse:
    text = playlist(name)
    if text is None:
        raise Http404
    # The addresses in it end with the next day: it is kept for less than that.
    headers = {"Cache-Control": f"public, max-age={DAY // 24}", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type=MIME, headers=headers)


@require_safe
def captions(request: HttpRequest, day: int, signature: str, transcript_id: int, suffix: str) -> HttpResponse:
    """A transcript as a file to keep, to whoever holds a valid address of it; made of its cues as they are now."""
    if not is_valid(day, signature, caption_name(transcript_id, suffix)):
        return _refused()
    transcript = Transcript.objects.complete().select_related("video").filter(pk=transcript_id).first()
    if transcript is None:
        raise Http404
    file = caption_file(transcript, CaptionFormat(suffix))
    headers = {
        "Content-Disposition": str(content_disposition_header(True, file.name)),
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        # Cues are corrected under the same address.
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(file.text, content_type=f"{file.mime}; charset=utf-8", headers=headers)


@require_safe
def public(request: HttpRequest, name: str) -> HttpResponseBase:
    """An image rendition; anything else is not there for those who come without a signature."""
    # "images/../original_images/" starts well and ends elsewhere.
    if not name.startswith(PUBLIC_FOLDERS) or posixpath.normpath(name) != name:
        raise Http404
    return _delivered(request, name, f"public, max-age={30 * DAY}")


def _refused() -> HttpResponse:
    message = _("This address is wrong or no longer valid. Open the page again for a new one.")
    return HttpResponse(message, status=403, content_type="text/plain; charset=utf-8")


def _delivered(request: HttpRequest, name: str, cache_control: str) -> HttpResponseBase:
    try:
        return deliver(request, name, cache_control=cache_control)
    except SuspiciousFileOperation as error:
        raise Http404 from error
