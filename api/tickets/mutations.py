"""Mutations of support: each one is one action."""

from typing import Any, cast

import strawberry

from api.content.feedback import page_key
from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import required_key
from api.core.permissions import SIGNED_IN, role
from community.tickets import actions
from core.accounts.roles import Role

from .inputs import TicketAssignInput, TicketOpenInput, TicketReplyInput, TicketStatusSetInput
from .types import Ticket, TicketMessage

SCOPE = "tickets:write"
STAFF = role(Role.AGENT, Role.SUPERVISOR)


@strawberry.type
class TicketOpenPayload(Payload):
    ticket: Ticket | None = None


@strawberry.type
class TicketReplyPayload(Payload):
    message: TicketMessage | None = None
    ticket: Ticket | None = strawberry.field(default=None, description="The ticket as it is now.")


@strawberry.type
class TicketStatusSetPayload(Payload):
    ticket: Ticket | None = None


@strawberry.type
class TicketAssignPayload(Payload):
    ticket: Ticket | None = None


@strawberry.type
class TicketsMutation:
    @mutation(permission=SIGNED_IN, scope=SCOPE, description="Ask for help.")
    def ticket_open(self, info: Info, input: TicketOpenInput) -> TicketOpenPayload:
        ticket = actions.open_ticket(
            actor=viewer_of(info),
            subject=input.subject,
            body=input.body,
            locale=input.locale,
            priority=input.priority,
            channel=input.channel,
            client_id=input.client_mutation_id or "",
            page_id=page_key(input.page_id) if input.page_id else None,
        )
        return TicketOpenPayload(ticket=cast(Any, ticket))

    @mutation(permission=SIGNED_IN, scope=SCOPE, description="Add a message to a ticket, or an internal note.")
    def ticket_reply(self, info: Info, input: TicketReplyInput) -> TicketReplyPayload:
        message = actions.reply_to_ticket(
            actor=viewer_of(info),
            ticket_id=required_key(input.ticket_id, "Ticket", "ticket_id"),
            body=input.body,
            internal=input.internal,
            status=input.status,
            client_id=input.client_mutation_id or "",
        )
        return TicketReplyPayload(message=cast(Any, message), ticket=cast(Any, message.ticket))

    @mutation(permission=SIGNED_IN, scope=SCOPE, description="Give a ticket a status; a customer may say: solved.")
    def ticket_status_set(self, info: Info, input: TicketStatusSetInput) -> TicketStatusSetPayload:
        ticket = actions.set_ticket_status(
            actor=viewer_of(info),
            ticket_id=required_key(input.ticket_id, "Ticket", "ticket_id"),
            status=input.status,
            version=input.version,
        )
        return TicketStatusSetPayload(ticket=cast(Any, ticket))

    @mutation(permission=STAFF, scope=SCOPE, description="Give a ticket to an agent, or to nobody.")
    def ticket_assign(self, info: Info, input: TicketAssignInput) -> TicketAssignPayload:
        ticket = actions.assign_ticket(
            actor=viewer_of(info),
            ticket_id=required_key(input.ticket_id, "Ticket", "ticket_id"),
            assignee_id=required_key(input.assignee_id, "User", "assignee_id") if input.assignee_id else None,
            version=input.version,
        )
        return TicketAssignPayload(ticket=cast(Any, ticket))
