"""Files over HTTP, below /media/."""

import posixpath

from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .serving import DAY, deliver, is_valid

# What Wagtail makes of images for pages. The originals stay private: they may carry more than is shown.
PUBLIC_FOLDERS = ("images/", "avatars/")


@require_safe
def signed(request: HttpRequest, day: int, signature: str, name: str) -> HttpResponseBase:
    """A file to whoever holds a valid address of it."""
    if not is_valid(day, signature, name):
        message = _("This address is wrong or no longer valid. Open the page again for a new one.")
        return HttpResponse(message, status=403, content_type="text/plain; charset=utf-8")
    # The address is the permission, so a shared cache may keep the answer as long as the address can live.
    return _delivered(request, name, f"public, max-age={DAY}, immutable")


@require_safe
def public(request: HttpRequest, name: str) -> HttpResponseBase:
    """An image rendition; anything else is not there for those who come without a signature."""
    # "images/../original_images/" starts well and ends elsewhere.
    if not name.startswith(PUBLIC_FOLDERS) or posixpath.normpath(name) != name:
        raise Http404
    return _delivered(request, name, f"public, max-age={30 * DAY}")


def _delivered(request: HttpRequest, name: str, cache_control: str) -> HttpResponseBase:
    try:
        return deliver(request, name, cache_control=cache_control)
    except SuspiciousFileOperation as error:
        raise Http404 from error
