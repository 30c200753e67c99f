"""Who makes a request: by cookie session, by the app session that allauth's app client holds, or by API token.

A credential that does not hold is an error, never anonymity: a client whose token was revoked must hear of it,
and must not read a page as if it had chosen to be nobody.
"""

import re
from typing import Any, Final, cast

from allauth.headless.internal.sessionkit import authenticate_by_x_session_token
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import ApiToken, User, Viewer

_SESSION_KEY: Final = re.compile("[a-z0-9]{8,40}")


class InvalidCredentials(Exception):
    """The request carries a token that is wrong, expired or revoked. The message is for the caller."""


def is_session(request: HttpRequest) -> bool:
    """Whether the request is signed in by its cookie, so that a state change needs a CSRF token."""
    carries_token = "Authorization" in request.headers or "X-Session-Token" in request.headers
    return not carries_token and request.user.is_authenticated


def csrf_failure(request: HttpRequest) -> str | None:
    """Why a request that is signed in by cookie is refused, or None where it may pass."""

    class Check(CsrfViewMiddleware):
        def _reject(self, request: HttpRequest, reason: str) -> Any:
            return reason

    check = Check(lambda request: HttpResponse())
    check.process_request(request)
    return cast("str | None", check.process_view(request, _unused, (), {}))


def _unused(request: HttpRequest) -> HttpResponse:
    """What the CSRF check asks for and never calls."""
    raise AssertionError


def authenticate(request: HttpRequest) -> Viewer:
    """The viewer of a request; raises InvalidCredentials for a token that does not hold.

    `Authorization: Bearer kerf_…` is an API token: the viewer carries its `scopes`. `X-Session-Token` is an app
    session. A token in a header wins over a cookie; without any of them the viewer is anonymous.
    """
    authorization = request.headers.get("Authorization")
    if authorization is not None:
        return authenticate_token(authorization)
    session_token = request.headers.get("X-Session-Token")
    if session_token is not None:
        return _by_app_session(session_token)
    user = request.user
    return user if user.is_authenticated else AnonymousUser()


def authenticate_token(raw: str) -> Viewer:
    """The viewer of `Bearer <token>` or of a bare token, API token or app session; raises InvalidCredentials."""
    if not raw.isascii():
        raise InvalidCredentials(_("This token is wrong, expired or revoked."))
    scheme, _space, rest = raw.strip().partition(" ")
    secret = rest.strip() if rest else scheme
    if rest and scheme.lower() != "bearer":
        raise InvalidCredentials(_("Use the scheme “Bearer”."))
    return _by_api_token(secret) if secret.startswith(ApiToken.PREFIX) else _by_app_session(secret)


def viewer_of_session(session_key: str | None) -> Viewer:
    """Who a browser's or app's session belongs to now; anonymous once it ended, by whatever: sign-out, password, lock.

    For long connections, which ask again when SessionsEnded or RoleRevoked arrives for their account.
    """
    return _user_of_session(session_key or "") or AnonymousUser()


def _by_api_token(secret: str) -> User:
    token = ApiToken.objects.valid().select_related("user").filter(digest=ApiToken.digest_of(secret)).first()
    if token is None:
        raise InvalidCredentials(_("This token is wrong, expired or revoked."))
    now = timezone.now()
    # "Last used" is for people: a write at every request would be a high price for its seconds.
    if token.last_used_at is None or now - token.last_used_at > ApiToken.LAST_USED_RESOLUTION:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    user = token.user
    user.scopes = frozenset(token.scopes)
    user.token_id = token.pk
    return user


def _by_app_session(session_key: str) -> User:
    user = _user_of_session(session_key)
    if user is None:
        raise InvalidCredentials(_("This session has ended. Sign in again."))
    return user


def _user_of_session(session_key: str) -> User | None:
    # A session waiting for its second factor has no user yet, and so opens nothing.
    if not _SESSION_KEY.fullmatch(session_key):
        return None
    found = authenticate_by_x_session_token(session_key)
    return found[0] if found is not None and isinstance(found[0], User) else None
