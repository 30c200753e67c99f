"""Asking and voting through GraphQL."""

import pytest

from community.roadmap.models import Area, FeatureRequest, Vote
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

CREATE = """
mutation ($input: FeatureRequestCreateInput!) {
  featureRequestCreate(input: $input) {
    featureRequest { id number title voteCount viewerHasVoted area { slug } }
    errors { code message path }
  }
}
"""
VOTE = """
mutation ($input: FeatureRequestVoteInput!) {
  featureRequestVote(input: $input) {
    featureRequest { id voteCount viewerHasVoted }
    errors { code message path }
  }
}
"""
ASKED = {"title": "Nesting", "body": "**Please**", "locale": "en"}


@pytest.fixture
def request_id(make_user):
    return Caller(make_user()).data(CREATE, input=ASKED)["featureRequestCreate"]["featureRequest"]["id"]


def vote(caller, key, on, **more):
    return caller.data(VOTE, input={"id": key, "on": on, **more})["featureRequestVote"]


def test_a_request_is_created_once_with_its_authors_vote(make_user):
    area = Area.objects.create(slug="app", titles={"en": "App"})
    caller = Caller(make_user())
    asked = {**ASKED, "areaId": global_id("RoadmapArea", area.pk), "clientMutationId": "tap"}
    first, again = [caller.data(CREATE, input=asked)["featureRequestCreate"] for _ in range(2)]
    assert first == again
    assert (first["errors"], FeatureRequest.objects.count()) == ([], 1)
    created = first["featureRequest"]
    assert (created["voteCount"], created["viewerHasVoted"], created["area"]) == (1, True, {"slug": "app"})


def test_a_vote_is_given_and_taken_back(request_id, make_user):
    caller = Caller(make_user())
    answers = [vote(caller, request_id, on)["featureRequest"] for on in (True, True, False, False)]
    assert [(a["voteCount"], a["viewerHasVoted"]) for a in answers] == [(2, True), (2, True), (1, False), (1, False)]


def test_the_same_client_mutation_id_votes_once_and_answers_the_same(request_id, make_user):
    caller = Caller(make_user())
    answers = [vote(caller, request_id, True, clientMutationId="tap") for _ in range(2)]
    assert answers[0] == answers[1]
    mismatch = vote(caller, request_id, False, clientMutationId="tap")
    assert (mismatch["errors"][0]["code"], Vote.objects.count()) == ("IDEMPOTENCY_MISMATCH", 2)


def test_a_decided_request_explains_itself(request_id, make_user):
    FeatureRequest.objects.update(status="shipped")
    refused = vote(Caller(make_user()), request_id, True)
    assert (refused["featureRequest"], refused["errors"][0]["code"]) == (None, "CONFLICT")
    assert "shipped" in refused["errors"][0]["message"]


def test_a_visitor_is_asked_to_sign_in(request_id):
    assert vote(Caller(), request_id, True)["errors"][0]["code"] == "UNAUTHENTICATED"
    assert Caller().data(CREATE, input=ASKED)["featureRequestCreate"]["errors"][0]["code"] == "UNAUTHENTICATED"
    assert Vote.objects.count() == 1


def test_a_hidden_request_is_answered_like_a_missing_one(request_id, make_user):
    FeatureRequest.objects.update(hidden=True)
    caller = Caller(make_user())
    theirs, none = vote(caller, request_id, True), vote(caller, global_id("FeatureRequest", 10**9), True)
    assert theirs == none
    assert theirs["errors"][0]["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"title": ""}, "INVALID", ["input", "title"]),
        ({"title": "x" * 201}, "TOO_LONG", ["input", "title"]),
        ({"body": "\x00 "}, "INVALID", ["input", "body"]),
        ({"body": "x" * 50_001}, "TOO_LONG", ["input", "body"]),
        ({"locale": "xx"}, "INVALID", ["input", "locale"]),
        ({"areaId": global_id("RoadmapArea", 10**9)}, "NOT_FOUND", ["input", "areaId"]),
        ({"areaId": global_id("Topic", 1)}, "NOT_FOUND", ["input", "areaId"]),
    ],
)
def test_a_refusal_names_the_field_and_writes_nothing(make_user, changes, code, path):
    refused = Caller(make_user()).data(CREATE, input={**ASKED, **changes})["featureRequestCreate"]
    assert [(error["code"], error["path"]) for error in refused["errors"]] == [(code, path)]
    assert FeatureRequest.objects.count() == 0
