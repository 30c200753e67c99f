"""Types of support."""

from collections.abc import Iterable
from typing import Annotated, TypeAlias

import strawberry
import strawberry_django
from strawberry import auto

from api.core.alone import refuse_in_list
from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import Node, node_type
from api.people.authors import AUTHOR, person_of
from api.people.types import PersonType
from cms.paths import content_path
from cms.querysets import visible_pages
from community.tickets import models, policies

strawberry.enum(models.Ticket.Status, name="TicketStatus", description="Where a ticket stands.")
strawberry.enum(models.Ticket.Priority, name="TicketPriority", description="How much a ticket hurries.")
strawberry.enum(models.Ticket.Channel, name="TicketChannel", description="How a ticket came in.")
strawberry.enum(models.Message.AuthorKind, name="TicketAuthorKind", description="As what somebody wrote.")

LazyTicket: TypeAlias = Annotated["Ticket", strawberry.lazy("api.tickets.types")]


@node_type(models.Message, name="TicketMessage", description="What somebody said in a ticket.")
class TicketMessage(Node):
    html: auto = strawberry_django.field(description="Safe HTML.")
    created_at: auto
    client_id: auto = strawberry_django.field(
        description="The sender's clientMutationId, by which an app finds its unsent copy again; may be empty."
    )

    @strawberry_django.field(description="The text as it was written, in Markdown.")
    def body(self, root: models.Message) -> str:
        return root.body

    @strawberry_django.field(description="The message's place on its ticket's page: the page's path, '#', this.")
    def anchor(self, root: models.Message) -> str:
        return root.anchor

    @strawberry_django.field(description="Whether it is a note among staff. Customers are never given these.")
    def internal(self, root: models.Message) -> bool:
        return root.visibility == models.Message.Visibility.INTERNAL

    @strawberry_django.field
    def author_kind(self, root: models.Message) -> models.Message.AuthorKind:
        return models.Message.AuthorKind(root.author_kind)

    @strawberry_django.field(select_related=[AUTHOR], description="Null for bots, and where the account is gone.")
    def author(self, root: models.Message) -> PersonType | None:
        return person_of(root.author)

    @strawberry_django.field(graphql_type=LazyTicket, select_related=["ticket"])
    def ticket(self, root: models.Message) -> models.Ticket:
        # Who sees a message sees its ticket.
        return root.ticket


@node_type(models.TicketChange, name="TicketChange", description="A line of a ticket's history, for staff.")
class TicketChange(Node):
    field: auto
    old: auto
    new: auto
    created_at: auto

    @strawberry_django.field(select_related=["actor__profile"], description="Null where nobody did it.")
    def actor(self, root: models.TicketChange) -> PersonType | None:
        return person_of(root.actor)


@strawberry.type(description="The page from which a customer came to support.")
class TicketPage:
    """A document, as a link."""

    title: str
    path: str


@node_type(models.Ticket, name="Ticket", description="A customer's case: for the customer, agents and supervisors.")
class Ticket(Node):
    subject: auto = strawberry_django.field(description="Empty where the customer has left and taken the words along.")
    locale: auto
    version: auto = strawberry_django.field(description="Rises with every change that the customer may see.")
    created_at: auto
    last_message_at: auto = strawberry_django.field(description="Of the last public message.")
    first_response_at: auto = strawberry_django.field(description="When an agent first answered; null before.")
    solved_at: auto

    @strawberry_django.field(description="The number people quote.")
    def number(self, root: models.Ticket) -> int:
        return root.number

    @strawberry_django.field(description="The ticket's address in the web app.")
    def path(self, root: models.Ticket) -> str:
        return root.path

    @strawberry_django.field
    def status(self, root: models.Ticket) -> models.Ticket.Status:
        return models.Ticket.Status(root.status)

    @strawberry_django.field
    def priority(self, root: models.Ticket) -> models.Ticket.Priority:
        return models.Ticket.Priority(root.priority)

    @strawberry_django.field
    def channel(self, root: models.Ticket) -> models.Ticket.Channel:
        return models.Ticket.Channel(root.channel)

    @strawberry_django.field(select_related=["requester__profile"], description="Who asked.")
    def requester(self, root: models.Ticket) -> PersonType | None:
        return person_of(root.requester)

    @strawberry_django.field(
        select_related=["assignee__profile"], description="Who works on it, for staff; null for the customer."
    )
    def assignee(self, root: models.Ticket, info: Info) -> PersonType | None:
        return person_of(root.assignee) if policies.is_staff(viewer_of(info)) else None

    @strawberry_django.field(
        description="The page that did not answer it; null where there is none that the viewer may see. "
        "Only where the ticket stands alone."
    )
    def page(self, root: models.Ticket, info: Info) -> TicketPage | None:
        refuse_in_list(info, "ticket(number:)")
        found = visible_pages(viewer_of(info)).filter(pk=root.page_id).first() if root.page_id else None
        return TicketPage(title=found.title, path=content_path(found.url_path)) if found else None

    @strawberry_django.field(description="Whether the viewer may write a message.")
    def viewer_can_reply(self, root: models.Ticket, info: Info) -> bool:
        return policies.can_reply(viewer_of(info), root)

    @strawberry_django.field(description="Whether the viewer may write internal notes and assign the ticket.")
    def viewer_can_work(self, root: models.Ticket, info: Info) -> bool:
        return policies.can_work(viewer_of(info), root)

    @connection(
        Connection[TicketMessage],
        description="The messages in their order; internal notes for staff only. Only where the ticket stands alone, "
        "not in a list of tickets.",
    )
    def messages(self, root: models.Ticket, info: Info) -> Iterable[models.Message]:
        refuse_in_list(info, "ticket(number:)")
        return models.Message.objects.visible_to(viewer_of(info)).filter(ticket=root).in_order()

    @connection(
        Connection[TicketChange],
        description="The history, the first change first; empty for the customer. Only where the ticket stands alone.",
    )
    def history(self, root: models.Ticket, info: Info) -> Iterable[models.TicketChange]:
        refuse_in_list(info, "ticket(number:)")
        return models.TicketChange.objects.visible_to(viewer_of(info)).filter(ticket=root).order_by("id")
