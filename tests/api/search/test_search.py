"""Searching through GraphQL, with what people really wrote."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.forum.actions import create_topic, reply_to_topic
from community.forum.models import Category, Topic
from community.roadmap.actions import create_request
from community.roadmap.models import Area, FeatureRequest
from community.tickets.actions import open_ticket
from core.accounts.models import User
from core.accounts.roles import role_label
from core.search.actions import index_object
from tests.events import settle
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

SEARCH = """
query ($query: String!, $kinds: [SearchKind!], $first: Int, $after: String, $tags: [String!], $locale: String) {
  search(query: $query, kinds: $kinds, first: $first, after: $after, tags: $tags, locale: $locale) {
    totalCount degraded didYouMean
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    facets { kinds { value count } locales { value count } categories { value count } tags { value count } }
    edges { cursor node {
      kind title markedTitle heading snippet path url anchor startSeconds locale category tags
      node { __typename id ... on Topic { title replyCount } ... on Ticket { subject } }
    } }
  }
}
"""


@pytest.fixture
def room(db: None) -> Category:
    return Category.objects.create(slug="help", titles={"en": "Help"})


@pytest.fixture
def topic(room: Category, make_user: Callable[..., User]) -> Topic:
    author = make_user(name="Ada")
    topic = create_topic(
        actor=author,
        category_id=room.pk,
        title="Kerf on birch",
        body="It is **too wide**.",
        locale="en",
        kind="question",
    )
    reply_to_topic(actor=make_user(), topic_id=topic.pk, body="Clean the lens <script>alert(1)</script> first.")
    settle()
    return topic


def hits(answer: dict) -> list[dict]:
    return [edge["node"] for edge in answer["search"]["edges"]]


def test_a_visitor_finds_a_post_and_the_topic_around_it(topic: Topic) -> None:
    answer = Caller().data(SEARCH, query="lens")
    (hit,) = hits(answer)
    assert (hit["kind"], hit["title"], hit["category"]) == ("TOPIC", "Kerf on birch", "help")
    assert hit["url"] == f"{topic.path}#post-2"
    assert hit["startSeconds"] is None
    assert hit["node"] == {
        "__typename": "Topic",
        "id": global_id("Topic", topic.pk),
        "title": "Kerf on birch",
        "replyCount": 1,
    }
    assert answer["search"]["facets"]["kinds"] == [{"value": "topic", "count": 1}]
    assert answer["search"]["facets"]["categories"] == [{"value": "help", "count": 1}]
    assert (answer["search"]["totalCount"], answer["search"]["degraded"]) == (1, False)


def test_areas_and_dates_narrow_and_are_named_in_the_language_searched_in(make_user: Callable[..., User]) -> None:
    area = Area.objects.create(slug="laser-moves", titles={"en": "Motion", "de": "Bewegung"})
    author = make_user()
    for about in (area.pk, None):
        create_request(actor=author, title="Faster corners", body="Please.", locale="en", area_id=about)
    settle()
    asked = """
    query ($area: String, $changed: SearchPeriod, $locale: String) {
      search(query: "corners", area: $area, changed: $changed, locale: $locale) {
        totalCount edges { node { area } }
        facets { areas { value title count } dates { value count } kinds { title } }
      }
    }
    """
    found = Caller().data(asked, area="laser-moves", changed="LAST_WEEK", locale="en")["search"]
    assert (found["totalCount"], [edge["node"]["area"] for edge in found["edges"]]) == (1, ["laser-moves"])
    assert found["facets"] == {
        "areas": [{"value": "laser-moves", "title": "Motion", "count": 1}],
        "dates": [{"value": value, "count": 1} for value in ("last_week", "last_month", "last_year")],
        "kinds": [{"title": "request"}],
    }
    FeatureRequest.objects.update(changed_at=timezone.now() - timedelta(days=8))
    for request in FeatureRequest.objects.all():
        index_object("request", request.pk)
    assert Caller().data(asked, changed="LAST_WEEK", locale="en")["search"]["totalCount"] == 0
    assert Caller().data(asked, changed="LAST_MONTH", locale="en")["search"]["totalCount"] == 2


def test_snippets_mark_and_never_carry_what_people_wrote_as_markup(topic: Topic) -> None:
    (hit,) = hits(Caller().data(SEARCH, query="clean script"))
    assert "<mark>Clean</mark>" in hit["snippet"]
    assert set(re.findall(r"<[^>]*>", hit["snippet"])) <= {"<mark>", "</mark>"}


def test_a_ticket_is_found_by_its_owner_and_agents_alone(make_user: Callable[..., User]) -> None:
    owner, agent, stranger = make_user(), make_user(roles=["agent"]), make_user()
    ticket = open_ticket(actor=owner, subject="Tube is dark", body="Serial number 4711", locale="en")
    settle()
    for viewer in (owner, agent):
        (hit,) = hits(Caller(viewer).data(SEARCH, query="serial 4711"))
        assert hit["node"] == {"__typename": "Ticket", "id": global_id("Ticket", ticket.pk), "subject": "Tube is dark"}
    for caller in (Caller(stranger), Caller()):
        answer = caller.data(SEARCH, query="serial 4711")["search"]
        assert (answer["edges"], answer["totalCount"], answer["didYouMean"]) == ([], 0, None)
        assert not any(answer["facets"].values())


def test_what_leaves_the_viewer_s_sight_is_no_hit_even_before_it_is_indexed(topic: Topic, room: Category) -> None:
    Category.objects.filter(pk=room.pk).update(readers=role_label("agent"))
    assert hits(Caller().data(SEARCH, query="kerf")) == []


def test_a_typing_error_is_forgiven(topic: Topic) -> None:
    answer = Caller().data(SEARCH, query="kref brich")
    assert answer["search"]["didYouMean"] == "kerf birch"
    assert len(hits(answer)) == 1


def test_pages_follow_each_other(room: Category, make_user: Callable[..., User]) -> None:
    author = make_user()
    for number in range(5):
        create_topic(
            actor=author, category_id=room.pk, title=f"Plywood {number}", body="x", locale="en", kind="question"
        )
    settle()
    page = Caller().data(SEARCH, query="plywood", first=3)["search"]
    rest = Caller().data(SEARCH, query="plywood", first=3, after=page["pageInfo"]["endCursor"])["search"]
    again = Caller().data(SEARCH, query="plywood", first=1, after=page["edges"][0]["cursor"])["search"]
    titles = [edge["node"]["title"] for edge in page["edges"] + rest["edges"]]
    assert sorted(titles) == [f"Plywood {number}" for number in range(5)]
    assert (page["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    assert (page["pageInfo"]["hasPreviousPage"], rest["pageInfo"]["hasPreviousPage"]) == (False, True)
    assert again["edges"][0]["node"]["title"] == titles[1]


@pytest.mark.parametrize(
    "arguments",
    [{"first": 0}, {"first": -1}, {"first": 101}, {"after": "nonsense"}, {"tags": [str(n) for n in range(21)]}],
)
def test_arguments_out_of_bounds_are_refused_by_name(arguments: dict) -> None:
    (error,) = Caller().answer(SEARCH, query="kerf", **arguments)["errors"]
    assert error["extensions"]["code"] == "INVALID"


@pytest.mark.parametrize("query", ["", '"', "-kerf", "x" * 10_000, "\x00", "((("])
def test_nothing_that_is_typed_is_an_error(query: str) -> None:
    assert hits(Caller().data(SEARCH, query=query)) == []


def test_the_number_of_queries_does_not_grow_with_the_hits(
    room: Category, make_user: Callable[..., User], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    author = make_user()
    for number in range(20):
        create_topic(
            actor=author, category_id=room.pk, title=f"Plywood {number}", body="x", locale="en", kind="question"
        )
    settle()
    with django_assert_max_num_queries(10):
        assert len(hits(Caller().data(SEARCH, query="plywood", first=20))) == 20


SUGGEST = """
query ($prefix: String!, $locale: String!, $first: Int) {
  searchSuggest(prefix: $prefix, locale: $locale, first: $first) { kind title path }
}
"""


def test_titles_are_suggested_while_somebody_types(topic: Topic) -> None:
    (one,) = Caller().data(SUGGEST, prefix="kerf on bi", locale="en")["searchSuggest"]
    assert one == {"kind": "TOPIC", "title": "Kerf on birch", "path": topic.path}
    assert Caller().data(SUGGEST, prefix="kerf on bi", locale="de")["searchSuggest"] == []


def test_no_title_is_suggested_to_who_may_not_read_it(
    topic: Topic, room: Category, make_user: Callable[..., User]
) -> None:
    owner, agent, stranger = make_user(), make_user(roles=["agent"]), make_user()
    open_ticket(actor=owner, subject="Tube is dark", body="Serial number 4711", locale="en")
    settle()
    Category.objects.filter(pk=room.pk).update(readers=role_label("agent"))
    for prefix, readers in (("tube", (owner, agent)), ("kerf", (agent,))):
        for viewer in (owner, agent, stranger, None):
            offered = Caller(viewer).data(SUGGEST, prefix=prefix, locale="en")["searchSuggest"]
            assert len(offered) == (viewer in readers)
