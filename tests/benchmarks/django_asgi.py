"""A peer of the front door: the same edge cache before Django's own ASGI handler."""

from django.core.asgi import get_asgi_application

_django = get_asgi_application()

# Only a set-up Django can import what follows.
from api.core.edge import EdgeCache  # noqa: E402

_http = EdgeCache(_django)


async def application(scope, receive, send) -> None:
    if scope["type"] == "lifespan":
        await _http.lifespan(receive, send)
    else:
        await _http(scope, receive, send)
