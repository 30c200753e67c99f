"""Taking one's requests and votes along, and leaving."""

import pytest

from community.roadmap.actions import vote_for_request
from community.roadmap.exports import export_roadmap
from core.accounts.departure import erase_account
from tests.events import settle

pytestmark = pytest.mark.django_db


def test_the_export_holds_requests_and_votes(make_request, make_user):
    mine, bob = make_request(), make_user()
    vote_for_request(actor=bob, request_id=mine.pk, on=True)
    exported = export_roadmap(mine.author_id)
    assert [row["title"] for row in exported["requests"]] == [mine.title]
    assert [row["path"] for row in exported["votes"]] == [mine.path]
    assert export_roadmap(bob.pk)["requests"] == []
    assert len(export_roadmap(bob.pk)["votes"]) == 1


def test_the_vote_of_an_erased_person_still_counts(make_request, make_user):
    ada = make_user(email="ada@example.test")
    request = make_request(author=ada)
    erase_account(actor=ada, confirmation="ada@example.test", password="correct horse")
    settle()
    request.refresh_from_db()
    assert request.vote_count == request.votes.count() == 1
