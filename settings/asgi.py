"""The front door: edge cache, then HTTP through Django's WSGI handler, WebSocket through ASGI.

Synchronous views gain nothing from Django's ASGI handler (docs/performance.md), so HTTP never goes through it.
"""

from settings.wsgi import application as django_application

# isort: split
# Only a set-up Django can import what follows.
from typing import Any, cast

from a2wsgi import WSGIMiddleware

from api.core.edge import App, EdgeCache, Receive, Scope, Send
from api.core.websocket import websocket_application
from settings.env import number

_django: Any = django_application
_http = EdgeCache(cast("App", WSGIMiddleware(_django, workers=number("KERF_THREADS", 8))))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Route one connection by its protocol."""
    if scope["type"] == "http":
        await _http(scope, receive, send)
    elif scope["type"] == "websocket":
        await websocket_application(scope, receive, send)
    elif scope["type"] == "lifespan":
        await _http.lifespan(receive, send)
