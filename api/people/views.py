"""The one thing about people that does not fit into GraphQL: the bytes of a picture."""

from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from community.people.actions import set_picture
from community.people.pictures import MAX_BYTES
from core.accounts.authentication import InvalidCredentials, authenticate, csrf_failure, is_session
from core.accounts.scopes import Scope
from core.errors import DomainError, ErrorCode

_STATUS = {ErrorCode.UNAUTHENTICATED: 401, ErrorCode.FORBIDDEN: 403, ErrorCode.TOO_LONG: 413}


@method_decorator(csrf_exempt, name="dispatch")
class PictureView(View):
    """`PUT /account-picture` with the bytes of an image, `DELETE` to have none. Answers `{"avatarUrl": ...}`.

    Signed in like `/graphql`: a cookie session sends the CSRF token in `X-CSRFToken`, a token needs the scope
    `profile:write`. A refusal is `{"errors": [{"code", "message"}]}`.
    """

    http_method_names = ["put", "delete"]

    def put(self, request: HttpRequest) -> JsonResponse:
        # One byte more than fits tells that it does not; the rest is not read.
        return self._set(request, request.read(MAX_BYTES + 1))

    def delete(self, request: HttpRequest) -> JsonResponse:
        return self._set(request, None)

    def _set(self, request: HttpRequest, upload: bytes | None) -> JsonResponse:
        try:
            viewer = authenticate(request)
        except InvalidCredentials as error:
            return _refusal(ErrorCode.UNAUTHENTICATED, str(error))
        if is_session(request) and (reason := csrf_failure(request)):
            return _refusal(ErrorCode.FORBIDDEN, reason)
        scopes = getattr(viewer, "scopes", None)
        if scopes is not None and Scope.PROFILE_WRITE not in scopes:
            return _refusal(
                ErrorCode.FORBIDDEN, _("This token lacks the scope “%(scope)s”.") % {"scope": Scope.PROFILE_WRITE}
            )
        try:
            profile = set_picture(actor=viewer, upload=upload)
        except DomainError as error:
            return _refusal(error.code, error.message)
        return JsonResponse({"avatarUrl": profile.avatar.url if profile.avatar else None})


def _refusal(code: ErrorCode, message: str) -> JsonResponse:
    return JsonResponse({"errors": [{"code": code, "message": message}]}, status=_STATUS.get(code, 400))
