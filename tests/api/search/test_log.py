"""Saying what was asked and opened, through GraphQL."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from community.forum.actions import create_topic
from community.forum.models import Category, Topic
from community.tickets.actions import open_ticket
from core.accounts.models import User
from core.accounts.roles import role_label
from core.search.log.actions import count_questions
from core.search.log.outcome import Outcome
from core.search.models import AskedQuestion, AskedWeek
from tests.events import settle
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

ASKED = """
mutation ($input: SearchQuestionRecordInput!) {
  searchQuestionRecord(input: $input) { recorded errors { code path } }
}
"""
OPENED = """
mutation ($input: SearchClickRecordInput!) { searchClickRecord(input: $input) { recorded errors { code path } } }
"""
POPULAR = "query ($locale: String!, $prefix: String) { searchPopular(locale: $locale, prefix: $prefix) { text } }"
VISITOR = "todays-random-id-of-a-visitor"
QUESTION = "random-id-of-a-question"


@pytest.fixture
def topic(make_user: Callable[..., User]) -> Topic:
    room = Category.objects.create(slug="help", titles={"en": "Help"})
    topic = create_topic(
        actor=make_user(), category_id=room.pk, title="Kerf on birch", body="Wide.", locale="en", kind="question"
    )
    settle()
    return topic


def ask(caller: Caller, query: str = "kerf", **given: object) -> dict:
    values = {"questionId": QUESTION, "query": query, "locale": "en", "place": "PAGE", "visitorId": VISITOR}
    return caller.data(ASKED, input=values | given)["searchQuestionRecord"]


def opened(caller: Caller, node: str, **given: object) -> dict:
    values = {"questionId": QUESTION, "nodeId": node, "position": 1, "visitorId": VISITOR}
    return caller.data(OPENED, input=values | given)["searchClickRecord"]


def refusals(payload: dict) -> list:
    return [(error["code"], error["path"]) for error in payload["errors"]]


def test_a_visitor_asks_and_opens_what_was_found(topic: Topic) -> None:
    caller = Caller()
    found = caller.data('{ search(query: "kerf", locale: "en") { edges { node { nodeId } } } }')["search"]["edges"]
    assert ask(caller) == {"recorded": True, "errors": []}
    assert opened(caller, found[0]["node"]["nodeId"]) == {"recorded": True, "errors": []}
    assert opened(caller, found[0]["node"]["nodeId"])["recorded"] is False
    question = AskedQuestion.objects.get()
    assert (question.user, question.results, question.outcome) == (None, 1, Outcome.SUCCESS)


def test_every_question_counts_once_however_often_it_is_said(topic: Topic, make_user: Callable[..., User]) -> None:
    for caller in (Caller(), Caller(make_user())):
        mine = f"{QUESTION}-{id(caller)}"
        for _ in range(3):
            ask(caller, questionId=mine, clientMutationId="once")
    assert AskedQuestion.objects.count() == 2


@pytest.mark.parametrize("header", ["HTTP_SEC_GPC", "HTTP_DNT"])
def test_who_does_not_want_to_be_tracked_is_not(topic: Topic, header: str) -> None:
    caller = Caller()
    caller.client.defaults[header] = "1"
    assert ask(caller) == {"recorded": False, "errors": []}
    assert opened(caller, global_id("Topic", topic.pk)) == {"recorded": False, "errors": []}
    assert not AskedQuestion.objects.exists()


@pytest.mark.parametrize("query", ["", '"', '""', "-", "AND", "x" * 10_000, "\x00", "((( -", "קרף 🪵", "\u202ekerf"])
def test_nothing_that_is_typed_is_an_error(topic: Topic, query: str) -> None:
    caller = Caller()
    assert ask(caller, query, tags=["\x00"], category="\x00", area="\x00")["errors"] == []
    assert caller.data(POPULAR, locale="en", prefix=query)["searchPopular"] == []
    narrowed = "query ($q: String!) { search(query: $q, area: $q, category: $q, tags: [$q]) { totalCount } }"
    assert caller.data(narrowed, q=query)["search"]["totalCount"] == 0


def test_what_makes_no_sense_is_refused_by_name(topic: Topic, make_user: Callable[..., User]) -> None:
    caller = Caller()
    assert refusals(ask(caller, visitorId="me")) == [("INVALID", ["input", "visitorId"])]
    assert refusals(ask(caller, questionId="1")) == [("INVALID", ["input", "questionId"])]
    assert refusals(ask(caller, locale="fr")) == [("INVALID", ["input", "locale"])]
    ask(caller)
    node = global_id("Topic", topic.pk)
    assert refusals(opened(caller, node, questionId="another-random-id-")) == [("NOT_FOUND", ["input", "questionId"])]
    assert refusals(opened(Caller(make_user()), node)) == [("NOT_FOUND", ["input", "questionId"])]
    for strange in (global_id("Topic", topic.pk + 1), global_id("User", 1), global_id("Ticket", 1)):
        assert refusals(opened(caller, strange)) == [("NOT_FOUND", ["input", "nodeId"])]


def test_a_ticket_after_a_search_is_told(topic: Topic, make_user: Callable[..., User]) -> None:
    user = make_user()
    ask(Caller(user))
    opened(Caller(user), global_id("Topic", topic.pk))
    open_ticket(actor=user, subject="Kerf", body="Still too wide.", locale="en")
    settle()
    assert AskedQuestion.objects.get().outcome is Outcome.TICKET


def test_what_many_ask_is_offered_while_everybody_finds_it(topic: Topic) -> None:
    for number in range(5):
        ask(Caller(), "Kerf on birch", questionId=f"{QUESTION}-{number}", visitorId=f"{VISITOR}-{number}")
    # From one network they may all be one person.
    count_questions()
    assert Caller().data(POPULAR, locale="en")["searchPopular"] == []
    AskedWeek.objects.create(
        week=timezone.now().date(), locale="en", key="birch kerf", text="kerf on birch", people=5, asked=5
    )
    for prefix in (None, "kerf o"):
        assert Caller().data(POPULAR, locale="en", prefix=prefix)["searchPopular"] == [{"text": "kerf on birch"}]
    assert Caller().data(POPULAR, locale="en", prefix="birch")["searchPopular"] == []
    Category.objects.update(readers=role_label("agent"))
    assert Caller().data(POPULAR, locale="en")["searchPopular"] == []
