"""Who makes a request: by cookie session, API token or app session."""

from django.http import HttpRequest

from .models import Viewer


class InvalidCredentials(Exception):
    """The request carries a token that is wrong, expired or revoked. The message is for the caller."""


def is_session(request: HttpRequest) -> bool:
    """Whether the request is signed in by its cookie, so that a state change needs a CSRF token."""
    return (
        "Authorization" not in request.headers
        and "X-Session-Token" not in request.headers
        and request.user.is_authenticated
    )


def authenticate(request: HttpRequest) -> Viewer:
    """The viewer of a request; raises InvalidCredentials for a token that does not hold."""
    return request.user


def authenticate_token(raw: str) -> Viewer:
    """The viewer of `Bearer <token>` or a bare token; raises InvalidCredentials."""
    raise InvalidCredentials("This token is not valid.")
