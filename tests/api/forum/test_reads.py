"""Reading the forum through GraphQL."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from community.forum.actions import create_topic, reply_to_topic
from community.forum.models import Category, Post, Topic
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

TOPICS = """
query ($first: Int, $after: String, $category: String, $kind: TopicKind, $sort: TopicSort! = ACTIVE) {
  topics(first: $first, after: $after, category: $category, kind: $kind, sort: $sort) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id number title slug path kind state locale replyCount lastPostAt createdAt excerpt viewerCanReply
      category { id slug title(locale: "de") parent { id } }
      author { name handle isStaff }
      lastReplyAuthor { name }
    } }
  }
}
"""
TOPIC = """
query ($number: Int, $id: ID, $first: Int, $after: String, $last: Int, $before: String, $from: Int! = 1) {
  topic(number: $number, id: $id) {
    title
    posts(first: $first, after: $after, last: $last, before: $before, fromNumber: $from) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { node { id number body html anchor createdAt editedAt author { name } topic { number } } }
    }
  }
}
"""


@pytest.fixture
def room(db):
    return Category.objects.create(slug="help", titles={"en": "Help", "de": "Hilfe"})


@pytest.fixture
def start(room, make_user):
    def start(title="Kerf", *, replies=0, author=None, **more):
        topic = create_topic(
            actor=author or make_user(), category_id=room.pk, title=title, body=f"{title}?", locale="en", **more
        )
        for number in range(replies):
            reply_to_topic(actor=make_user(), topic_id=topic.pk, body=f"Answer {number}")
        return topic

    return start


def numbers(answer):
    return [post["number"] for post in nodes(answer["topic"]["posts"])]


def test_a_visitor_reads_a_topic_and_its_posts(start):
    topic = start(replies=1)
    topic_read = Caller().data(TOPIC, number=topic.number)["topic"]
    assert topic_read["title"] == "Kerf"
    first, second = nodes(topic_read["posts"])
    assert (first["number"], first["html"], first["anchor"]) == (1, "<p>Kerf?</p>\n", "post-1")
    assert (second["number"], second["body"], second["topic"]) == (2, "Answer 0", {"number": topic.number})


def test_a_topic_is_found_by_id_as_by_number(start):
    topic = start()
    assert Caller().data(TOPIC, id=global_id("Topic", topic.pk)) == Caller().data(TOPIC, number=topic.number)


def test_posts_are_paged_in_both_directions(start):
    topic, caller = start(replies=6), Caller()
    first = caller.data(TOPIC, number=topic.number, first=3)
    info = first["topic"]["posts"]["pageInfo"]
    assert (numbers(first), info["hasNextPage"], first["topic"]["posts"]["totalCount"]) == ([1, 2, 3], True, 7)
    assert numbers(caller.data(TOPIC, number=topic.number, first=3, after=info["endCursor"])) == [4, 5, 6]
    last = caller.data(TOPIC, number=topic.number, last=2)
    assert numbers(last) == [6, 7]
    before = last["topic"]["posts"]["pageInfo"]["startCursor"]
    assert numbers(caller.data(TOPIC, number=topic.number, last=2, before=before)) == [4, 5]


def test_a_link_to_a_post_opens_there(start):
    topic = start(replies=6)
    assert numbers(Caller().data(TOPIC, number=topic.number, **{"from": 5}, first=2)) == [5, 6]


def test_a_page_of_posts_costs_the_same_queries_however_long(start, django_assert_max_num_queries):
    short, long = start(replies=1), start(replies=12)
    for topic in (short, long):
        with django_assert_max_num_queries(4):
            Caller().data(TOPIC, number=topic.number, first=50)


def test_a_list_of_topics_costs_the_same_queries_however_long(start):
    def cost(caller):
        with CaptureQueriesContext(
            database,
        ) as queries:
            caller.data(TOPICS, first=50)
        return len(queries)

    start(replies=1)
    few = cost(Caller())
    for _ in range(8):
        start(replies=1)
    assert cost(Caller()) == few
    assert few <= 4


def test_a_list_shows_what_a_list_needs(start, make_user):
    ada = make_user(name="Ada")
    topic = start("Which **lens**?", author=ada, replies=1)
    (row,) = nodes(Caller().data(TOPICS)["topics"])
    assert (row["number"], row["path"], row["replyCount"]) == (topic.number, topic.path, 1)
    assert (row["category"]["slug"], row["category"]["title"]) == ("help", "Hilfe")
    assert (row["kind"], row["state"], row["excerpt"]) == ("DISCUSSION", "OPEN", "Which lens??")
    assert row["viewerCanReply"] is False


def test_posts_are_not_read_for_every_topic_of_a_list(start):
    start()
    answer = Caller().answer("{ topics { edges { node { posts { edges { node { id } } } } } } }")
    assert answer["errors"][0]["extensions"]["code"] == "INVALID"


def test_lists_are_ordered_by_last_post_or_by_age(start):
    old, new = start("old"), start("new")
    reply_to_topic(actor=new.author, topic_id=old.pk, body="Up")
    active = [row["title"] for row in nodes(Caller().data(TOPICS)["topics"])]
    newest = [row["title"] for row in nodes(Caller().data(TOPICS, sort="NEWEST")["topics"])]
    assert (active, newest) == (["old", "new"], ["new", "old"])


@pytest.mark.parametrize("sort", ["ACTIVE", "NEWEST"])
def test_paging_through_topics_misses_and_repeats_nothing(start, sort):
    titles = {start(f"topic {number}").title for number in range(5)}
    caller, seen, after = Caller(), [], None
    for _ in range(3):
        page = caller.data(TOPICS, first=2, after=after, sort=sort)["topics"]
        seen += [row["title"] for row in nodes(page)]
        after = page["pageInfo"]["endCursor"]
    assert (set(seen), len(seen), page["pageInfo"]["hasNextPage"]) == (titles, 5, False)


def test_lists_are_filtered_by_room_and_kind(start):
    question = start("question", kind="question")
    start("discussion")
    caller = Caller()
    assert [row["number"] for row in nodes(caller.data(TOPICS, kind="QUESTION")["topics"])] == [question.number]
    assert len(nodes(caller.data(TOPICS, category="help")["topics"])) == 2
    assert nodes(caller.data(TOPICS, category="nowhere")["topics"]) == []


def test_rooms_are_listed_in_order_with_what_the_viewer_may_do(room, make_user):
    Category.objects.create(slug="news", titles={"en": "News"}, writers="role:moderator", position=0)
    Category.objects.filter(pk=room.pk).update(position=1)
    Category.objects.create(slug="staff", titles={"en": "Staff"}, readers="role:agent", parent=room, position=2)
    document = "{ forumCategories { edges { node { slug title viewerCanWrite parent { slug } } } } }"
    member, agent = Caller(make_user()).data(document), Caller(make_user(roles=["agent"])).data(document)
    assert [(row["slug"], row["viewerCanWrite"]) for row in nodes(member["forumCategories"])] == [
        ("news", False),
        ("help", True),
    ]
    assert nodes(agent["forumCategories"])[2]["parent"] == {"slug": "help"}


PEOPLE = {"visitor": [], "member": [], "moderator": ["moderator"], "agent": ["agent"], "admin": ["admin"]}
SURFACES = """
query ($number: Int!, $topic: ID!, $post: ID!) {
  byNumber: topic(number: $number) { id }
  byId: topic(id: $topic) { id }
  asNode: node(id: $topic) { id }
  itsPost: node(id: $post) { id }
}
"""


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(
    ("readers", "hidden", "allowed"),
    [
        ("public", False, {"visitor", "member", "moderator", "agent", "admin"}),
        ("signed-in", False, {"member", "moderator", "agent", "admin"}),
        ("role:agent", False, {"agent", "admin"}),
        ("public", True, {"moderator", "admin"}),
        ("role:agent", True, {"admin"}),
    ],
)
def test_nothing_is_read_around_the_categorys_labels(start, room, make_user, who, readers, hidden, allowed):
    topic = start()
    Topic.objects.filter(pk=topic.pk).update(hidden=hidden)
    Category.objects.filter(pk=room.pk).update(readers=readers)
    caller = Caller(make_user(roles=PEOPLE[who]) if who != "visitor" else None)
    post = Post.objects.get(topic=topic)
    read = caller.data(
        SURFACES, number=topic.number, topic=global_id("Topic", topic.pk), post=global_id("Post", post.pk)
    )
    assert {name: found is not None for name, found in read.items()} == dict.fromkeys(read, who in allowed)
    assert len(nodes(caller.data(TOPICS)["topics"])) == (who in allowed)


@pytest.mark.parametrize("bad", ["not base64", "VG9waWM6YWJj", "VG9waWM6OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "UG9zdDox"])
def test_an_id_that_names_no_topic_answers_null(start, bad):
    start()
    answer = Caller().answer("query ($t: ID) { topic(id: $t) { id } }", t=bad)
    assert (answer.get("data") or {"topic": None})["topic"] is None
