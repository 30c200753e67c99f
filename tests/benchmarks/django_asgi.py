"""A peer of the front door: the same edge cache before Django's own ASGI handler."""

from django.core.asgi import get_asgi_application

_django = get_asgi_application()

# Only a set-up Django can import what follows.
from api.core.edge import EdgeCache  # noqa: E402


async def _lowered(scope, receive, send) -> None:
    """Django, with header names in lower case as ASGI has them and the cache looks for them."""

    async def lower(message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [(name.lower(), value) for name, value in message["headers"]]
        await send(message)

    await _django(scope, receive, lower)


_http = EdgeCache(_lowered)


async def application(scope, receive, send) -> None:
    if scope["type"] == "lifespan":
        await _http.lifespan(receive, send)
    else:
        await _http(scope, receive, send)
