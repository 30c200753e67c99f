"""GraphQL over WebSocket: `graphql-transport-ws` only, signed in by `connection_init` or by the session."""

import json
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import re_path
from django.utils.translation import get_language_from_request, override
from graphql import GraphQLError
from strawberry.channels import GraphQLWSConsumer
from strawberry.exceptions import ConnectionRejectionError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler

from api.schema import schema
from core.accounts.authentication import InvalidCredentials, authenticate_token, viewer_of_session
from core.accounts.callers import address_of_socket
from core.accounts.models import Viewer
from core.wellformed import load_json

from . import budget, limits


class SocketContext(dict[str, Any]):
    """The context of a socket's operations: the viewer, and how to ask again who that is."""

    @property
    def viewer(self) -> Viewer:
        return self.get("viewer") or AnonymousUser()

    def reauthenticate(self) -> Viewer:
        """Who is there now, by the token or the session with which the socket was opened."""
        if token := self.get("token"):
            return authenticate_token(token)
        return viewer_of_session(self.get("session_key"))


def _is_message(message: object) -> bool:
    """Whether a message's parts have the types of the protocol; the library does not look so closely."""
    if not isinstance(message, dict) or message.get("type") != "subscribe":
        return isinstance(message, dict)
    operation = message.get("payload")
    if not isinstance(operation, dict) or not isinstance(operation.get("query"), str):
        return False
    if len(operation["query"]) > limits.MAX_CHARACTERS:
        return False
    return isinstance(operation.get("variables"), dict | None)


class Handler(BaseGraphQLTransportWSHandler[Any, Any]):
    """The protocol, where one bad operation is that operation's error and leaves the socket to the others.

    Each operation is paid for before anything of it is looked at.
    """

    async def run_operation(self, operation: Any) -> None:
        context = self.context
        balance = await sync_to_async(budget.charge)(context.viewer, context["address"], budget.SUBSCRIPTION_COST)
        if balance is not None and not balance.granted:
            await operation.send_initial_errors([budget.refusal_of(balance)])
            return
        await super().run_operation(operation)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:
        return None


class Consumer(GraphQLWSConsumer[Any, Any]):
    """One socket. `connection_init` may carry `{"authorization": "Bearer <token>"}`; a bad token is refused."""

    graphql_transport_ws_handler_class = Handler

    async def get_context(self, request: Any, response: Any) -> SocketContext:
        session = self.scope.get("session")
        return SocketContext(
            request=request,
            ws=request,
            viewer=self.scope.get("user"),
            session_key=getattr(session, "session_key", None),
            address=address_of_socket(self.scope),
        )

    def decode_json(self, data: str | bytes) -> object:
        """A message. What is JSON but no message is treated as no JSON, which ends the socket with 4400."""
        try:
            message = load_json(data)
        except ValueError as error:
            raise json.JSONDecodeError("A message is JSON in UTF-8.", "", 0) from error
        if not _is_message(message):
            raise json.JSONDecodeError("A message is a JSON object of the protocol.", "", 0)
        return message

    async def on_ws_connect(self, context: Any) -> Any:
        params = context.get("connection_params") or {}
        token = params.get("authorization") if isinstance(params, dict) else None
        if token is not None:
            try:
                context["viewer"] = await sync_to_async(authenticate_token)(str(token))
            except InvalidCredentials as error:
                raise ConnectionRejectionError({"message": str(error)}) from error
            context["token"] = str(token)
        return await super().on_ws_connect(context)


def _spoken(app: Any) -> Any:
    """What `app` tells is in the language that the opening request asked for, as Django's middleware does for HTTP."""

    async def in_language(scope: dict[str, Any], receive: Any, send: Any) -> None:
        asked = HttpRequest()
        asked.META["HTTP_ACCEPT_LANGUAGE"] = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
        with override(get_language_from_request(asked)):
            await app(scope, receive, send)

    return in_language


websocket_application = AuthMiddlewareStack(
    URLRouter(
        [
            re_path(
                r"^graphql$",
                _spoken(
                    Consumer.as_asgi(
                        schema=schema,
                        subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
                        connection_init_wait_timeout=timedelta(seconds=10),
                        max_subscriptions_per_connection=20,
                        allowed_origins=settings.CSRF_TRUSTED_ORIGINS,
                    )
                ),
            )
        ]
    )
)
