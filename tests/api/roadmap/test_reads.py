"""Reading the roadmap through GraphQL."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from community.roadmap.actions import create_request, vote_for_request
from community.roadmap.models import Area, FeatureRequest
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

REQUESTS = """
query ($first: Int, $after: String, $status: FeatureRequestStatus, $area: String, $sort: FeatureRequestSort! = TOP) {
  featureRequests(first: $first, after: $after, status: $status, area: $area, sort: $sort) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node {
      id number title slug path body html status locale voteCount createdAt changedAt viewerHasVoted viewerCanVote
      area { slug title(locale: "de") } author { name }
    } }
  }
}
"""
REQUEST = "query ($number: Int, $id: ID) { featureRequest(number: $number, id: $id) { id title viewerHasVoted } }"


@pytest.fixture
def ask(make_user):
    def ask(title="Nesting", *, author=None, votes=0, **more):
        request = create_request(actor=author or make_user(), title=title, body="**Please**", locale="en", **more)
        for _ in range(votes):
            vote_for_request(actor=make_user(), request_id=request.pk, on=True)
        return request

    return ask


def titles(caller, **arguments):
    return [row["title"] for row in nodes(caller.data(REQUESTS, **arguments)["featureRequests"])]


def test_a_visitor_reads_a_request(ask, make_user):
    area = Area.objects.create(slug="app", titles={"en": "App", "de": "Die App"})
    request = ask(author=make_user(name="Ada"), area_id=area.pk)
    (row,) = nodes(Caller().data(REQUESTS)["featureRequests"])
    assert (row["number"], row["path"], row["html"]) == (request.pk, request.path, "<p><strong>Please</strong></p>\n")
    assert (row["area"], row["status"], row["voteCount"]) == ({"slug": "app", "title": "Die App"}, "OPEN", 1)
    assert (row["viewerHasVoted"], row["viewerCanVote"]) == (False, False)
    by_id, by_number = (Caller().data(REQUEST, **which) for which in ({"id": row["id"]}, {"number": request.pk}))
    assert by_id == by_number


def test_the_viewer_sees_their_own_votes_in_lists_and_alone(ask, make_user):
    ada = make_user()
    mine = ask("mine", author=ada)
    ask("theirs")
    caller = Caller(ada)
    rows = nodes(caller.data(REQUESTS)["featureRequests"])
    assert {row["title"]: row["viewerHasVoted"] for row in rows} == {"mine": True, "theirs": False}
    assert caller.data(REQUEST, number=mine.pk)["featureRequest"]["viewerHasVoted"] is True
    node = "query ($id: ID!) { node(id: $id) { ... on FeatureRequest { viewerHasVoted } } }"
    assert caller.data(node, id=global_id("FeatureRequest", mine.pk))["node"] == {"viewerHasVoted": True}


def test_lists_are_ordered_by_votes_or_by_age(ask):
    ask("wanted", votes=2)
    ask("new")
    assert (titles(Caller()), titles(Caller(), sort="NEW")) == (["wanted", "new"], ["new", "wanted"])


def test_paging_through_equals_misses_and_repeats_nothing(ask):
    for number in range(5):
        ask(f"request {number}")
    caller, seen, after = Caller(), [], None
    for _ in range(3):
        page = caller.data(REQUESTS, first=2, after=after)["featureRequests"]
        seen += [row["title"] for row in nodes(page)]
        after = page["pageInfo"]["endCursor"]
    assert (len(seen), len(set(seen)), page["pageInfo"]["hasNextPage"]) == (5, 5, False)


def test_lists_are_filtered_by_status_and_area(ask):
    app = Area.objects.create(slug="app", titles={"en": "App"})
    planned = ask("planned", area_id=app.pk)
    FeatureRequest.objects.filter(pk=planned.pk).update(status="planned")
    ask("open")
    caller = Caller()
    assert titles(caller, status="PLANNED") == titles(caller, area="app") == ["planned"]
    assert titles(caller, status="SHIPPED") == titles(caller, area="nowhere") == []


def test_a_list_costs_the_same_queries_however_long(ask, make_user):
    ada = make_user()
    app = Area.objects.create(slug="app", titles={"en": "App"})

    def cost():
        caller = Caller(ada)
        with CaptureQueriesContext(database) as queries:
            caller.data(REQUESTS, first=50)
        return len(queries)

    ask(area_id=app.pk)
    few = cost()
    for _ in range(6):
        ask(area_id=app.pk, author=make_user())
    assert cost() == few <= 6


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [([], False), (["agent"], False), (["moderator"], True), (["planner"], True), (["admin"], True)],
)
def test_a_hidden_request_is_answered_like_a_missing_one(ask, make_user, roles, allowed):
    request, caller = ask(), Caller(make_user(roles=roles))
    FeatureRequest.objects.update(hidden=True)
    assert (caller.data(REQUEST, number=request.pk)["featureRequest"] is not None) == allowed
    assert (caller.data(REQUEST, id=global_id("FeatureRequest", request.pk))["featureRequest"] is not None) == allowed
    assert caller.data(REQUESTS)["featureRequests"]["totalCount"] == allowed


def test_the_areas_are_listed_in_order():
    Area.objects.create(slug="b", titles={"en": "B"}, position=2)
    Area.objects.create(slug="a", titles={"en": "A"}, position=1)
    read = Caller().data("{ roadmapAreas { edges { node { slug title } } } }")
    assert [area["slug"] for area in nodes(read["roadmapAreas"])] == ["a", "b"]
