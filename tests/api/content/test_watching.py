"""Counting what is watched through GraphQL."""

import pytest

from cms.models import WatchDay
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

RECORD = """
mutation ($input: TutorialWatchRecordInput!) {
  tutorialWatchRecord(input: $input) { recorded errors { code path } }
}
"""


@pytest.fixture
def tutorial(make_tutorial, video):
    return make_tutorial("first", video)


def asked(page, **said):
    return {
        "tutorialId": global_id("Tutorial", page.pk),
        "videoId": global_id("Video", page.video_id),
        "visitId": "0123456789abcdef",
        "stretches": [{"startSeconds": 0, "endSeconds": 40}, {"startSeconds": 4, "endSeconds": 8.5, "times": 3}],
        **said,
    }


def record(caller, page, **said):
    return caller.data(RECORD, input=asked(page, **said))["tutorialWatchRecord"]


def test_a_visitor_and_a_member_are_counted_once_for_each_visit(tutorial, make_user):
    for _again in range(2):
        assert record(Caller(), tutorial) == {"recorded": True, "errors": []}
    assert record(Caller(make_user()), tutorial, visitId="another-visit-here")["recorded"]
    counts = WatchDay.objects.get().counts
    assert (counts.starts, counts.completed, max(counts.replayed)) == (2, 2, 2)


def test_a_writer_of_the_page_is_not(tutorial, writer):
    assert record(Caller(writer), tutorial) == {"recorded": False, "errors": []}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"tutorialId": global_id("Article", 1)}, "tutorialId"),
        ({"tutorialId": global_id("Tutorial", 2**70)}, "tutorialId"),
        ({"videoId": global_id("Tutorial", 1)}, "videoId"),
        ({"videoId": global_id("Video", 9_999_999)}, "videoId"),
    ],
)
def test_an_id_of_anything_else_is_not_found(tutorial, said, field):
    refused = record(Caller(), tutorial, **said)
    assert refused == {"recorded": None, "errors": [{"code": "NOT_FOUND", "path": ["input", field]}]}


@pytest.mark.parametrize("header", ["HTTP_DNT", "HTTP_SEC_GPC"])
def test_a_browser_that_declines_is_not_counted(tutorial, client, header):
    body = {"query": RECORD, "variables": {"input": asked(tutorial)}}
    answer = client.post("/graphql", body, content_type="application/json", **{header: "1"})
    assert answer.json()["data"]["tutorialWatchRecord"]["recorded"] is False
    answer = client.post("/graphql", body, content_type="application/json")
    assert answer.json()["data"]["tutorialWatchRecord"]["recorded"] is True
    assert not answer.cookies
