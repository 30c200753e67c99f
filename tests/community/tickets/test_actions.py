"""Asking for help, and giving it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.tickets.actions import assign_ticket, open_ticket, reply_to_ticket, set_ticket_status
from community.tickets.models import Message, Ticket, TicketChange
from core.contributions import MAX_BODY, MAX_TITLE
from core.errors import DomainError, ErrorCode
from core.events.models import Entry

pytestmark = pytest.mark.django_db

STAFF = {"role:agent", "role:supervisor"}


def asked(**changes):
    return {"subject": "Refund", "body": "I paid *twice*.", "locale": "en", **changes}


def refusal(action, **arguments):
    with pytest.raises(DomainError) as caught:
        action(**arguments)
    return caught.value.code, caught.value.field


def changes_of(ticket):
    return list(TicketChange.objects.filter(ticket=ticket).order_by("id").values_list("field", "old", "new"))


def test_a_new_ticket_has_the_customers_words_as_first_message(make_user):
    ada = make_user()
    ticket = open_ticket(actor=ada, priority="high", channel="app", **asked())
    message = ticket.messages.get()
    assert (ticket.status, ticket.priority, ticket.channel, ticket.version) == ("new", "high", "app", 1)
    assert (ticket.requester, ticket.path, ticket.first_response_at) == (ada, f"/en/support/{ticket.pk}", None)
    assert (message.author, message.author_kind, message.visibility) == (ada, "customer", "public")
    assert message.html == "<p>I paid <em>twice</em>.</p>\n"
    assert changes_of(ticket) == [("status", "", "new")]


def test_a_new_ticket_is_told_to_its_customer_and_to_staff(make_user):
    ada = make_user()
    ticket = open_ticket(actor=ada, **asked())
    entry = Entry.objects.get(name="tickets.TicketOpened")
    assert (entry.node_type, entry.node_id) == ("Ticket", ticket.pk)
    assert set(entry.audience) == STAFF | {f"user:{ada.pk}"}
    assert "twice" not in str(entry.payload)


@pytest.mark.parametrize(
    ("before", "after"),
    [("new", "new"), ("open", "open"), ("pending", "open"), ("hold", "hold"), ("solved", "open")],
)
def test_a_customers_reply_reopens_what_waited_for_them(make_ticket, before, after):
    ticket = make_ticket(status=before)
    message = reply_to_ticket(actor=ticket.requester, ticket_id=ticket.pk, body="Still broken")
    ticket.refresh_from_db()
    assert (ticket.status, message.author_kind, ticket.version) == (after, "customer", 2)
    assert ticket.first_response_at is None


@pytest.mark.parametrize(
    ("before", "chosen", "after"),
    [
        ("new", None, "open"),
        ("open", None, "open"),
        ("pending", None, "pending"),
        ("new", "pending", "pending"),
        ("open", "solved", "solved"),
        ("solved", "open", "open"),
    ],
)
def test_an_agents_reply_sets_the_status_they_choose(make_ticket, agent, before, chosen, after):
    ticket = make_ticket(status=before)
    message = reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Try this", status=chosen)
    ticket.refresh_from_db()
    assert (ticket.status, message.author_kind) == (after, "agent")
    assert (ticket.solved_at is not None) == (after == "solved")


def test_the_first_response_is_the_first_public_one_and_stays(make_ticket, agent):
    ticket = make_ticket()
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Has anyone seen this?", internal=True)
    first = reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Hello")
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Again")
    ticket.refresh_from_db()
    assert ticket.first_response_at == first.created_at


def test_an_agent_who_asks_for_help_is_a_customer_there(make_ticket, agent):
    ticket = make_ticket(requester=agent)
    message = reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Anyone?")
    ticket.refresh_from_db()
    assert (message.author_kind, ticket.first_response_at) == ("customer", None)


def test_an_internal_note_leaves_no_trace_a_customer_could_see(make_ticket, agent):
    ticket = make_ticket(status="pending")
    before = Ticket.objects.values().get(pk=ticket.pk)
    note = reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="He is angry", internal=True)
    assert Ticket.objects.values().get(pk=ticket.pk) == before
    assert not Message.objects.visible_to(ticket.requester).filter(pk=note.pk).exists()
    assert set(Entry.objects.get(name="tickets.TicketReplied").audience) == STAFF


def test_a_public_reply_is_told_to_the_customer(make_ticket, agent):
    ticket = make_ticket()
    message = reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="On it", status="pending")
    entry = Entry.objects.get(name="tickets.TicketReplied")
    assert set(entry.audience) == STAFF | {f"user:{ticket.requester_id}"}
    assert entry.payload["message_id"] == message.pk
    changed = Entry.objects.get(name="tickets.TicketStatusChanged")
    assert (changed.payload["old"], changed.payload["new"]) == ("new", "pending")


def test_the_same_client_id_by_the_same_author_writes_once(make_ticket, agent):
    ticket = make_ticket()
    first, again, other = [
        reply_to_ticket(actor=actor, ticket_id=ticket.pk, body="Hello", client_id="tap-1")
        for actor in (agent, agent, ticket.requester)
    ]
    assert first.pk == again.pk != other.pk
    assert ticket.messages.count() == 3


def test_a_closed_ticket_is_frozen(make_ticket, agent):
    ticket = make_ticket(status="closed")
    attempts = [
        (reply_to_ticket, {"actor": ticket.requester, "body": "Hello?"}),
        (reply_to_ticket, {"actor": agent, "body": "Note", "internal": True}),
        (set_ticket_status, {"actor": agent, "status": "open"}),
        (assign_ticket, {"actor": agent, "assignee_id": agent.pk}),
    ]
    for action, arguments in attempts:
        assert refusal(action, ticket_id=ticket.pk, **arguments) == (ErrorCode.CONFLICT, "ticket_id")
    assert (ticket.messages.count(), changes_of(ticket)) == (1, [("status", "", "new")])


ACTIONS = {
    "reply": lambda actor, ticket: reply_to_ticket(actor=actor, ticket_id=ticket.pk, body="Hello"),
    "note": lambda actor, ticket: reply_to_ticket(actor=actor, ticket_id=ticket.pk, body="Psst", internal=True),
    "reply and solve": lambda actor, ticket: reply_to_ticket(
        actor=actor, ticket_id=ticket.pk, body="Thanks", status="solved"
    ),
    "reply and hold": lambda actor, ticket: reply_to_ticket(
        actor=actor, ticket_id=ticket.pk, body="Wait", status="hold"
    ),
    "solve": lambda actor, ticket: set_ticket_status(actor=actor, ticket_id=ticket.pk, status="solved"),
    "hold": lambda actor, ticket: set_ticket_status(actor=actor, ticket_id=ticket.pk, status="hold"),
    "make new": lambda actor, ticket: set_ticket_status(actor=actor, ticket_id=ticket.pk, status="new"),
    "assign": lambda actor, ticket: assign_ticket(actor=actor, ticket_id=ticket.pk, assignee_id=None),
}
STRANGERS = ["stranger", "moderator", "planner", "writer", "analyst"]
YES, FORBIDDEN, NOT_FOUND, SIGN_IN = None, ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND, ErrorCode.UNAUTHENTICATED


@pytest.mark.parametrize("what", ACTIONS)
@pytest.mark.parametrize("who", ["visitor", "requester", "agent", "supervisor", "admin", *STRANGERS])
def test_who_may_do_what_with_a_ticket(make_ticket, make_user, who, what):
    ticket = make_ticket(status="open")
    actor = {
        "visitor": AnonymousUser,
        "requester": lambda: ticket.requester,
        "stranger": make_user,
    }.get(who, lambda: make_user(roles=[who]))()
    staff = dict.fromkeys(ACTIONS, YES) | {"make new": FORBIDDEN}
    customer = dict.fromkeys(ACTIONS, FORBIDDEN) | {"reply": YES, "reply and solve": YES, "solve": YES}
    expected = (
        dict.fromkeys(["agent", "supervisor", "admin"], staff)
        | dict.fromkeys(STRANGERS, dict.fromkeys(ACTIONS, NOT_FOUND))
        | {"requester": customer, "visitor": dict.fromkeys(ACTIONS, SIGN_IN)}
    )
    code = None
    try:
        ACTIONS[what](actor, ticket)
    except DomainError as error:
        code = error.code
    assert code == expected[who][what]


def test_another_customers_ticket_looks_like_a_missing_one(make_ticket, make_user):
    stranger, answers = make_user(), []
    for key in (make_ticket().pk, 10**9):
        with pytest.raises(DomainError) as caught:
            reply_to_ticket(actor=stranger, ticket_id=key, body="Hello?")
        answers.append((caught.value.code, caught.value.message, caught.value.field))
    assert answers[0] == answers[1]


def test_a_ticket_goes_to_agents_only(make_ticket, make_user, agent):
    ticket, supervisor = make_ticket(), make_user(roles=["supervisor"])
    ticket = assign_ticket(actor=supervisor, ticket_id=ticket.pk, assignee_id=agent.pk)
    assert (ticket.assignee, ticket.version) == (agent, 2)
    retired = make_user(roles=["agent"], is_active=False)
    for key in (make_user().pk, retired.pk, 10**9):
        assert refusal(assign_ticket, actor=supervisor, ticket_id=ticket.pk, assignee_id=key) == (
            ErrorCode.INVALID,
            "assignee_id",
        )
    assert changes_of(ticket)[1:] == [("assignee", "", str(agent.pk))]
    assert set(Entry.objects.get(name="tickets.TicketAssigned").audience) == STAFF


def test_the_same_status_or_assignee_again_changes_nothing(make_ticket, agent):
    ticket = make_ticket(status="open")
    set_ticket_status(actor=agent, ticket_id=ticket.pk, status="open")
    ticket = assign_ticket(actor=agent, ticket_id=ticket.pk, assignee_id=None)
    assert (ticket.version, Entry.objects.filter(name__startswith="tickets.").count()) == (1, 1)


def test_who_saw_an_older_version_is_told_to_look_again(make_ticket, agent):
    ticket = make_ticket()
    set_ticket_status(actor=agent, ticket_id=ticket.pk, status="open", version=1)
    for action, what in ((set_ticket_status, {"status": "hold"}), (assign_ticket, {"assignee_id": agent.pk})):
        assert refusal(action, actor=agent, ticket_id=ticket.pk, version=1, **what) == (ErrorCode.CONFLICT, "version")
    ticket.refresh_from_db()
    assert (ticket.status, ticket.assignee, ticket.version) == ("open", None, 2)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"subject": " "}, ErrorCode.INVALID, "subject"),
        ({"subject": "x" * (MAX_TITLE + 1)}, ErrorCode.TOO_LONG, "subject"),
        ({"body": "\x00"}, ErrorCode.INVALID, "body"),
        ({"body": "x" * (MAX_BODY + 1)}, ErrorCode.TOO_LONG, "body"),
        ({"locale": "xx"}, ErrorCode.INVALID, "locale"),
        ({"client_id": "x" * 256}, ErrorCode.TOO_LONG, "client_id"),
    ],
)
def test_a_bad_text_is_refused_and_nothing_is_written(make_user, changes, code, field):
    assert refusal(open_ticket, actor=make_user(), **asked(**changes)) == (code, field)
    assert (
        Ticket.objects.count(),
        Message.objects.count(),
        Entry.objects.filter(name__startswith="tickets.").count(),
    ) == (0, 0, 0)


def test_customers_are_slowed_down_and_agents_are_not(make_ticket, make_user, agent, settings):
    ticket = make_ticket()
    settings.CONTRIBUTION_PACE = {"ticket": (1, 60), "message": (1, 10)}
    assert refusal(open_ticket, actor=ticket.requester, **asked())[0] == ErrorCode.RATE_LIMITED
    assert refusal(reply_to_ticket, actor=ticket.requester, ticket_id=ticket.pk, body="?")[0] == ErrorCode.RATE_LIMITED
    for _ in range(2):
        reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Hello")
