"""tus 1.0 over HTTP, below /media/uploads/: creation (also with the first bytes), termination, expiration."""

import base64
import binascii
import re
import uuid
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from core.accounts.authentication import InvalidCredentials, authenticate, csrf_failure, is_session
from core.accounts.scopes import Scope
from core.errors import DomainError, ErrorCode
from media_pipeline.uploads import FileRefused

from . import actions
from .models import Upload

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,creation-with-upload,termination,expiration"
BYTES: Final = "application/offset+octet-stream"
MAX_METADATA: Final = 4096
_NUMBER: Final = re.compile("[0-9]{1,18}")
_STATUS: Final = {
    ErrorCode.UNAUTHENTICATED: HTTPStatus.UNAUTHORIZED,
    ErrorCode.FORBIDDEN: HTTPStatus.FORBIDDEN,
    ErrorCode.NOT_FOUND: HTTPStatus.NOT_FOUND,
    ErrorCode.CONFLICT: HTTPStatus.CONFLICT,
    ErrorCode.RATE_LIMITED: HTTPStatus.TOO_MANY_REQUESTS,
    ErrorCode.UNAVAILABLE: HTTPStatus.INSUFFICIENT_STORAGE,
}

# A body that comes slowly keeps a thread for as long as it comes: some are left for everyone else.
_receiving = BoundedSemaphore(settings.VIDEO_UPLOADS_AT_ONCE)


class _Refused(Exception):
    """The request is not one of the protocol. The message is for developers."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Body:
    """A request's body that ends where its connection ends."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def read(self, size: int) -> bytes:
        try:
            return self.request.read(size)
        except UnreadablePostError:
            return b""


