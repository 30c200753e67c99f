"""GraphQL over WebSocket: `graphql-transport-ws` only, authenticated in `connection_init` or by the session."""

from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import re_path
from strawberry.channels import GraphQLWSConsumer
from strawberry.exceptions import ConnectionRejectionError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from api.schema import schema
from core.accounts.authentication import InvalidCredentials, authenticate_token


class Context(dict[str, Any]):
    """The context of one operation on a socket: `viewer`, as the synchronous view has it."""

    @property
    def viewer(self) -> Any:
        return self.get("viewer") or AnonymousUser()


class Consumer(GraphQLWSConsumer[Any, Any]):
    """One socket. `connection_init` may carry `{"authorization": "Bearer <token>"}`; a bad token is refused."""

    async def get_context(self, request: Any, response: Any) -> Context:
        params = self.scope.get("connection_viewer")
        return Context(request=request, ws=request, viewer=params or self.scope.get("user"), scope=self.scope)

    async def on_ws_connect(self, context: Any) -> Any:
        params = context.get("connection_params") or {}
        raw = params.get("authorization") if isinstance(params, dict) else None
        if raw is not None:
            try:
                viewer = await sync_to_async(authenticate_token)(str(raw))
            except InvalidCredentials as error:
                raise ConnectionRejectionError({"message": str(error)}) from error
            self.scope["connection_viewer"] = viewer
            context["viewer"] = viewer
        return await super().on_ws_connect(context)


websocket_application = AuthMiddlewareStack(
    URLRouter(
        [
            re_path(
                r"^graphql$",
                Consumer.as_asgi(
                    schema=schema,
                    subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
                    connection_init_wait_timeout=timedelta(seconds=10),
                    max_subscriptions_per_connection=20,
                    allowed_origins=settings.CSRF_TRUSTED_ORIGINS,
                ),
            )
        ]
    )
)
