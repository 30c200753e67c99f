"""Tutorials through GraphQL: the page, its video, and the language of what is said."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext

from tests.events import settle
from tests.graphql import Caller, nodes

pytestmark = pytest.mark.django_db

TUTORIAL = """
query ($path: String!, $transcript: String) {
  tutorial(path: $path) {
    title path readingMinutes transcriptLocale breadcrumbs { title } translations { locale } tags
    body { __typename ... on ParagraphBlock { html } }
    video { title durationSeconds posterUrl sources { url } captions { locale }
            cues(locale: $transcript) { edges { node { text startSeconds } } } }
  }
}
"""
TUTORIALS = """
{ tutorials(category: "cutting") { edges { node {
    title path tags transcriptLocale category { title }
    video { title durationSeconds sources { url } captions { locale } }
} } } }
"""


@pytest.fixture
def tutorial(make_tutorial, make_transcript, video):
    make_transcript(video, "en", "Welcome.", "Set the focus to zero.")
    page = make_tutorial("first-cut", video, markdown="Read this.", tags=["start"])
    settle()
    return page


@pytest.fixture
def read(db):
    def read(path="/en/learn/cutting/first-cut", viewer=None, **variables):
        return Caller(viewer).data(TUTORIAL, path=path, **variables)["tutorial"]

    return read


def test_everyone_reads_the_page_and_what_is_said(tutorial, read):
    found = read()
    assert (found["title"], found["tags"], found["transcriptLocale"]) == ("First-Cut", ["start"], "en")
    assert found["body"] == [{"__typename": "ParagraphBlock", "html": "<p>Read this.</p>"}]
    assert (found["video"]["title"], found["video"]["durationSeconds"]) == ("First cut", 42)
    assert nodes(found["video"]["cues"]) == [
        {"text": "Welcome.", "startSeconds": 0},
        {"text": "Set the focus to zero.", "startSeconds": 4},
    ]


def test_a_translation_offers_the_transcript_in_its_language_where_there_is_one(
    tutorial, read, category, make_category, make_tutorial, make_transcript, video
):
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_tutorial("erster-schnitt", video, below=german, translation_of=tutorial)
    path = "/de/learn/schneiden/erster-schnitt"
    assert read(path)["transcriptLocale"] == "en"
    make_transcript(video, "de", "Willkommen.")
    assert read(path)["transcriptLocale"] == "de"
    assert nodes(read(path, transcript="de")["video"]["cues"])[0]["text"] == "Willkommen."


def test_a_tutorial_is_there_before_its_transcript(make_tutorial, video, read):
    make_tutorial("first-cut", video)
    settle()
    found = read()
    assert (found["transcriptLocale"], nodes(found["video"]["cues"])) == (None, [])


def test_a_video_that_no_longer_shows_is_not_shown(tutorial, read, video, writer):
    type(video).objects.filter(pk=video.pk).update(published=False)
    assert read()["video"] is None
    assert read(viewer=writer)["video"]["title"] == "First cut"


def test_queries(tutorial, read, make_tutorial, make_transcript, video):
    def cost():
        with CaptureQueriesContext(database) as captured:
            Caller().data(TUTORIALS)
        return len(captured)

    few = cost()
    for number in range(8):
        other = type(video).objects.create(title=f"Video {number}", published=True)
        make_transcript(other, "en", "Hello.")
        make_tutorial(f"tutorial-{number}", other, tags=[str(number)])
    assert cost() == few <= 12
    with CaptureQueriesContext(database) as captured:
        read()
    assert len(captured) <= 12
