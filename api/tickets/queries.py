"""Reads of support."""

from collections.abc import Iterable

import strawberry
import strawberry_django
from django.db.models import QuerySet
from strawberry import relay

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import key_of
from community.tickets import models

from .types import Ticket


@strawberry.type
class TicketsQuery:
    """One's own tickets; staff see all. What is not there and what is not yours look the same."""

    @strawberry_django.field(graphql_type=Ticket | None, description="A ticket by its id or its number.")
    def ticket(
        self, info: Info, id: relay.GlobalID | None = None, number: int | None = None
    ) -> QuerySet[models.Ticket]:
        key = number if id is None else key_of(id, "Ticket")
        return models.Ticket.objects.visible_to(viewer_of(info)).numbered(key)

    @connection(
        Connection[Ticket],
        description="Tickets, the one with the last message first. `mine`: only those the viewer asked, for staff who "
        "otherwise see everyone's.",
    )
    def tickets(
        self, info: Info, status: models.Ticket.Status | None = None, mine: bool = False
    ) -> Iterable[models.Ticket]:
        viewer = viewer_of(info)
        tickets = models.Ticket.objects.visible_to(viewer)
        if mine:
            tickets = tickets.of(viewer)
        if status is not None:
            tickets = tickets.filter(status=status)
        return tickets.recent()
