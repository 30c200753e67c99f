"""Every write of tickets."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.reading import visible_documents
from community.people.actions import author_of
from core import contributions
from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.text import render_markdown

from . import policies
from .events import TicketAssigned, TicketErased, TicketOpened, TicketReplied, TicketStatusChanged
from .models import MAX_CLIENT_ID, Message, Ticket, TicketChange


@transaction.atomic
def open_ticket(
    *,
    actor: Viewer,
    subject: str,
    body: str,
    locale: str,
    priority: str = Ticket.Priority.NORMAL,
    channel: str = Ticket.Channel.WEB,
    client_id: str = "",
    page_id: int | None = None,
    at: datetime | None = None,
) -> Ticket:
    """Ask for help: a new ticket with the actor's first message.

    `page_id` is the document that did not answer it. `at` is when it was written; an import gives the
    original date, everyone else leaves it out.
    Refuses: UNAUTHENTICATED, INVALID or TOO_LONG texts, NOT_FOUND for a page the actor cannot see, RATE_LIMITED.
    """
    requester = author_of(actor)
    if page_id is not None and not visible_documents(requester).filter(pk=page_id).exists():
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such page."), "page_id")
    contributions.keep_pace(requester, Ticket.objects.of(requester), kind="ticket")
    written_at = at or timezone.now()
    ticket = Ticket.objects.create(
        subject=contributions.line(subject, field="subject"),
        priority=Ticket.Priority(priority),
        channel=Ticket.Channel(channel),
        locale=contributions.locale(locale),
        requester=requester,
        page_id=page_id,
        created_at=written_at,
        last_message_at=written_at,
    )
    message = _write(
        ticket,
        requester,
        contributions.body(body),
        kind=Message.AuthorKind.CUSTOMER,
        client_id=_client_id(client_id),
        at=written_at,
    )
    _record(ticket, requester, "status", "", ticket.status, written_at)
    emit(TicketOpened(ticket_id=ticket.pk, requester_id=requester.pk, message_id=message.pk))
    return ticket


@transaction.atomic
def reply_to_ticket(
    *,
    actor: Viewer,
    ticket_id: int,
    body: str,
    internal: bool = False,
    status: str | None = None,
    client_id: str = "",
    at: datetime | None = None,
) -> Message:
    """Add a message to a ticket and return it.

    A customer's reply reopens a ticket that is pending or solved. A staff reply takes a new ticket to open, or
    any to `status`. An internal note changes nothing a customer could see. The same `client_id` by the same
    author adds nothing and returns the first message. `at` as in `open_ticket`.
    Refuses: NOT_FOUND for a ticket the actor cannot see, CONFLICT for a closed one, FORBIDDEN for a note or a
    status that is not the actor's to give, INVALID or TOO_LONG text, RATE_LIMITED.
    """
    author = author_of(actor)
    body = contributions.body(body)
    ticket = _locked(author, ticket_id)
    client_id = _client_id(client_id)
    if client_id and (said := ticket.messages.by(author).filter(client_id=client_id).first()):
        return said
    _refuse_closed(ticket)
    if internal and not policies.can_work(author, ticket):
        raise DomainError(ErrorCode.FORBIDDEN, _("Only agents write internal notes."), "internal")
    if status and (internal or not policies.can_set_status(author, ticket, status)):
        raise DomainError(ErrorCode.FORBIDDEN, _("You cannot give this ticket that status."), "status")
    contributions.keep_pace(author, Message.objects.by(author), kind="message")

    written_at = at or timezone.now()
    # An agent who asks for help is a customer in that ticket.
    kind = Message.AuthorKind.CUSTOMER if author.pk == ticket.requester_id else Message.AuthorKind.AGENT
    message = _write(ticket, author, body, kind=kind, internal=internal, client_id=client_id, at=written_at)
    if not internal:
        ticket.last_message_at = written_at
        if kind == Message.AuthorKind.AGENT and ticket.first_response_at is None:
            ticket.first_response_at = written_at
        _change_status(ticket, author, status or _status_after(ticket, kind), written_at)
        _save(ticket, "last_message_at", "first_response_at", "status", "solved_at")
    emit(
        TicketReplied(
            ticket_id=ticket.pk,
            requester_id=ticket.requester_id,
            internal=internal,
            message_id=message.pk,
            author_id=author.pk,
        )
    )
    return message


@transaction.atomic
def set_ticket_status(
    *, actor: Viewer, ticket_id: int, status: str, version: int | None = None, at: datetime | None = None
) -> Ticket:
    """Give a ticket another status; the same one again changes nothing.

    With `version`, the one the actor saw, a change by somebody else in between is a CONFLICT.
    Refuses: NOT_FOUND, CONFLICT, also for a closed ticket, FORBIDDEN.
    """
    account = author_of(actor)
    ticket = _locked(account, ticket_id)
    _refuse_closed(ticket)
    _refuse_stale(ticket, version)
    if not policies.can_set_status(account, ticket, status):
        raise DomainError(ErrorCode.FORBIDDEN, _("You cannot give this ticket that status."), "status")
    if _change_status(ticket, account, status, at or timezone.now()):
        _save(ticket, "status", "solved_at")
    return ticket


@transaction.atomic
def assign_ticket(
    *, actor: Viewer, ticket_id: int, assignee_id: int | None, version: int | None = None, at: datetime | None = None
) -> Ticket:
    """Give a ticket to an agent, or to none; the same one again changes nothing. `version` as above.

    Refuses: NOT_FOUND, CONFLICT, also for a closed ticket, FORBIDDEN, INVALID for an account that takes no tickets.
    """
    account = author_of(actor)
    ticket = _locked(account, ticket_id)
    _refuse_closed(ticket)
    _refuse_stale(ticket, version)
    if not policies.can_work(account, ticket):
        raise DomainError(ErrorCode.FORBIDDEN, _("Only agents assign tickets."))
    if assignee_id == ticket.assignee_id:
        return ticket
    if assignee_id is not None:
        assignee = User.objects.visible_to(account).filter(pk=assignee_id).first()
        if assignee is None or not policies.can_be_assigned(assignee):
            raise DomainError(ErrorCode.INVALID, _("Tickets can only be given to agents."), "assignee_id")
    old, ticket.assignee_id = ticket.assignee_id, assignee_id
    _save(ticket, "assignee")
    _record(ticket, account, "assignee", str(old or ""), str(assignee_id or ""), at or timezone.now())
    emit(TicketAssigned(ticket_id=ticket.pk, requester_id=ticket.requester_id, assignee_id=assignee_id))
    return ticket


@transaction.atomic
def erase_person(*, user_id: int) -> int:
    """Take an erased account out of support; answers how many tickets lost their words.

    What the customer asked and was told is the customer's: subject and messages go, internal notes too, and
    the ticket is closed. Its dates, status and history stay, because reports count them. Tickets the account
    worked on lose their assignee. Doing it twice changes nothing.
    """
    Ticket.objects.filter(assignee_id=user_id).update(assignee=None)
    asked = Ticket.objects.filter(requester_id=user_id).exclude(subject="")
    keys = list(asked.select_for_update().values_list("pk", flat=True))
    Message.objects.filter(ticket_id__in=keys).update(body="", html="", client_id="")
    for ticket in Ticket.objects.filter(pk__in=keys):
        old, ticket.status, ticket.subject = ticket.status, Ticket.Status.CLOSED, ""
        _save(ticket, "status", "subject")
        if old != Ticket.Status.CLOSED:
            _record(ticket, None, "status", old, ticket.status, timezone.now())
        emit(TicketErased(ticket_id=ticket.pk, requester_id=user_id, internal=True))
    return len(keys)


def _client_id(value: str) -> str:
    return contributions.line(value, field="client_id", longest=MAX_CLIENT_ID) if value else ""


def _locked(viewer: User, ticket_id: int) -> Ticket:
    ticket = Ticket.objects.visible_to(viewer).select_for_update().filter(pk=ticket_id).first()
    if ticket is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such ticket."), "ticket_id")
    return ticket


def _refuse_closed(ticket: Ticket) -> None:
    if ticket.status == Ticket.Status.CLOSED:
        raise DomainError(ErrorCode.CONFLICT, _("This ticket is closed. Please open a new one."), "ticket_id")


def _refuse_stale(ticket: Ticket, version: int | None) -> None:
    if version is not None and version != ticket.version:
        raise DomainError(ErrorCode.CONFLICT, _("Somebody changed this ticket meanwhile. Look at it again."), "version")


def _status_after(ticket: Ticket, kind: str) -> str:
    """The status a public message leads to where its author did not choose one."""
    waiting = {Ticket.Status.PENDING, Ticket.Status.SOLVED}
    if kind == Message.AuthorKind.CUSTOMER:
        return Ticket.Status.OPEN if ticket.status in waiting else ticket.status
    return Ticket.Status.OPEN if ticket.status == Ticket.Status.NEW else ticket.status


def _write(
    ticket: Ticket, author: User, body: str, *, kind: str, internal: bool = False, client_id: str, at: datetime
) -> Message:
    return Message.objects.create(
        ticket=ticket,
        author=author,
        author_kind=kind,
        visibility=Message.Visibility.INTERNAL if internal else Message.Visibility.PUBLIC,
        body=body,
        html=render_markdown(body),
        client_id=client_id,
        created_at=at,
    )


def _change_status(ticket: Ticket, actor: User, status: str, at: datetime) -> bool:
    """Whether the status is another now; then it is recorded and told. The caller saves the row."""
    old = ticket.status
    if status == old:
        return False
    ticket.status = Ticket.Status(status)
    ticket.solved_at = at if status == Ticket.Status.SOLVED else ticket.solved_at if status == "closed" else None
    _record(ticket, actor, "status", old, status, at)
    emit(TicketStatusChanged(ticket_id=ticket.pk, requester_id=ticket.requester_id, old=old, new=status))
    return True


def _save(ticket: Ticket, *fields: str) -> None:
    ticket.version += 1
    ticket.save(update_fields=[*fields, "version"])


def _record(ticket: Ticket, actor: User | None, field: str, old: str, new: str, at: datetime) -> None:
    TicketChange.objects.create(ticket=ticket, actor=actor, field=field, old=old, new=new, created_at=at)
