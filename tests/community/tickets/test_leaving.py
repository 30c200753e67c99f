"""Taking one's tickets along, and leaving."""

import pytest

from community.tickets.actions import assign_ticket, reply_to_ticket
from community.tickets.exports import export_tickets
from community.tickets.models import Message, Ticket, TicketChange
from core.accounts.departure import erase_account
from core.search.models import SearchDocument
from tests.events import settle

pytestmark = pytest.mark.django_db


def test_the_export_holds_what_the_customer_could_read(make_ticket, agent):
    ticket = make_ticket()
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Hello")
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Angry", internal=True)
    make_ticket(subject="Somebody else's")
    (exported,) = export_tickets(ticket.requester_id)["tickets"]
    assert (exported["number"], exported["subject"]) == (ticket.pk, ticket.subject)
    assert [(m["from"], m["body"]) for m in exported["messages"]] == [
        ("customer", "It **stops** at 40 %."),
        ("agent", "Hello"),
    ]


def test_an_erased_customer_leaves_dates_and_history_but_no_words(make_ticket, make_user, agent):
    ada = make_user(email="ada@example.test")
    ticket, other = make_ticket(requester=ada), make_ticket()
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Dear Ada", status="pending")
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Ada is angry", internal=True)
    settle()
    erase_account(actor=ada, confirmation="ada@example.test", password="correct horse")
    settle()
    ticket.refresh_from_db()
    assert (ticket.subject, ticket.status) == ("", "closed")
    assert ticket.first_response_at is not None
    assert set(ticket.messages.values_list("body", "html")) == {("", "")}
    assert list(TicketChange.objects.filter(ticket=ticket).values_list("new", flat=True)) == [
        "new",
        "pending",
        "closed",
    ]
    assert not SearchDocument.objects.filter(family__kind="ticket", family__object_id=ticket.pk).exists()
    assert Message.objects.get(ticket=other).body == "It **stops** at 40 %."
    assert Ticket.objects.get(pk=other.pk).subject == other.subject


def test_an_erased_agent_holds_no_tickets(make_ticket, agent):
    ticket = make_ticket()
    assign_ticket(actor=agent, ticket_id=ticket.pk, assignee_id=agent.pk)
    erase_account(actor=agent, confirmation=agent.email, password="correct horse")
    settle()
    ticket.refresh_from_db()
    assert (ticket.assignee, ticket.subject) == (None, "Laser stops midway")
