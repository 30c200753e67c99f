"""Addresses of stored files, and their delivery: signed, seekable, safe to open."""

import hmac
import re
import time
from http import HTTPStatus
from mimetypes import guess_type
from typing import Final
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from whitenoise.responders import MissingFileError, Response, SlicedFile, StaticFile

from .storage import local_path

DAY = 24 * 3600
# A link is good until the end of tomorrow (UTC) at least: long enough for an open page, short for a leaked one.
DAYS_VALID = 2
CAPTIONS: Final = "text/vtt"
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
    CAPTIONS,
}
# A file that is opened as a page of its own (an SVG with a script) can load and run nothing.
POLICY = "default-src 'none'; media-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"
_RANGE: Final = re.compile(r"bytes=[ \t]*(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})", re.IGNORECASE)


def signed_url(name: str) -> str:
    """The address of a stored file, for someone who may see it. Host-relative.

    It cannot be guessed, stays the same for a day (so that caches work), and ends after at most two.
    Empty for an empty name.
    """
    if not name:
        return ""
    day = _last_day()
    return reverse("media_pipeline:signed", args=[day, _signature(day, name), name])


def signed_caption_url(transcript_id: int, suffix: str) -> str:
    """The address of a transcript as a file of the format with that suffix, for someone who may see its video.

    As long-lived as a `signed_url`.
    """
    day = _last_day()
    signature = _signature(day, caption_name(transcript_id, suffix))
    return reverse("media_pipeline:captions", args=[day, signature, transcript_id, suffix])


def caption_name(transcript_id: int, suffix: str) -> str:
    """What is signed for such an address; no stored file is named like that."""
    return f"captions:{transcript_id}.{suffix}"


def is_valid(day: int, signature: str, name: str) -> bool:
    """Whether this address was signed here, and its time is not over."""
    return hmac.compare_digest(_signature(day, name).encode(), signature.encode()) and time.time() < day * DAY


def _last_day() -> int:
    return int(time.time()) // DAY + DAYS_VALID


def _signature(day: int, name: str) -> str:
    return salted_hmac(SALT, f"{day}:{name}", algorithm="sha256").hexdigest()[:40]


def byte_range(header: str, size: int) -> range | None:
    """The positions of a file of `size` bytes that a Range header asks for; empty where it has none of them.

    None where the header is to be ignored: another unit, several ranges, or no range at all (RFC 9110, 14.1.2
    and 14.2). A suffix of an empty file is the whole of it.
    """
    match = _RANGE.fullmatch(header.strip())
    if match is None:
        return None
    first, last = match["first"], match["last"]
    if not first:
        if not last or (size == 0 and int(last)):
            return None
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _captions_from_store(name: str, cache_control: str) -> HttpResponse:
    if not default_storage.exists(name):
        raise Http404
    with default_storage.open(name) as file:
        content = file.read()
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": cache_control}
    return HttpResponse(content, content_type=f"{CAPTIONS}; charset=utf-8", headers=headers)


class SeekableFile(StaticFile):
    """WhiteNoise's file, with ranges as RFC 9110 has them; WhiteNoise reads some that are none, and misses others."""

    def get_range_response(self, range_header, base_headers, file_handle):  # type: ignore[no-untyped-def]
        size = int(dict(base_headers)["Content-Length"])
        asked = byte_range(range_header, size)
        # Ranges are defined for GET alone; WhiteNoise opens no file for HEAD.
        if asked is None or file_handle is None:
            raise ValueError
        if not asked:
            return self.get_range_not_satisfiable_response(file_handle, size)
        headers = [(name, value) for name, value in base_headers if name != "Content-Length"]
        headers += [("Content-Range", f"bytes {asked[0]}-{asked[-1]}/{size}"), ("Content-Length", str(len(asked)))]
        return Response(HTTPStatus.PARTIAL_CONTENT, headers, SlicedFile(file_handle, asked[0], asked[-1]))


class _PlainFileResponse(FileResponse):
    """A file response whose headers are the ones it is given."""

    def set_headers(self, filelike: object) -> None:
        pass


def deliver(request: HttpRequest, name: str, *, cache_control: str) -> HttpResponseBase:
    """The stored file, whole or the range that was asked for; Http404 where there is none.

    A file in an object store is answered with a redirect to its own signed address: such stores know ranges.
    Captions are not: browsers load a text track from the page's own origin only.
    """
    content_type = guess_type(name)[0] or "application/octet-stream"
    disposition = "inline" if content_type in SHOWN else "attachment"
    path = local_path(name)
    if path is None:
        if content_type == CAPTIONS:
            return _captions_from_store(name, cache_control)
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
        found = SeekableFile(str(path), list(headers.items())).get_response(request.method, request.META)
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
