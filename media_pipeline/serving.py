"""Addresses of stored files, and their delivery: signed, seekable, safe to open."""

import hmac
import time
from mimetypes import guess_type
from typing import Final
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from whitenoise.responders import MissingFileError, Response, SlicedFile, StaticFile

DAY = 24 * 3600
# A link is good until the end of tomorrow (UTC) at least: long enough for an open page, short for a leaked one.
DAYS_VALID = 2
SALT: Final = "media_pipeline.serving"
# What browsers may show; everything else is a download.
SHOWN = {
    "video/mp4",
    "video/webm",
    "audio/mpeg",
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/svg+xml",
    "text/vtt",
}
# A file that is opened as a page of its own (an SVG with a script) can load and run nothing.
POLICY = "default-src 'none'; media-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"


def signed_url(name: str) -> str:
    """The address of a stored file, for someone who may see it. Host-relative.

    It cannot be guessed, stays the same for a day (so that caches work), and ends after at most two.
    Empty for an empty name.
    """
    if not name:
        return ""
    day = int(time.time()) // DAY + DAYS_VALID
    return reverse("media_pipeline:signed", args=[day, _signature(day, name), name])


def is_valid(day: int, signature: str, name: str) -> bool:
    """Whether `signed_url` made this address and its time is not over."""
    return hmac.compare_digest(_signature(day, name).encode(), signature.encode()) and time.time() < day * DAY


def _signature(day: int, name: str) -> str:
    return salted_hmac(SALT, f"{day}:{name}", algorithm="sha256").hexdigest()[:40]


class SeekableFile(StaticFile):
    """WhiteNoise's file with ranges; unlike it, a range of one byte is a range (RFC 9110, 14.1.2)."""

    def get_range_response(self, range_header, base_headers, file_handle):  # type: ignore[no-untyped-def]
        size = int(dict(base_headers)["Content-Length"])
        start, end = self.get_byte_range(range_header, size)
        if start != end or start >= size:
            return super().get_range_response(range_header, base_headers, file_handle)
        headers = [(name, value) for name, value in base_headers if name != "Content-Length"]
        headers += [("Content-Range", f"bytes {start}-{end}/{size}"), ("Content-Length", "1")]
        return Response(206, headers, SlicedFile(file_handle, start, end) if file_handle else None)


class _PlainFileResponse(FileResponse):
    """A file response whose headers are the ones it is given."""

    def set_headers(self, filelike: object) -> None:
        pass


def deliver(request: HttpRequest, name: str, *, cache_control: str) -> HttpResponseBase:
    """The stored file, whole or the range that was asked for; Http404 where there is none.

    A file in an object store is answered with a redirect to its own signed address: such stores know ranges.
    """
    content_type = guess_type(name)[0] or "application/octet-stream"
    disposition = "inline" if content_type in SHOWN else "attachment"
    try:
        path = default_storage.path(name)
    except NotImplementedError:
        redirect = HttpResponseRedirect(default_storage.url(name))
        redirect["Cache-Control"] = "private, max-age=300"
        return redirect
    headers = {
        "Content-Type": f"{content_type}; charset=utf-8" if content_type.startswith("text/") else content_type,
        "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(name.rpartition('/')[2])}",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Accept-Ranges": "bytes",
        "Cache-Control": cache_control,
    }
    try:
        found = SeekableFile(path, list(headers.items())).get_response(request.method, request.META)
    except (MissingFileError, IsADirectoryError, ValueError) as error:
        raise Http404 from error
    response: HttpResponseBase = (
        HttpResponse(status=found.status) if found.file is None else _PlainFileResponse(found.file, status=found.status)
    )
    if "Content-Type" in response:
        del response["Content-Type"]
    for header, value in found.headers:
        response[header] = value
    return response
