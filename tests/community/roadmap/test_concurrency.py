"""Many people voting at once, in real transactions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from community.roadmap.actions import vote_for_request
from community.roadmap.models import FeatureRequest

# SQLite takes writers one by one, and each waits its turn; PostgreSQL has 200 toggles to keep apart.
PEOPLE = 8
TOGGLES = 25 if connection.vendor == "postgresql" else 5


@pytest.mark.django_db(transaction=True)
def test_the_count_is_exact_after_many_toggles_at_once(make_request, make_user):
    request, people = make_request(), [make_user() for _ in range(PEOPLE)]

    def toggle(person):
        try:
            for turn in range(TOGGLES):
                vote_for_request(actor=person, request_id=request.pk, on=turn % 2 == 0)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(toggle, people))
    request = FeatureRequest.objects.get(pk=request.pk)
    assert request.vote_count == request.votes.count() == 1 + PEOPLE


@pytest.mark.django_db(transaction=True)
def test_one_person_on_many_devices_has_one_vote(make_request, make_user):
    request, person = make_request(), make_user()

    def vote(_):
        try:
            vote_for_request(actor=person, request_id=request.pk, on=True)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(vote, range(PEOPLE)))
    request = FeatureRequest.objects.get(pk=request.pk)
    assert request.vote_count == request.votes.count() == 2
