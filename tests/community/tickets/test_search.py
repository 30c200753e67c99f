"""Finding tickets."""

import pytest

from community.tickets import search
from community.tickets.actions import reply_to_ticket
from core.search.models import SearchDocument
from tests.events import settle

pytestmark = pytest.mark.django_db


def test_each_message_is_labelled_with_its_own_readers(make_ticket, agent):
    ticket = make_ticket()
    reply_to_ticket(actor=agent, ticket_id=ticket.pk, body="Angry customer", internal=True)
    settle()
    documents = SearchDocument.objects.filter(family__kind="ticket", family__object_id=ticket.pk).order_by("place")
    assert [(d.body, set(d.access)) for d in documents] == [
        ("It stops at 40 %.", {"role:agent", "role:supervisor", f"user:{ticket.requester_id}"}),
        ("Angry customer", {"role:agent", "role:supervisor"}),
    ]
    assert {d.path for d in documents} == {ticket.path}


def test_a_hit_is_asked_again_who_may_see_it(make_ticket, make_user, agent):
    ticket = make_ticket()
    for viewer, seen in ((ticket.requester, {ticket.pk}), (agent, {ticket.pk}), (make_user(), set())):
        assert search.visible_ids(viewer, [ticket.pk]) == seen
