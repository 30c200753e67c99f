"""Speaking GraphQL over HTTP, as clients do."""

import json
from typing import Any

from django.test import Client

from api.core.nodes import global_id as global_id
from core.accounts.models import User


class Caller:
    """One client of `/graphql`: a visitor, or someone signed in by session cookie."""

    def __init__(self, user: User | None = None) -> None:
        self.client = Client()
        if user is not None:
            self.client.force_login(user)

    def answer(self, document: str, **variables: Any) -> dict[str, Any]:
        """The whole answer, errors included."""
        response = self.client.post(
            "/graphql", json.dumps({"query": document, "variables": variables}), content_type="application/json"
        )
        return response.json()

    def data(self, document: str, **variables: Any) -> dict[str, Any]:
        """The answer's data; an error fails the test."""
        answer = self.answer(document, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]


def nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a connection."""
    return [edge["node"] for edge in connection["edges"]]
