"""Customer and agent writing at once, in real transactions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from community.tickets.actions import reply_to_ticket
from community.tickets.models import Message, Ticket

WRITERS = 8


@pytest.mark.django_db(transaction=True)
def test_no_change_is_lost_and_the_order_is_the_order_of_writing(make_ticket, agent):
    ticket = make_ticket()

    def write(number):
        try:
            actor = agent if number % 2 else ticket.requester
            return reply_to_ticket(actor=actor, ticket_id=ticket.pk, body=f"{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    stored = Ticket.objects.get(pk=ticket.pk)
    dates = list(Message.objects.filter(ticket=stored).in_order().values_list("created_at", flat=True))
    assert (stored.version, len(dates)) == (1 + WRITERS, 1 + WRITERS)
    assert dates == sorted(dates)
    assert stored.last_message_at == dates[-1]


@pytest.mark.django_db(transaction=True)
def test_the_same_tap_sent_many_times_at_once_is_one_message(make_ticket):
    ticket = make_ticket()

    def tap(_):
        try:
            return reply_to_ticket(actor=ticket.requester, ticket_id=ticket.pk, body="Hello", client_id="tap").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = set(pool.map(tap, range(WRITERS)))
    assert len(answers) == 1
    assert ticket.messages.count() == 2
