"""Writing in tickets through GraphQL."""

import pytest
from wagtail.models import PageViewRestriction

from community.tickets.actions import open_ticket
from community.tickets.models import Message, Ticket
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

ERRORS = "errors { code message path }"
OPEN = f"""
mutation ($input: TicketOpenInput!) {{
  ticketOpen(input: $input) {{
    ticket {{ id number subject status priority channel messages {{ edges {{ node {{ html clientId }} }} }} }} {ERRORS}
  }}
}}
"""
REPLY = f"""
mutation ($input: TicketReplyInput!) {{
  ticketReply(input: $input) {{
    message {{ id body internal authorKind clientId }} ticket {{ status version }} {ERRORS}
  }}
}}
"""
STATUS = f"""
mutation ($input: TicketStatusSetInput!) {{ ticketStatusSet(input: $input) {{ ticket {{ status version }} {ERRORS} }} }}
"""
ASSIGN = f"""
mutation ($input: TicketAssignInput!) {{ ticketAssign(input: $input) {{ ticket {{ id version }} {ERRORS} }} }}
"""


@pytest.fixture
def agent(make_user):
    return make_user(name="Agent", roles=["agent"])


@pytest.fixture
def ticket(make_user):
    return open_ticket(actor=make_user(), subject="Refund", body="I paid twice.", locale="en")


def given(ticket, **more):
    return {"ticketId": global_id("Ticket", ticket.pk), **more}


def refusals(payload):
    return [(error["code"], error["path"]) for error in payload["errors"]]


ASKED = {"subject": "Refund", "body": "I **paid** twice.", "locale": "en", "priority": "HIGH", "channel": "APP"}


def test_a_customer_opens_a_ticket_once_however_often_the_app_sends_it(make_user):
    caller = Caller(make_user())
    first, again = [caller.data(OPEN, input={**ASKED, "clientMutationId": "tap-1"})["ticketOpen"] for _ in range(2)]
    assert first == again
    assert (first["errors"], first["ticket"]["status"], first["ticket"]["priority"]) == ([], "NEW", "HIGH")
    (message,) = first["ticket"]["messages"]["edges"]
    assert message["node"] == {"html": "<p>I <strong>paid</strong> twice.</p>\n", "clientId": "tap-1"}
    assert Ticket.objects.count() == 1


def test_two_customers_may_use_the_same_client_mutation_id(make_user):
    numbers = {
        Caller(make_user()).data(OPEN, input={**ASKED, "clientMutationId": "1"})["ticketOpen"]["ticket"]["number"]
        for _ in range(2)
    }
    assert len(numbers) == 2


def test_a_conversation(ticket, agent):
    staff, customer = Caller(agent), Caller(ticket.requester)
    answer = staff.data(REPLY, input=given(ticket, body="Which card?", status="PENDING"))["ticketReply"]
    assert (answer["errors"], answer["message"]["authorKind"], answer["ticket"]["status"]) == ([], "AGENT", "PENDING")
    answer = customer.data(REPLY, input=given(ticket, body="The blue one"))["ticketReply"]
    assert (answer["message"]["authorKind"], answer["ticket"]["status"]) == ("CUSTOMER", "OPEN")
    solved = customer.data(STATUS, input=given(ticket, status="SOLVED"))["ticketStatusSet"]
    assert (solved["errors"], solved["ticket"]["status"]) == ([], "SOLVED")


