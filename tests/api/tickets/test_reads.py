"""Reading tickets through GraphQL."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from community.tickets.actions import assign_ticket, open_ticket, reply_to_ticket
from community.tickets.models import Message, TicketChange
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

TICKETS = """
query ($first: Int, $after: String, $status: TicketStatus, $mine: Boolean! = false) {
  tickets(first: $first, after: $after, status: $status, mine: $mine) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node {
      id number subject path status priority channel locale version createdAt lastMessageAt firstResponseAt
      viewerCanReply viewerCanWork requester { name } assignee { name }
    } }
  }
}
"""
TICKET = """
query ($number: Int, $id: ID, $first: Int, $after: String) {
  ticket(number: $number, id: $id) {
    subject version lastMessageAt assignee { name }
    messages(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id body html anchor internal authorKind clientId createdAt author { name } ticket { number } } }
    }
    history { edges { node { field old new actor { name } } } }
  }
}
"""


@pytest.fixture
def agent(make_user):
    return make_user(name="Agent", roles=["agent"])


@pytest.fixture
def ask(make_user):
    def ask(subject="Refund", *, requester=None):
        return open_ticket(actor=requester or make_user(name="Ada"), subject=subject, body="I paid twice.", locale="en")

    return ask


@pytest.fixture
def noted(ask, agent):
    """A ticket with a public answer and an internal note."""
    ticket = ask()
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="On it")
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Known fraud", internal=True)
    assign_ticket(actor=agent, ticket_id=ticket.pk, assignee_id=agent.pk)
    return ticket


def bodies(read):
    return [message["body"] for message in nodes(read["ticket"]["messages"])]


def test_the_customer_reads_the_public_conversation(noted):
    read = Caller(noted.requester).data(TICKET, number=noted.number)
    assert bodies(read) == ["I paid twice.", "On it"]
    assert (read["ticket"]["messages"]["totalCount"], nodes(read["ticket"]["history"])) == (2, [])
    assert read["ticket"]["assignee"] is None
    assert [m["authorKind"] for m in nodes(read["ticket"]["messages"])] == ["CUSTOMER", "AGENT"]


def test_staff_read_notes_and_history_too(noted, agent):
    read = Caller(agent).data(TICKET, number=noted.number)
    assert bodies(read) == ["I paid twice.", "On it", "Known fraud"]
    assert [message["internal"] for message in nodes(read["ticket"]["messages"])] == [False, False, True]
    assert [(line["field"], line["new"]) for line in nodes(read["ticket"]["history"])] == [
        ("status", "new"),
        ("status", "open"),
        ("assignee", str(agent.pk)),
    ]


def test_a_note_changes_nothing_in_what_the_customer_reads(noted, agent):
    caller = Caller(noted.requester)
    before = [caller.data(TICKET, number=noted.number), caller.data(TICKETS)]
    reply_to_ticket(actor=agent, ticket_id=noted.pk, body="One more", internal=True)
    assert [caller.data(TICKET, number=noted.number), caller.data(TICKETS)] == before


ROLES = {
    "visitor": (None, False),
    "stranger": ([], False),
    "writer": (["writer"], False),
    "moderator": (["moderator"], False),
    "planner": (["planner"], False),
    "analyst": (["analyst"], False),
    "agent": (["agent"], True),
    "supervisor": (["supervisor"], True),
    "admin": (["admin"], True),
}
SURFACES = """
query ($number: Int!, $ticket: ID!, $message: ID!, $note: ID!, $change: ID!) {
  byNumber: ticket(number: $number) { id }
  byId: ticket(id: $ticket) { id }
  asNode: node(id: $ticket) { id }
  itsMessage: node(id: $message) { id }
  itsNote: node(id: $note) { id }
  itsChange: node(id: $change) { id }
}
"""


def ids_of(ticket):
    return {
        "number": ticket.pk,
        "ticket": global_id("Ticket", ticket.pk),
        "message": global_id("TicketMessage", Message.objects.filter(ticket=ticket).public().first().pk),
        "note": global_id("TicketMessage", Message.objects.get(ticket=ticket, visibility="internal").pk),
        "change": global_id("TicketChange", TicketChange.objects.filter(ticket=ticket).first().pk),
    }


@pytest.mark.parametrize("who", ROLES)
def test_a_ticket_is_staffs_and_its_customers_alone(noted, make_user, who):
    roles, allowed = ROLES[who]
    caller = Caller(None if who == "visitor" else make_user(roles=roles))
    read = caller.data(SURFACES, **ids_of(noted))
    assert {name: found is not None for name, found in read.items()} == dict.fromkeys(read, allowed)
    assert caller.data(TICKETS)["tickets"]["totalCount"] == allowed


def test_the_customer_gets_neither_note_nor_history_by_id(noted):
    read = Caller(noted.requester).data(SURFACES, **ids_of(noted))
    assert {name for name, found in read.items() if found} == {"byNumber", "byId", "asNode", "itsMessage"}


def test_another_customers_ticket_is_answered_like_a_missing_one(noted, make_user):
    caller, missing = Caller(make_user()), 10**8
    theirs = caller.answer(SURFACES, **ids_of(noted))
    none = caller.answer(
        SURFACES,
        number=missing,
        ticket=global_id("Ticket", missing),
        message=global_id("TicketMessage", missing),
        note=global_id("TicketMessage", missing),
        change=global_id("TicketChange", missing),
    )
    assert theirs == none


def test_lists_are_filtered_by_status_and_owner(ask, agent):
    mine, theirs = ask(requester=agent), ask()
    reply_to_ticket(actor=agent, ticket_id=theirs.pk, body="Hello", status="pending")
    caller = Caller(agent)

    def listed(**arguments):
        return [row["number"] for row in nodes(caller.data(TICKETS, **arguments)["tickets"])]

    assert listed() == [theirs.pk, mine.pk]
    assert (listed(mine=True), listed(status="PENDING")) == ([mine.pk], [theirs.pk])
    assert listed(mine=True, status="PENDING") == []


def test_messages_are_paged(ask, agent):
    ticket, caller = ask(), Caller(agent)
    for number in range(4):
        reply_to_ticket(actor=agent, ticket_id=ticket.pk, body=str(number))
    first = caller.data(TICKET, number=ticket.number, first=3)
    after = first["ticket"]["messages"]["pageInfo"]["endCursor"]
    assert bodies(first) == ["I paid twice.", "0", "1"]
    assert bodies(caller.data(TICKET, number=ticket.number, first=3, after=after)) == ["2", "3"]


def test_messages_are_not_read_for_every_ticket_of_a_list(ask, agent):
    ask()
    for field in ("messages", "history"):
        answer = Caller(agent).answer(f"{{ tickets {{ edges {{ node {{ {field} {{ totalCount }} }} }} }} }}")
        assert answer["errors"][0]["extensions"]["code"] == "INVALID"


def test_lists_cost_the_same_queries_however_long(ask, agent):
    def cost(document, **variables):
        caller = Caller(agent)
        with CaptureQueriesContext(database) as queries:
            caller.data(document, **variables)
        return len(queries)

    ticket = ask()
    few = cost(TICKETS, first=50), cost(TICKET, number=ticket.number, first=50)
    for number in range(6):
        ask()
        reply_to_ticket(actor=agent, ticket_id=ticket.pk, body=f"{number}", internal=bool(number % 2))
    assert (cost(TICKETS, first=50), cost(TICKET, number=ticket.number, first=50)) == few
    assert max(few) <= 9
