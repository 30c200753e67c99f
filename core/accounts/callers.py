"""Who a caller is to whoever counts what callers do: a token, an account, or an address."""

from collections.abc import Mapping
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest

from .models import Viewer


def address_of(request: HttpRequest) -> str:
    """The client's address as allauth's rate limits count it: behind trusted proxies, an IPv6 network as one."""
    try:
        return get_ip(request)
    except (PermissionDenied, ImproperlyConfigured):
        # Whoever comes past the proxies, or by a Unix socket.
        return str(request.META.get("REMOTE_ADDR") or "unknown")


def address_of_socket(scope: Mapping[str, Any]) -> str:
    """The same for an ASGI connection."""
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = (scope.get("client") or [""])[0]
    for name, value in scope["headers"]:
        request.META[f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}"] = value.decode("latin-1")
    return address_of(request)


def caller_name(viewer: Viewer, address: str) -> str:
    """The one name of a caller. A token has its own, so that a script does not spend its owner's share."""
    if not viewer.is_authenticated:
        return f"address:{address}"
    return f"user:{viewer.pk}" if viewer.token_id is None else f"token:{viewer.token_id}"