@method_decorator(csrf_exempt, name="dispatch")
class TusView(View):
    """What all requests of the protocol have in common.

    Signed in like `/graphql`: a cookie session sends the CSRF token in `X-CSRFToken`, a token needs the scope
    `media:write`. A refusal is `{"errors": [{"code", "message"}]}`.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return self._headers(HttpResponse(status=HTTPStatus.NO_CONTENT, headers=_capabilities()))
        try:
            self._admit(request)
            response = super().dispatch(request, *args, **kwargs)
        except InvalidCredentials as error:
            response = _refusal(HTTPStatus.UNAUTHORIZED, ErrorCode.UNAUTHENTICATED, str(error))
        except _Refused as error:
            response = _refusal(error.status, "BAD_REQUEST", str(error))
        except DomainError as error:
            response = _refusal(_status(error), error.code, error.message)
        return self._headers(response)

    def _admit(self, request: HttpRequest) -> None:
        """Let pass who speaks the protocol, is signed in, and means it."""
        if request.headers.get("Tus-Resumable") != VERSION:
            raise _Refused(HTTPStatus.PRECONDITION_FAILED, f"Send Tus-Resumable: {VERSION}.")
        self.viewer = authenticate(request)
        if not self.viewer.is_authenticated:
            raise DomainError(ErrorCode.UNAUTHENTICATED, _("Sign in first."))
        if is_session(request) and (reason := csrf_failure(request)):
            raise DomainError(ErrorCode.FORBIDDEN, reason)
        if self.viewer.scopes is not None and Scope.MEDIA_WRITE not in self.viewer.scopes:
            message = _("This token lacks the scope “%(scope)s”.") % {"scope": Scope.MEDIA_WRITE}
            raise DomainError(ErrorCode.FORBIDDEN, message)
        if request.method == "POST" and (meant := request.headers.get("X-HTTP-Method-Override")):
            request.method = meant.upper()

    def _headers(self, response: HttpResponseBase) -> HttpResponseBase:
        response["Tus-Resumable"] = VERSION
        response["Cache-Control"] = "no-store"
        if response.status_code == HTTPStatus.PRECONDITION_FAILED:
            response["Tus-Version"] = VERSION
        return response

    def _receive(self, request: HttpRequest, upload: Upload, offset: int) -> Upload:
        """Take the body in."""
        if request.content_type != BYTES:
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send Content-Type: {BYTES}.")
        length = _number(request.META.get("CONTENT_LENGTH") or "", "Content-Length", HTTPStatus.LENGTH_REQUIRED)
        if offset + length > upload.size:
            message = f"{length} bytes from {offset} on are more than the {upload.size} that were announced."
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message)
        if not _receiving.acquire(blocking=False):
            raise _Refused(HTTPStatus.SERVICE_UNAVAILABLE, "Too many uploads at once; try again in a moment.")
        try:
            return actions.receive(actor=self.viewer, upload_id=upload.uuid, offset=offset, source=_Body(request))
        finally:
            _receiving.release()


class UploadsView(TusView):
    """`POST` announces a file: `Upload-Length`, and `Upload-Metadata` with `filename`, `title`, `locale`, `model`,
    `translate` (`true` or `false`), `collection` and `fingerprint`, all of them optional. See `actions.create_upload`
    for what they mean.
    """

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if "Upload-Defer-Length" in request.headers:
            raise _Refused(HTTPStatus.BAD_REQUEST, "Say how large the file is: Upload-Length.")
        size = _number(request.headers.get("Upload-Length", ""), "Upload-Length")
        said = _metadata(request.headers.get("Upload-Metadata", ""))
        upload = actions.create_upload(
            actor=self.viewer,
            file_name=said.get("filename", ""),
            size=size,
            title=said.get("title", ""),
            language=said.get("locale", ""),
            model=said.get("model", ""),
            translate=_wants_translation(said.get("translate", "")),
            collection=said.get("collection", ""),
            fingerprint=said.get("fingerprint", ""),
        )
        if request.content_type == BYTES and upload.offset == 0:
            upload = self._receive(request, upload, 0)
        response = HttpResponse(status=HTTPStatus.CREATED, headers=_standing(upload))
        response["Location"] = reverse("media_pipeline:upload", args=[upload.uuid])
        return response


class UploadView(TusView):
    """One upload: `HEAD` asks how far it is, `PATCH` goes on from there, `DELETE` gives it up."""

    http_method_names = ["head", "patch", "delete", "options"]

    def head(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        return HttpResponse(headers=_standing(actions.own_upload(actor=self.viewer, upload_id=key)))

    def patch(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        offset = _number(request.headers.get("Upload-Offset", ""), "Upload-Offset")
        upload = actions.own_upload(actor=self.viewer, upload_id=key)
        upload = self._receive(request, upload, offset)
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=_standing(upload))

    def delete(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        actions.cancel_upload(actor=self.viewer, upload_id=key)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _capabilities() -> dict[str, str]:
    return {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(settings.VIDEO_MAX_BYTES)}


def _standing(upload: Upload) -> dict[str, str]:
    return {
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.size),
        "Upload-Expires": http_date(upload.expires_at.timestamp()),
    }


def _number(value: str, header: str, otherwise: HTTPStatus = HTTPStatus.BAD_REQUEST) -> int:
    if not value.isascii() or not _NUMBER.fullmatch(value):
        raise _Refused(otherwise, f"{header} has to be a whole number of bytes.")
    return int(value)


def _metadata(header: str) -> dict[str, str]:
    """The pairs of an Upload-Metadata header: `key base64(value in UTF-8), ...`."""
    if len(header) > MAX_METADATA:
        raise _Refused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, f"Upload-Metadata: {MAX_METADATA} bytes at most.")
    said = {}
    for pair in filter(None, map(str.strip, header.split(","))):
        key, _space, encoded = pair.partition(" ")
        try:
            value = base64.b64decode(encoded, validate=True).decode()
        except (binascii.Error, ValueError) as error:
            raise _Refused(HTTPStatus.BAD_REQUEST, "Upload-Metadata: values are UTF-8 in base64.") from error
        said[key] = "".join(character for character in value if character.isprintable())
    return said


def _wants_translation(value: str) -> bool:
    if value not in {"", "true", "false"}:
        raise _Refused(HTTPStatus.BAD_REQUEST, "Upload-Metadata: translate is true or false.")
    return value == "true"


def _status(error: DomainError) -> HTTPStatus:
    if isinstance(error, actions.BusyElsewhere):
        return HTTPStatus.LOCKED
    if isinstance(error, FileRefused) and error.reason == "TOO_LARGE":
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if isinstance(error, actions.NoLongerWanted):
        return HTTPStatus.GONE
    return _STATUS.get(error.code, HTTPStatus.BAD_REQUEST)


def _refusal(status: HTTPStatus, code: str, message: str) -> HttpResponse:
    response = JsonResponse({"errors": [{"code": code, "message": message}]}, status=status)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="kerf"'
    if status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.LOCKED, HTTPStatus.TOO_MANY_REQUESTS}:
        response["Retry-After"] = "5"
    return response
