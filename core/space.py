"""When there is no space left to store anything: to know it, and to say it."""

import errno
import shutil
import sqlite3
import sys
from http import HTTPStatus
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.defaults import server_error

from .errors import DomainError, ErrorCode

_FILE_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT})
_POSTGRES_DISK_FULL = "53100"


def is_out_of_space(error: BaseException | None) -> bool:
    """Whether a full disk, or a used up quota, is at the bottom of `error`: a file's or the database's."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FILE_ERRORS:
            return True
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(error, "sqlstate", None) == _POSTGRES_DISK_FULL:
            return True
        error = error.__cause__ or error.__context__
    return False


def free_bytes(path: Path) -> int:
    """How much can still be written at `path`, which need not be there yet."""
    while not path.exists():
        path = path.parent
    return shutil.disk_usage(path).free


def out_of_space() -> DomainError:
    """The refusal of a change for which there was no space."""
    message = _("There is no space left on the server, so nothing was saved. Try again later.")
    return DomainError(ErrorCode.UNAVAILABLE, message)


def failed(request: HttpRequest) -> HttpResponse:
    """The answer to a request in which something broke: the site's error page, or one clear line on a full disk."""
    if not is_out_of_space(sys.exc_info()[1]):
        return server_error(request)
    refusal = out_of_space()
    headers = {"Cache-Control": "no-store", "Retry-After": "60"}
    status = HTTPStatus.INSUFFICIENT_STORAGE
    if "text/html" in request.headers.get("Accept", ""):
        return HttpResponse(refusal.message, status=status, content_type="text/plain; charset=utf-8", headers=headers)
    errors = [{"code": refusal.code.value, "message": refusal.message}]
    return JsonResponse({"status": status.value, "errors": errors}, status=status, headers=headers)
