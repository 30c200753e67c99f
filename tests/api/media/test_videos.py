"""Videos through GraphQL, as web and mobile clients read them."""

import json

import pytest
from django.core.files import File
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from media_pipeline.actions import set_published, upload_captions, upload_video
from media_pipeline.models import Video
from tests.events import settle
from tests.graphql import Caller, global_id, nodes
from tests.media_pipeline.conftest import SAMPLE

pytestmark = pytest.mark.django_db

VIDEO = """
query Video($id: ID!, $from: Float, $to: Float, $first: Int, $after: String) {
  node(id: $id) { ... on Video {
    title durationSeconds width height posterUrl hlsUrl
    sources { url width height mime }
    captions { locale label url automatic downloads { format url } }
    storyboard { url tileWidth tileHeight columns count intervalSeconds }
    chapters { startSeconds endSeconds title }
    processing { state percent errorMessage }
    cues(from: $from, to: $to, first: $first, after: $after) {
      edges { node { startSeconds endSeconds text words { startSeconds text confidence } } }
      pageInfo { hasNextPage endCursor }
    }
  } }
}
""".replace("$id: ID!", "$id: ID!")


@pytest.fixture
def writer(make_user):
    return make_user(roles=["writer"])


@pytest.fixture
def video(writer, settings, tmp_path):
    """A processed video that nobody shows yet."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_WORK_DIR = tmp_path / "work"
    with SAMPLE.open("rb") as file:
        made = upload_video(actor=writer, title="Focus", file=File(file, name="film.mp4"), model="whisper-micro")
    settle()
    return Video.objects.get(pk=made.pk)


@pytest.fixture
def published(video):
    set_published(video_id=video.pk, published=True)
    return video


def read(caller, video, **variables):
    return caller.data(VIDEO, id=global_id("Video", video.pk), **variables)["node"]


def test_everybody_reads_a_published_video_with_its_files(published):
    node = read(Caller(), published)
    assert (node["title"], node["durationSeconds"], node["width"]) == ("Focus", 36.0, 320)
    assert [source["mime"] for source in node["sources"]] == ["video/mp4"]
    assert [(c["locale"], c["label"], c["automatic"]) for c in node["captions"]] == [("en", "English", True)]
    assert node["processing"] is None
    client = Client()
    assert client.get(node["posterUrl"])["Content-Type"] == "image/jpeg"
    assert client.get(node["captions"][0]["url"]).getvalue().startswith(b"WEBVTT")
    downloads = node["captions"][0]["downloads"]
    assert [one["format"] for one in downloads] == ["WEBVTT", "SRT", "TTML", "TEXT"]
    assert all("Raise the focus" in client.get(one["url"]).content.decode() for one in downloads)
    assert client.get(node["hlsUrl"]).content.startswith(b"#EXTM3U")
    part = client.get(node["sources"][0]["url"], headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(part.getvalue())) == (206, 100)


def test_everybody_finds_their_way_in_a_published_video(published):
    node = read(Caller(), published)
    board = node["storyboard"]
    assert (board["count"], board["intervalSeconds"], board["columns"]) == (36, 1.0, 10)
    assert Client().get(board["url"])["Content-Type"] == "image/jpeg"
    chapters = node["chapters"]
    assert chapters[0]["startSeconds"] == 0
    assert [one["endSeconds"] for one in chapters] == [*(one["startSeconds"] for one in chapters[1:]), 36.0]
    assert all(one["title"] for one in chapters)


def test_cues_come_in_pages_and_between_two_moments(published):
    first = read(Caller(), published, first=5)["cues"]
    assert (len(nodes(first)), first["pageInfo"]["hasNextPage"]) == (5, True)
    rest = read(Caller(), published, first=100, after=first["pageInfo"]["endCursor"])["cues"]
    starts = [cue["startSeconds"] for cue in [*nodes(first), *nodes(rest)]]
    assert len(starts) == 12
    assert starts == sorted(starts)
    between = nodes(read(Caller(), published, **{"from": 4.0, "to": 7.2})["cues"])
    assert [cue["text"] for cue in between] == [
        "Raise the focus to eighty watts.", "Use the green layer to cut the sheet.",
    ]  # fmt: skip
    word = between[1]["words"][0]
    assert (word["text"], word["startSeconds"]) == ("Use", between[1]["startSeconds"])


def test_an_unpublished_video_is_not_there_for_customers(video, make_user):
    assert read(Caller(), video) is None
    assert read(Caller(make_user()), video) is None


def test_writers_see_how_the_processing_goes(video, writer):
    assert read(Caller(writer), video)["processing"] == {"state": "READY", "percent": 100, "errorMessage": None}


RETRY = "mutation($i: VideoRetryInput!) { videoRetry(input: $i) { video { processing { state } } errors { code } } }"
CANCEL = "mutation($i: VideoCancelInput!) { videoCancel(input: $i) { video { processing { state } } errors { code } } }"
CAPTIONS = """mutation($i: CaptionsUploadInput!) {
  captionsUpload(input: $i) { video { captions { locale automatic } } errors { code path message } }
}"""

CHAPTERS = """mutation($i: VideoChaptersSetInput!) {
  videoChaptersSet(input: $i) { video { chapters { startSeconds endSeconds title } } errors { code path message } }
}"""


def test_a_writer_retries_and_cancels(video, writer):
    caller, wanted = Caller(writer), {"videoId": global_id("Video", video.pk)}
    assert caller.data(RETRY, i=wanted)["videoRetry"] == {"video": {"processing": {"state": "UPLOADED"}}, "errors": []}
    assert caller.data(CANCEL, i=wanted)["videoCancel"]["video"]["processing"]["state"] == "CANCELLED"
    assert caller.data(CANCEL, i=wanted)["videoCancel"] == {"video": None, "errors": [{"code": "CONFLICT"}]}


def test_captions_are_uploaded_or_refused_with_a_reason(video, writer):
    wanted = {"videoId": global_id("Video", video.pk), "locale": "de"}
    answer = Caller(writer).data(CAPTIONS, i={**wanted, "captions": "WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n"})
    assert answer["captionsUpload"]["video"]["captions"] == [
        {"locale": "de", "automatic": False}, {"locale": "en", "automatic": True},
    ]  # fmt: skip
    (error,) = Caller(writer).data(CAPTIONS, i={**wanted, "captions": "Hallo"})["captionsUpload"]["errors"]
    assert (error["code"], error["path"]) == ("INVALID", ["input", "captions"])


def test_captions_are_taken_in_every_format(video, writer):
    wanted = {"videoId": global_id("Video", video.pk), "locale": "en"}
    downloads = read(Caller(writer), video)["captions"][0]["downloads"]
    for one in downloads:
        text = Client().get(one["url"]).content.decode()
        name = {"TEXT": "captions.txt"}.get(one["format"], "")
        answer = Caller(writer).data(CAPTIONS, i={**wanted, "captions": text, "fileName": name})
        assert answer["captionsUpload"]["errors"] == []
    (error,) = Caller(writer).data(CAPTIONS, i={**wanted, "captions": text})["captionsUpload"]["errors"]
    assert "neither WebVTT nor SRT nor TTML" in error["message"]


def test_chapters_are_written_or_refused_with_a_reason(video, writer):
    chapters = [{"startSeconds": 0, "title": "Start"}, {"startSeconds": 12.5, "title": " Cut\n it "}]
    wanted = {"videoId": global_id("Video", video.pk), "chapters": chapters}
    answer = Caller(writer).data(CHAPTERS, i=wanted)["videoChaptersSet"]
    assert answer["errors"] == []
    assert answer["video"]["chapters"] == [
        {"startSeconds": 0, "endSeconds": 12.5, "title": "Start"},
        {"startSeconds": 12.5, "endSeconds": 36.0, "title": "Cut it"},
    ]
    (error,) = Caller(writer).data(CHAPTERS, i={**wanted, "chapters": chapters[1:]})["videoChaptersSet"]["errors"]
    assert (error["code"], error["path"]) == ("INVALID", ["input", "chapters"])
    assert error["message"] == "Chapter 1: The first chapter begins at 0:00, not at 0:12."


@pytest.mark.parametrize(
    ("document", "field", "more"),
    [(RETRY, "videoRetry", {}), (CANCEL, "videoCancel", {}), (CHAPTERS, "videoChaptersSet", {"chapters": []})],
)
def test_customers_and_visitors_may_not(published, make_user, document, field, more):
    wanted = {"videoId": global_id("Video", published.pk), **more}
    for caller, code in ((Caller(), "UNAUTHENTICATED"), (Caller(make_user()), "FORBIDDEN")):
        answer = caller.data(document, i=wanted)[field]
        assert (answer["video"], [error["code"] for error in answer["errors"]]) == (None, [code])


def test_an_id_of_something_else_is_no_video(writer):
    answer = Caller(writer).data(RETRY, i={"videoId": global_id("Topic", 1)})
    assert answer["videoRetry"]["errors"] == [{"code": "NOT_FOUND"}]


def test_captions_and_their_downloads_in_more_languages_cost_no_query_more(
    published, writer, django_assert_num_queries
):
    document = "query($id: ID!) { node(id: $id) { ... on Video { captions { downloads { format url } } } } }"
    body = json.dumps({"query": document, "variables": {"id": global_id("Video", published.pk)}})
    client = Client()
    with CaptureQueriesContext(connection) as one:
        client.post("/graphql", body, content_type="application/json")
    for language in ("de", "es"):
        upload_captions(
            actor=writer, video_id=published.pk, language=language, content=b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n"
        )
    with django_assert_num_queries(len(one)):
        answer = client.post("/graphql", body, content_type="application/json").json()
    assert len(answer["data"]["node"]["captions"]) == 3


def test_a_page_of_cues_costs_as_many_queries_as_one_cue(published, django_assert_max_num_queries):
    body = json.dumps({"query": VIDEO, "variables": {"id": global_id("Video", published.pk), "first": 50}})
    client = Client()
    with django_assert_max_num_queries(9):
        answer = client.post("/graphql", body, content_type="application/json").json()
    assert len(answer["data"]["node"]["cues"]["edges"]) == 12
