"""Inputs of support's mutations."""

import strawberry
from strawberry import relay

from community.tickets.models import Ticket


@strawberry.input
class TicketOpenInput:
    subject: str = strawberry.field(description="One line, up to 200 characters.")
    body: str = strawberry.field(description="Markdown, up to 50,000 characters.")
    locale: str = strawberry.field(description="The language it is written in.")
    priority: Ticket.Priority = Ticket.Priority.NORMAL
    channel: Ticket.Channel = Ticket.Channel.WEB
    page_id: relay.GlobalID | None = strawberry.field(
        default=None, description="The `DocumentPage` that did not answer it."
    )
    client_mutation_id: str | None = None


@strawberry.input
class TicketReplyInput:
    ticket_id: relay.GlobalID
    body: str = strawberry.field(description="Markdown, up to 50,000 characters.")
    internal: bool = strawberry.field(default=False, description="A note among staff.")
    status: Ticket.Status | None = strawberry.field(
        default=None, description="The status from then on; without it the usual one follows."
    )
    client_mutation_id: str | None = None


@strawberry.input
class TicketStatusSetInput:
    ticket_id: relay.GlobalID
    status: Ticket.Status
    version: int | None = strawberry.field(
        default=None, description="The version you saw; another one by now is a CONFLICT."
    )
    client_mutation_id: str | None = None


@strawberry.input
class TicketAssignInput:
    ticket_id: relay.GlobalID
    assignee_id: relay.GlobalID | None = strawberry.field(default=None, description="A `User`; null: nobody.")
    version: int | None = strawberry.field(
        default=None, description="The version you saw; another one by now is a CONFLICT."
    )
    client_mutation_id: str | None = None
