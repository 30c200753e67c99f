"""Translations through GraphQL: made by writers beside the source, read by everyone once nothing is missing."""

import pytest

from media_pipeline.models import Transcript
from tests.graphql import Caller, global_id
from tests.media_pipeline.narrated import narrated

pytestmark = pytest.mark.django_db

READ = """
query($id: ID!, $upkeep: TranslationUpkeep, $first: Int = 100, $from: Float) { video(id: $id) {
  captions { locale automatic translated }
  translation(locale: "de") {
    locale label sourceLocale version shown missing stale
    cues(first: $first, upkeep: $upkeep, from: $from) { startSeconds endSeconds source text madeFrom upkeep replaces }
  }
} }
"""
TRANSLATE = """
mutation($i: TranscriptTranslateInput!) { transcriptTranslate(input: $i) {
  translation { version missing shown } transcript { locale translated automatic } errors { code path message }
} }
"""


@pytest.fixture
def writer(make_user):
    return make_user(roles=["writer"])


@pytest.fixture
def video(writer, settings, tmp_path):
    """A finished video that everyone may see."""
    settings.MEDIA_ROOT = tmp_path / "media"
    video = narrated(writer).video
    video.published = True
    video.save()
    return video


def read(video, viewer, **values):
    return Caller(viewer).data(READ, id=global_id("Video", video.pk), **values)["video"]


def translate(video, viewer, cues, version=0, locale="de"):
    sent = [
        {key: cue[key] for key in ("startSeconds", "endSeconds", "source", "replaces")} | {"text": cue["text"]}
        for cue in cues
    ]
    asked = {"videoId": global_id("Video", video.pk), "locale": locale, "version": version, "cues": sent}
    return Caller(viewer).data(TRANSLATE, i=asked)["transcriptTranslate"]


def test_a_writer_translates_and_readers_get_it_once_it_is_whole(video, writer):
    told = read(video, writer)["translation"]
    assert (told["label"], told["sourceLocale"], told["version"], told["missing"]) == ("Deutsch", "en", 0, 12)
    cues = [{**cue, "text": f"Satz {number}."} for number, cue in enumerate(told["cues"])]
    answer = translate(video, writer, cues[:2])
    assert (answer["errors"], answer["translation"]) == ([], {"version": 1, "missing": 10, "shown": False})
    assert [one["locale"] for one in read(video, None)["captions"]] == ["en"]

    answer = translate(video, writer, cues[2:], version=1)
    assert answer["translation"] == {"version": 2, "missing": 0, "shown": True}
    assert answer["transcript"] == {"locale": "de", "translated": True, "automatic": False}
    assert {"locale": "de", "automatic": False, "translated": True} in read(video, None)["captions"]


def test_what_is_not_whole_is_nobodys_but_the_writers(video, writer):
    cues = read(video, writer)["translation"]["cues"]
    translate(video, writer, [{**cues[0], "text": "Noch nicht fertig."}])
    unfinished = Transcript.objects.get(source="translated")
    query = """query($transcript: ID!, $cue: ID!) {
      transcript: node(id: $transcript) { ... on Transcript { cues(first: 1) { edges { node { text } } } } }
      cue: node(id: $cue) { ... on Cue { text } }
    }"""
    ids = {"transcript": global_id("Transcript", unfinished.pk), "cue": global_id("Cue", unfinished.cues.get().pk)}
    assert Caller(None).data(query, **ids) == {"transcript": None, "cue": None}
    assert Caller(writer).data(query, **ids)["cue"] == {"text": "Noch nicht fertig."}


def test_what_is_to_do_is_found_and_the_list_is_bounded(video, writer):
    cues = read(video, writer)["translation"]["cues"]
    translate(video, writer, [{**cues[0], "text": "Satz."}])
    assert len(read(video, writer, upkeep="MISSING")["translation"]["cues"]) == 11
    (first,) = read(video, writer, first=1)["translation"]["cues"]
    assert (first["text"], first["upkeep"], first["replaces"]) == ("Satz.", "CURRENT", [0])
    (second,) = read(video, writer, first=1, **{"from": first["endSeconds"]})["translation"]["cues"]
    assert second == cues[1]
    answer = Caller(writer).answer(READ, id=global_id("Video", video.pk), first=201)
    assert answer["errors"][0]["extensions"]["code"] == "INVALID"


def test_the_work_is_for_writers(video, make_user):
    assert read(video, None)["translation"] is None
    assert read(video, make_user())["translation"] is None
    cue = {"startSeconds": 0, "endSeconds": 1, "source": "a", "text": "b", "replaces": []}
    for viewer, code in ((None, "UNAUTHENTICATED"), (make_user(), "FORBIDDEN")):
        assert [error["code"] for error in translate(video, viewer, [cue])["errors"]] == [code]
    assert Transcript.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "code", "path"),
    [
        ({"locale": "en"}, "INVALID", ["input", "locale"]),
        ({"locale": "no such"}, "INVALID", ["input", "locale"]),
        ({"version": 9}, "CONFLICT", ["input", "version"]),
        ({}, "INVALID", ["input", "cues"]),
    ],
)
def test_a_translation_that_cannot_be_is_refused(video, writer, values, code, path):
    cue = {"startSeconds": 0, "endSeconds": 1, "source": "a", "text": "b", "replaces": [5]}
    (error,) = translate(video, writer, [cue], **values)["errors"]
    assert (error["code"], error["path"]) == (code, path)
