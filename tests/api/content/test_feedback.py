"""Saying whether a page helped, through GraphQL."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from cms.models import ArticleFeedback
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

VISITOR = "a-random-id-of-a-visitor"
GIVE = """
mutation ($input: ArticleFeedbackGiveInput!) {
  articleFeedbackGive(input: $input) {
    feedback { id helpful reason comment createdAt changedAt } clientMutationId errors { code message path }
  }
}
"""
WITHDRAW = """
mutation ($input: ArticleFeedbackWithdrawInput!) {
  articleFeedbackWithdraw(input: $input) { withdrawn errors { code path } }
}
"""
OWN = "query ($id: ID!) { articleFeedback(pageId: $id) { id helpful reason comment } }"
COUNTS = """
query ($path: String!) { article(path: $path) { title helpfulness { yes no share } } }
"""
LIST = "{ articles(first: 20) { edges { node { title helpfulness { yes no share } } } } }"
PATH = "/en/learn/cutting/kerf"


def give(caller, page, **said):
    kind = type(page).__name__.removesuffix("Page")
    return caller.data(GIVE, input={"pageId": global_id(kind, page.pk), **said})["articleFeedbackGive"]


def refusals(payload):
    return [(error["code"], error["path"]) for error in payload["errors"]]


def test_a_visitor_votes_and_takes_it_back(article):
    caller = Caller()
    said = give(caller, article, helpful=False, reason="UNCLEAR", comment="Which beam?", visitorId=VISITOR)
    assert said["errors"] == []
    assert (said["feedback"]["helpful"], said["feedback"]["reason"]) == (False, "UNCLEAR")
    assert said["feedback"]["comment"] == "Which beam?"
    asked = {"pageId": global_id("Article", article.pk), "visitorId": VISITOR}
    for withdrawn in (True, False):
        answer = caller.data(WITHDRAW, input=asked)["articleFeedbackWithdraw"]
        assert answer == {"withdrawn": withdrawn, "errors": []}


def test_a_tutorial_takes_votes_too(make_tutorial, video):
    assert give(Caller(), make_tutorial("first", video), helpful=True, visitorId=VISITOR)["feedback"]["helpful"]


def test_a_member_votes_once_however_often_the_app_sends_it(article, make_user):
    caller = Caller(make_user())
    first, again = [give(caller, article, helpful=True, clientMutationId="tap-1") for _ in range(2)]
    assert first == again
    other = give(caller, article, helpful=False, clientMutationId="tap-1")
    assert refusals(other) == [("IDEMPOTENCY_MISMATCH", ["input", "clientMutationId"])]
    assert ArticleFeedback.objects.get().helpful


def test_a_visitor_without_an_id_is_told_what_is_missing(article):
    said = give(Caller(), article, helpful=True)
    assert refusals(said) == [("INVALID", ["input", "visitorId"])]
    assert said["feedback"] is None


@pytest.mark.parametrize("kind", ["Category", "User", "Article"])
def test_an_id_of_anything_else_is_not_found(category, kind):
    said = Caller().data(GIVE, input={"pageId": global_id(kind, category.pk), "helpful": True, "visitorId": VISITOR})
    assert refusals(said["articleFeedbackGive"]) == [("NOT_FOUND", ["input", "pageId"])]


def test_ones_own_vote_is_read_by_oneself_alone(article, make_user):
    reader = Caller(make_user())
    mine = give(reader, article, helpful=False, reason="OTHER")["feedback"]
    asked = {"id": global_id("Article", article.pk)}
    assert reader.data(OWN, **asked)["articleFeedback"]["id"] == mine["id"]
    for other in (Caller(), Caller(make_user())):
        assert other.data(OWN, **asked)["articleFeedback"] is None
        assert other.data("query ($id: ID!) { node(id: $id) { id } }", id=mine["id"])["node"] is None


def test_counts_are_for_writers(article, writer, make_user):
    for number, helpful in enumerate((True, True, True, False)):
        give(Caller(), article, helpful=helpful, visitorId=f"{VISITOR}{number}")
    for reader in (Caller(), Caller(make_user(roles=["agent"]))):
        assert reader.data(COUNTS, path=PATH)["article"] == {"title": "Kerf", "helpfulness": None}
    counted = Caller(writer).data(COUNTS, path=PATH)["article"]["helpfulness"]
    assert counted == {"yes": 3, "no": 1, "share": 0.75}


def test_the_counts_of_a_list_cost_no_more_than_those_of_one_page(make_article, writer):
    caller = Caller(writer)
    page = make_article("page-0")
    give(Caller(), page, helpful=True, visitorId=VISITOR)
    with CaptureQueriesContext(
        database,
    ) as one:
        caller.data(LIST)
    for number in range(1, 20):
        make_article(f"page-{number}")
    with CaptureQueriesContext(database) as twenty:
        listed = nodes(caller.data(LIST)["articles"])
    assert len(listed) == 20
    assert len(twenty) == len(one)
    assert len(twenty) <= 12


def test_a_vote_costs_few_queries(article):
    caller = Caller()
    with CaptureQueriesContext(database) as queries:
        give(caller, article, helpful=True, visitorId=VISITOR)
    assert len(queries) <= 12