def test_a_reply_is_written_once_however_often_the_app_sends_it(ticket):
    caller, reply = Caller(ticket.requester), given(ticket, body="Hello?", clientMutationId="tap")
    answers = [caller.data(REPLY, input=reply)["ticketReply"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert (answers[0]["message"]["clientId"], Message.objects.count()) == ("tap", 2)


def test_only_staff_write_notes(ticket, agent):
    note = given(ticket, body="Known fraud", internal=True)
    assert refusals(Caller(ticket.requester).data(REPLY, input=note)["ticketReply"]) == [
        ("FORBIDDEN", ["input", "internal"])
    ]
    answer = Caller(agent).data(REPLY, input=note)["ticketReply"]
    assert (answer["errors"], answer["message"]["internal"], answer["ticket"]["version"]) == ([], True, 1)


def test_only_staff_assign_and_a_stale_version_is_a_conflict(ticket, agent):
    to_agent = given(ticket, assigneeId=global_id("User", agent.pk), version=1)
    assert refusals(Caller(ticket.requester).data(ASSIGN, input=to_agent)["ticketAssign"]) == [("FORBIDDEN", [])]
    staff = Caller(agent)
    assert staff.data(ASSIGN, input=to_agent)["ticketAssign"]["ticket"]["version"] == 2
    stale = staff.data(STATUS, input=given(ticket, status="HOLD", version=1))["ticketStatusSet"]
    assert refusals(stale) == [("CONFLICT", ["input", "version"])]
    assert staff.data(ASSIGN, input=given(ticket, assigneeId=None))["ticketAssign"]["errors"] == []
    ticket.refresh_from_db()
    assert (ticket.assignee, ticket.status) == (None, "new")


MUTATIONS = {
    "ticketReply": (REPLY, {"body": "Hello"}),
    "ticketStatusSet": (STATUS, {"status": "SOLVED"}),
    "ticketAssign": (ASSIGN, {"assigneeId": None}),
}


@pytest.mark.parametrize("operation", MUTATIONS)
@pytest.mark.parametrize("roles", [[], ["moderator"], ["planner"], ["writer"]])
def test_strangers_change_nothing_and_learn_nothing(ticket, make_user, operation, roles):
    document, more = MUTATIONS[operation]
    caller = Caller(make_user(roles=roles))
    before = Ticket.objects.values().get(pk=ticket.pk)
    missing = {**given(ticket), "ticketId": global_id("Ticket", 10**9)}
    theirs = caller.data(document, input=given(ticket, **more))[operation]
    none = caller.data(document, input={**missing, **more})[operation]
    assert theirs == none
    assert theirs["errors"]
    assert (Ticket.objects.values().get(pk=ticket.pk), Message.objects.count()) == (before, 1)


@pytest.mark.parametrize("operation", MUTATIONS)
def test_a_visitor_is_asked_to_sign_in(ticket, operation):
    document, more = MUTATIONS[operation]
    assert refusals(Caller().data(document, input=given(ticket, **more))[operation]) == [("UNAUTHENTICATED", [])]
    assert refusals(Caller().data(OPEN, input=ASKED)["ticketOpen"]) == [("UNAUTHENTICATED", [])]


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"subject": "\u200b"}, "INVALID", ["input", "subject"]),
        ({"subject": "x" * 201}, "TOO_LONG", ["input", "subject"]),
        ({"body": ""}, "INVALID", ["input", "body"]),
        ({"body": "x" * 50_001}, "TOO_LONG", ["input", "body"]),
        ({"locale": "xx"}, "INVALID", ["input", "locale"]),
    ],
)
def test_a_refusal_names_the_field_and_writes_nothing(make_user, changes, code, path):
    refused = Caller(make_user()).data(OPEN, input={**ASKED, **changes})["ticketOpen"]
    assert (refused["ticket"], refusals(refused)) == (None, [(code, path)])
    assert Ticket.objects.count() == 0


def test_a_ticket_carries_the_page_that_did_not_answer_it(article, category, make_user):
    customer = Caller(make_user())
    opened = customer.data(OPEN, input={**ASKED, "pageId": global_id("Article", article.pk)})["ticketOpen"]
    number = opened["ticket"]["number"]
    read = "query ($number: Int!) { ticket(number: $number) { page { title path } } }"
    agent = Caller(make_user(roles=["agent"]))
    for reader in (customer, agent):
        assert reader.data(read, number=number)["ticket"]["page"] == {"title": "Kerf", "path": "/en/learn/cutting/kerf"}
    PageViewRestriction.objects.create(page=category, restriction_type=PageViewRestriction.GROUPS)
    assert agent.data(read, number=number)["ticket"]["page"] is None
    again = customer.data(OPEN, input={**ASKED, "pageId": global_id("Article", article.pk)})["ticketOpen"]
    assert refusals(again) == [("NOT_FOUND", ["input", "pageId"])]


def test_a_ticket_carries_no_shelf_in_place_of_a_page(category, make_user):
    asked = {**ASKED, "pageId": global_id("Article", category.pk)}
    assert refusals(Caller(make_user()).data(OPEN, input=asked)["ticketOpen"]) == [("NOT_FOUND", ["input", "pageId"])]
    assert not Ticket.objects.exists()
