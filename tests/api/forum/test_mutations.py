"""Writing in the forum through GraphQL."""

import pytest

from community.forum.models import Category, Post, Topic
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

CREATE = """
mutation ($input: TopicCreateInput!) {
  topicCreate(input: $input) {
    topic { id number title kind path author { name } category { slug } posts { edges { node { html } } } }
    errors { code message path }
    clientMutationId
  }
}
"""
REPLY = """
mutation ($input: TopicReplyInput!) {
  topicReply(input: $input) {
    post { id number html author { name } }
    topic { replyCount }
    errors { code message path }
  }
}
"""


@pytest.fixture
def room(db):
    return Category.objects.create(slug="help", titles={"en": "Help"})


@pytest.fixture
def ask(room):
    def ask(caller, **changes):
        given = {
            "categoryId": global_id("ForumCategory", room.pk),
            "title": "Which lens?",
            "body": "For **3 mm**",
            "locale": "en",
            "kind": "QUESTION",
            **changes,
        }
        return caller.data(CREATE, input=given)["topicCreate"]

    return ask


def test_a_topic_is_created_and_answered(ask, make_user):
    ada, bob = Caller(make_user(name="Ada")), Caller(make_user(name="Bob"))
    created = ask(ada)
    assert created["errors"] == []
    assert (created["topic"]["kind"], created["topic"]["category"]) == ("QUESTION", {"slug": "help"})
    assert created["topic"]["posts"]["edges"][0]["node"]["html"] == "<p>For <strong>3 mm</strong></p>\n"
    replied = bob.data(REPLY, input={"topicId": created["topic"]["id"], "body": "2 inch"})["topicReply"]
    assert (replied["errors"], replied["post"]["number"], replied["topic"]) == ([], 2, {"replyCount": 1})


def test_the_same_client_mutation_id_writes_once_and_answers_the_same(ask, make_user):
    caller = Caller(make_user())
    first, again = ask(caller, clientMutationId="tap-1"), ask(caller, clientMutationId="tap-1")
    assert first == again
    assert (first["clientMutationId"], Topic.objects.count()) == ("tap-1", 1)
    reply = {"topicId": first["topic"]["id"], "body": "Me too", "clientMutationId": "tap-2"}
    answers = [caller.data(REPLY, input=reply)["topicReply"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert Post.objects.count() == 2


def test_an_empty_client_mutation_id_is_refused_not_taken_for_none(ask, make_user):
    refused = ask(Caller(make_user()), clientMutationId="")
    assert [error["code"] for error in refused["errors"]] == ["INVALID"]
    assert Topic.objects.count() == 0


def test_the_same_client_mutation_id_with_another_text_is_refused(ask, make_user):
    caller = Caller(make_user())
    ask(caller, clientMutationId="tap-1")
    refused = ask(caller, clientMutationId="tap-1", title="Something else")
    assert (refused["topic"], refused["errors"][0]["code"]) == (None, "IDEMPOTENCY_MISMATCH")
    assert Topic.objects.count() == 1


def test_a_visitor_is_asked_to_sign_in(ask, make_user):
    assert ask(Caller())["errors"][0]["code"] == "UNAUTHENTICATED"
    topic_id = ask(Caller(make_user()))["topic"]["id"]
    refused = Caller().data(REPLY, input={"topicId": topic_id, "body": "Hello"})["topicReply"]
    assert (refused["post"], refused["errors"][0]["code"]) == (None, "UNAUTHENTICATED")


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"title": " "}, "INVALID", ["input", "title"]),
        ({"title": "x" * 201}, "TOO_LONG", ["input", "title"]),
        ({"body": "\x00"}, "INVALID", ["input", "body"]),
        ({"body": "x" * 50_001}, "TOO_LONG", ["input", "body"]),
        ({"locale": "xx"}, "INVALID", ["input", "locale"]),
        ({"categoryId": global_id("ForumCategory", 10**9)}, "NOT_FOUND", ["input", "categoryId"]),
        ({"categoryId": global_id("Topic", 1)}, "NOT_FOUND", ["input", "categoryId"]),
    ],
)
def test_a_refusal_names_the_field_and_writes_nothing(ask, make_user, changes, code, path):
    refused = ask(Caller(make_user()), **changes)
    assert (refused["topic"], [(e["code"], e["path"]) for e in refused["errors"]]) == (None, [(code, path)])
    assert refused["errors"][0]["message"]
    assert Topic.objects.count() == 0


def test_a_secret_topic_is_answered_like_a_missing_one(ask, room, make_user):
    topic_id = ask(Caller(make_user()))["topic"]["id"]
    Category.objects.filter(pk=room.pk).update(readers="role:agent")
    caller = Caller(make_user())
    answers = [
        caller.data(REPLY, input={"topicId": key, "body": "Hello"})["topicReply"]
        for key in (topic_id, global_id("Topic", 10**9))
    ]
    assert answers[0] == answers[1]
    assert (answers[0]["errors"][0]["code"], Post.objects.count()) == ("NOT_FOUND", 1)


def test_a_new_author_is_somebody_at_once(ask, make_user):
    """No worker has run since the account was made."""
    assert ask(Caller(make_user(name="Ada")))["topic"]["author"] == {"name": "Ada"}
