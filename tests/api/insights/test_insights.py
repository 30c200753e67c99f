"""Gaps and insights through GraphQL: for writers, and of tickets no word."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.visits.actions import add_visits
from cms.watching.actions import add_watching
from cms.watching.stretches import PARTS, Counts
from community.insights.actions import dismiss_gap, gather_gaps
from core.search.log.actions import record_click
from tests.community.insights.conftest import gap_of
from tests.events import settle
from tests.graphql import Caller, nodes

pytestmark = pytest.mark.django_db

GAPS = """
query ($state: ContentGapState) {
  contentGaps(state: $state) {
    edges { node {
      id question locale state people searchPeople ticketPeople topicPeople lastAskedAt closedAt reason
      peopleBefore peopleAfter topics { title path } searches { text people } tickets { number subject path }
    } }
  }
}
"""
INSIGHTS = """
query ($path: String!) {
  article(path: $path) {
    title insights { views28d readThroughRate tickets questions { text asked opened } helpfulness { yes no share } }
  }
}
"""
PATH = "/en/learn/cutting/kerf"
WATCHING = """
query ($path: String!) {
  tutorial(path: $path) {
    insights { watching {
      starts quarter half threeQuarters whole completed completionRate
      parts { startSeconds endSeconds watched replayed skipped }
    } }
  }
}
"""


def test_writers_read_what_is_missing(ask_community, ask_support, writer, make_user):
    topic = ask_community("How do I cut acrylic?")
    ask_support("Cut acrylic")
    gather_gaps()
    (gap,) = nodes(Caller(writer).data(GAPS)["contentGaps"])
    assert (gap["question"], gap["locale"], gap["state"]) == ("How do I cut acrylic?", "en", "OPEN")
    assert (gap["people"], gap["searchPeople"], gap["ticketPeople"], gap["topicPeople"]) == (2, 0, 1, 1)
    assert gap["topics"] == [{"title": topic.title, "path": topic.path}]
    assert gap["tickets"] == []
    (gap,) = nodes(Caller(make_user(roles=["writer", "agent"])).data(GAPS)["contentGaps"])
    assert [ticket["subject"] for ticket in gap["tickets"]] == ["Cut acrylic"]
    for other in (Caller(), Caller(make_user()), Caller(make_user(roles=["agent"]))):
        assert nodes(other.data(GAPS)["contentGaps"]) == []
        assert other.data("query ($id: ID!) { node(id: $id) { id } }", id=gap["id"])["node"] is None


def test_what_is_dismissed_is_read_where_it_is_asked_for(ask_community, writer):
    ask_community("How do I cut acrylic?")
    gather_gaps()
    dismiss_gap(actor=writer, gap_id=gap_of("acryl").pk, reason="Not ours.")
    assert nodes(Caller(writer).data(GAPS)["contentGaps"]) == []
    (gap,) = nodes(Caller(writer).data(GAPS, state="DISMISSED")["contentGaps"])
    assert gap["reason"] == "Not ours."


def test_many_gaps_cost_no_more_than_one(ask_community, writer):
    caller = Caller(writer)
    ask_community("Question number alpha")
    gather_gaps()
    with CaptureQueriesContext(database) as one:
        caller.data(GAPS)
    for word in ("bravo", "charlie", "delta", "echo"):
        ask_community(f"{word} {word}bend {word}fold")
    gather_gaps()
    with CaptureQueriesContext(database) as many:
        assert len(nodes(caller.data(GAPS)["contentGaps"])) == 5
    assert len(many) == len(one)
    assert len(many) <= 12


def test_how_a_page_does_is_for_its_writers(article, ask_support, search_for, writer, make_user):
    settle()
    add_visits(page_id=article.pk, day=timezone.localdate(), locale="en", source="link", views=4, read_through=1)
    ask_support("Refund for Mallory Industries", page_id=article.pk, at=timezone.now())
    asked = search_for("kerf width")
    record_click(asker=asked.by, token=asked.token, kind="article", object_id=article.pk, position=1)
    for reader in (Caller(), Caller(make_user(roles=["agent"]))):
        assert reader.data(INSIGHTS, path=PATH)["article"] == {"title": "Kerf", "insights": None}
    caller = Caller(writer)
    with CaptureQueriesContext(database) as queries:
        found = caller.data(INSIGHTS, path=PATH)["article"]["insights"]
    assert found == {
        "views28d": 4,
        "readThroughRate": 0.25,
        "tickets": 1,
        "questions": [{"text": "kerf width", "asked": 1, "opened": 1}],
        "helpfulness": {"yes": 0, "no": 0, "share": None},
    }
    assert len(queries) <= 12


def test_how_a_video_is_watched_is_for_the_writers_of_its_page(make_tutorial, video, writer, make_user, article):
    page = make_tutorial("first", video)
    counts = Counts(
        starts=4, quarter=4, half=3, three_quarters=2, whole=1, completed=2, replayed=(3,) + (0,) * (PARTS - 1)
    )
    add_watching(page_id=page.pk, video_id=video.pk, day=timezone.localdate(), more=counts)
    for reader in (Caller(), Caller(make_user()), Caller(make_user(roles=["agent"]))):
        assert reader.data(WATCHING, path=page.web_path)["tutorial"] == {"insights": None}
    caller = Caller(writer)
    with CaptureQueriesContext(database) as queries:
        found = caller.data(WATCHING, path=page.web_path)["tutorial"]["insights"]["watching"]
    parts = found.pop("parts")
    assert found == {
        **{"starts": 4, "quarter": 4, "half": 3, "threeQuarters": 2, "whole": 1, "completed": 2, "completionRate": 0.5}
    }
    assert len(parts) == PARTS
    assert parts[0] == {"startSeconds": 0, "endSeconds": 1.05, "watched": 0, "replayed": 3, "skipped": 0}
    assert len(queries) <= 14
    article = caller.data(INSIGHTS.replace("tickets", "tickets watching { starts }"), path=PATH)["article"]
    assert article["insights"]["watching"] is None
