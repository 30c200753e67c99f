"""Who sees what of tickets."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.tickets import policies
from community.tickets.actions import reply_to_ticket
from community.tickets.models import Message, Ticket, TicketChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(make_ticket, agent):
    ticket = make_ticket()
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Hello")
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Angry customer", internal=True)
    return ticket


@pytest.mark.parametrize("role", ["agent", "supervisor", "admin"])
def test_staff_see_everything(ticket, make_user, role):
    viewer = make_user(roles=[role])
    assert Ticket.objects.visible_to(viewer).get() == ticket
    assert Message.objects.visible_to(viewer).count() == 3
    assert TicketChange.objects.visible_to(viewer).count() == 2
    assert policies.can_see(viewer, ticket)


def test_the_requester_sees_the_public_part(ticket):
    viewer = ticket.requester
    assert Ticket.objects.visible_to(viewer).get() == ticket
    assert [message.body for message in Message.objects.visible_to(viewer).in_order()] == [
        "It **stops** at 40 %.",
        "Hello",
    ]
    assert not TicketChange.objects.visible_to(viewer).exists()


@pytest.mark.parametrize("role", [None, "writer", "moderator", "planner", "analyst"])
def test_nobody_else_learns_that_it_exists(ticket, make_user, role):
    viewer = make_user(roles=[role] if role else [])
    for model in (Ticket, Message, TicketChange):
        assert not model.objects.visible_to(viewer).exists()
    assert not policies.can_see(viewer, ticket)


@pytest.mark.parametrize("viewer", [None, AnonymousUser()])
def test_visitors_and_nobody_see_nothing(ticket, viewer):
    for model in (Ticket, Message, TicketChange):
        assert not model.objects.visible_to(viewer).exists()
    assert not policies.can_see(viewer, ticket)


def test_a_former_agent_sees_no_more(ticket, agent, django_user_model):
    agent.groups.clear()
    former = django_user_model.objects.get(pk=agent.pk)
    assert not Ticket.objects.visible_to(former).exists()
