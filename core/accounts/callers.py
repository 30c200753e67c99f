"""Who a caller is to whoever counts what callers do: a token, an account, or an address."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest

from .models import Viewer


def caller_name(viewer: Viewer, address: str) -> str:
    """The one name of a caller. A token has its own, so that a script does not spend its owner's share."""
    if not viewer.is_authenticated:
        return f"address:{address}"
    return f"user:{viewer.pk}" if viewer.token_id is None else f"token:{viewer.token_id}"


def address_of(request: HttpRequest) -> str:
    """The client's address as allauth's rate limits count it: behind trusted proxies, an IPv6 network as one."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return _address(request.META.get("REMOTE_ADDR", ""), forwarded, settings.ALLAUTH_TRUSTED_PROXY_COUNT)


def address_of_socket(scope: Mapping[str, Any]) -> str:
    """The same for an ASGI connection."""
    forwarded = b",".join(value for name, value in scope["headers"] if name == b"x-forwarded-for")
    connection = (scope.get("client") or [""])[0]
    return _address(connection, forwarded.decode("latin-1"), settings.ALLAUTH_TRUSTED_PROXY_COUNT)


@lru_cache(maxsize=10_000)
def _address(connection: str, forwarded: str, proxies: int) -> str:
    # `proxies` is what allauth reads from the settings: another number is another question.
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": connection, "HTTP_X_FORWARDED_FOR": forwarded}
    try:
        return get_ip(request)
    except (PermissionDenied, ImproperlyConfigured):
        # Whoever comes past the proxies, or by a Unix socket.
        return connection or "unknown"
