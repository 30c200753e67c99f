"""Transcripts through GraphQL: read by everyone who sees the video, corrected by its writers."""

import pytest

from media_pipeline.models import Transcript
from tests.graphql import Caller, global_id, nodes
from tests.media_pipeline.narrated import narrated

pytestmark = pytest.mark.django_db

READ = """
query($id: ID!) { video(id: $id) { title transcript(locale: "en") {
  id locale label automatic version toReview
  cues(from: 4, to: 7.2) { edges { node { text confirmed flags } } }
  versions { edges { node { number reason detail author { name } } } }
} } }
"""
CORRECT = """
mutation($i: TranscriptCorrectInput!) { transcriptCorrect(input: $i) {
  transcript { version cues(first: 3) { edges { node { text confirmed } } } } errors { code path message }
} }
"""
RESTORE = """
mutation($i: TranscriptRestoreInput!) { transcriptRestore(input: $i) {
  transcript { version cues(first: 1) { edges { node { text } } } } errors { code }
} }
"""


@pytest.fixture
def writer(make_user):
    return make_user(roles=["writer"])


@pytest.fixture
def video(writer, settings, tmp_path):
    """A finished video that nobody shows yet."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return narrated(writer).video


@pytest.fixture
def published(video):
    video.published = True
    video.save()
    return video


def correction(transcript, **values):
    cue = {"startSeconds": 0.5, "endSeconds": 3.5, "text": "By hand."}
    changes = [{"position": 0, "removed": 1, "cues": [cue]}]
    return {"transcriptId": global_id("Transcript", transcript.pk), "version": 1, "changes": changes, **values}


def test_readers_see_what_is_said_and_not_who_worked_on_it(published):
    told = Caller().data(READ, id=global_id("Video", published.pk))["video"]["transcript"]
    assert (told["locale"], told["label"], told["automatic"], told["version"]) == ("en", "English", True, 1)
    assert nodes(told["cues"])[0] == {"text": "Raise the focus to eighty watts.", "confirmed": False, "flags": []}
    assert (told["toReview"], nodes(told["versions"])) == (None, [])


def test_nobody_else_finds_a_transcript_that_no_page_shows(video, make_user):
    assert Caller(make_user()).data(READ, id=global_id("Video", video.pk))["video"] is None
    node = "query($id: ID!) { node(id: $id) { id } }"
    assert Caller(make_user()).data(node, id=global_id("Transcript", Transcript.objects.get().pk))["node"] is None


def test_a_writer_corrects_and_goes_back(video, writer):
    transcript, caller = Transcript.objects.get(), Caller(writer)
    before = transcript.cues.order_by("position").first().text
    answer = caller.data(CORRECT, i=correction(transcript))["transcriptCorrect"]
    assert (answer["errors"], answer["transcript"]["version"]) == ([], 2)
    assert nodes(answer["transcript"]["cues"])[0] == {"text": "By hand.", "confirmed": True}
    told = caller.data(READ, id=global_id("Video", video.pk))["video"]["transcript"]
    assert told["toReview"] == 0
    assert [(one["number"], one["reason"]) for one in nodes(told["versions"])] == [(2, "CORRECTED"), (1, "HEARD")]
    back = {"transcriptId": global_id("Transcript", transcript.pk), "number": 1}
    restored = caller.data(RESTORE, i=back)["transcriptRestore"]["transcript"]
    assert (restored["version"], nodes(restored["cues"])[0]["text"]) == (3, before)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"version": 7}, "NOT_FOUND"),
        ({"transcriptId": global_id("Video", 1)}, "NOT_FOUND"),
        ({"changes": [{"position": 40, "removed": 1, "cues": []}]}, "INVALID"),
        ({"changes": [{"position": -1, "removed": 2**31 - 1, "cues": []}]}, "INVALID"),
        (
            {
                "changes": [
                    {"position": 0, "removed": 0, "cues": [{"startSeconds": 1e300, "endSeconds": 2, "text": ""}]}
                ]
            },
            "INVALID",
        ),
    ],
)
def test_a_correction_that_cannot_be_is_refused(video, writer, values, code):
    (error,) = Caller(writer).data(CORRECT, i=correction(Transcript.objects.get(), **values))["transcriptCorrect"][
        "errors"
    ]
    assert error["code"] == code


def test_only_writers_correct(published, make_user):
    for viewer, code in ((None, "UNAUTHENTICATED"), (make_user(), "FORBIDDEN")):
        answer = Caller(viewer).data(CORRECT, i=correction(Transcript.objects.get()))["transcriptCorrect"]
        assert [error["code"] for error in answer["errors"]] == [code]


def test_videos_are_listed_for_those_who_may_see_them(published, make_user, writer):
    listed = "query($s: VideoState) { videos(state: $s) { edges { node { title } } } }"
    assert nodes(Caller().data(listed)["videos"]) == [{"title": "Focus"}]
    assert nodes(Caller(writer).data(listed, s="READY")["videos"]) == [{"title": "Focus"}]
    assert nodes(Caller(writer).data(listed, s="FAILED")["videos"]) == []
    published.published = False
    published.save()
    assert nodes(Caller(make_user()).data(listed)["videos"]) == []
