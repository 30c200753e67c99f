"""How an app uploads a video: announce, send by tus, complete."""

from collections import namedtuple

import pytest

from core.accounts.actions import create_api_token
from media_pipeline.models import Upload, Video
from tests.events import settle
from tests.graphql import Caller, global_id
from tests.media_pipeline.conftest import SAMPLE
from tests.media_pipeline.tus import Tus

pytestmark = pytest.mark.django_db

FILM = SAMPLE.read_bytes()
ERRORS = "errors { code path message }"
CREATE = f"""mutation($i: VideoUploadCreateInput!) {{
  videoUploadCreate(input: $i) {{ upload {{ id url offset sizeBytes expiresAt title fileName }} {ERRORS} }}
}}"""
COMPLETE = f"""mutation($i: VideoUploadCompleteInput!) {{
  videoUploadComplete(input: $i) {{ video {{ id title processing {{ state percent }} }} {ERRORS} }}
}}"""
CANCEL = f"mutation($i: VideoUploadCancelInput!) {{ videoUploadCancel(input: $i) {{ cancelled {ERRORS} }} }}"
AGAIN = f"""mutation($i: VideoTranscribeAgainInput!) {{
  videoTranscribeAgain(input: $i) {{ video {{ id processing {{ state }} }} {ERRORS} }}
}}"""
NODE = "query($id: ID!) { node(id: $id) { ... on VideoUpload { offset url } } }"
WANTED = {"title": "Clean the lens", "fileName": "lens.mp4", "sizeBytes": len(FILM), "model": "whisper-micro"}


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_WORK_DIR = tmp_path / "work"


@pytest.fixture
def writer(make_user):
    return make_user(roles=["writer"])


@pytest.fixture
def app(writer):
    return Caller(writer)


def create(caller, **values):
    return caller.data(CREATE, i={**WANTED, **values})["videoUploadCreate"]


def refusal(payload):
    (error,) = payload["errors"]
    return error["code"], error["path"]


def test_an_app_uploads_a_video(app, writer):
    upload = create(app)["upload"]
    assert (upload["offset"], upload["sizeBytes"], upload["title"]) == (0, len(FILM), "Clean the lens")
    tus = Tus(writer)
    tus.patch(upload["url"], 0, FILM[:1000])
    assert app.data(NODE, id=upload["id"])["node"] == {"offset": 1000, "url": upload["url"]}
    early = app.data(COMPLETE, i={"uploadId": upload["id"]})["videoUploadComplete"]
    assert (early["video"], refusal(early)) == (None, ("CONFLICT", ["input", "uploadId"]))
    tus.patch(upload["url"], 1000, FILM[1000:])
    first, second = (app.data(COMPLETE, i={"uploadId": upload["id"]})["videoUploadComplete"] for _ in range(2))
    assert first["video"] == second["video"] != None  # noqa: E711, the two are compared at once
    assert (first["video"]["title"], first["video"]["processing"]["state"]) == ("Clean the lens", "UPLOADED")
    settle()
    assert Video.objects.get().state == "ready"


def test_the_same_announcement_is_one_upload(app):
    first, second = (create(app, clientMutationId="a")["upload"] for _ in range(2))
    assert first["id"] == second["id"]
    assert Upload.objects.count() == 1


def test_a_file_may_have_more_bytes_than_an_int(app, settings, monkeypatch):
    settings.VIDEO_MAX_BYTES = 2**43
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(2**44, 0, 2**44))
    assert create(app, sizeBytes=2**42 + 1)["upload"]["sizeBytes"] == 2**42 + 1


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"sizeBytes": 0}, "sizeBytes"),
        ({"sizeBytes": -5}, "sizeBytes"),
        ({"sizeBytes": 1.5}, "sizeBytes"),
        ({"sizeBytes": 1e300}, "sizeBytes"),
        ({"locale": "klingon?"}, "locale"),
        ({"model": "/etc"}, "model"),
        ({"model": "large-v3-turbo", "translate": True}, "model"),
        ({"collection": "Nowhere"}, "collection"),
    ],
)
def test_wrong_wishes_are_refused_at_their_field(app, values, path):
    payload = create(app, **values)
    assert (payload["upload"], refusal(payload)) == (None, ("INVALID", ["input", path]))
    assert not Upload.objects.exists()


def test_a_translation_is_asked_for_with_the_announcement(app, writer):
    upload = create(app, model="small", translate=True)["upload"]
    Tus(writer).patch(upload["url"], 0, FILM)
    app.data(COMPLETE, i={"uploadId": upload["id"]})
    assert Video.objects.get().translate


def test_what_is_no_video_is_refused_with_the_reason(app, writer):
    upload = create(app, sizeBytes=4)["upload"]
    Tus(writer).patch(upload["url"], 0, b"text")
    payload = app.data(COMPLETE, i={"uploadId": upload["id"]})["videoUploadComplete"]
    assert "not a video" in payload["errors"][0]["message"]
    assert refusal(payload) == ("INVALID", ["input", "uploadId"])


def test_an_upload_is_given_up(app):
    upload = create(app)["upload"]
    assert app.data(CANCEL, i={"uploadId": upload["id"]})["videoUploadCancel"] == {"cancelled": True, "errors": []}
    assert app.data(NODE, id=upload["id"])["node"] is None
    again = app.data(CANCEL, i={"uploadId": upload["id"]})["videoUploadCancel"]
    assert refusal(again) == ("NOT_FOUND", ["input", "uploadId"])


def test_another_person_sees_and_does_nothing_with_it(app, make_user):
    upload = create(app)["upload"]
    for person in (make_user(roles=["writer"]), make_user(roles=["admin"])):
        other = Caller(person)
        assert other.data(NODE, id=upload["id"])["node"] is None
        for document, field in ((COMPLETE, "videoUploadComplete"), (CANCEL, "videoUploadCancel")):
            payload = other.data(document, i={"uploadId": upload["id"]})[field]
            assert refusal(payload) == ("NOT_FOUND", ["input", "uploadId"])
    assert Upload.objects.exists()


def test_an_id_of_something_else_is_no_upload(app):
    payload = app.data(COMPLETE, i={"uploadId": global_id("Video", 1)})["videoUploadComplete"]
    assert refusal(payload) == ("NOT_FOUND", ["input", "uploadId"])


@pytest.mark.parametrize("who", ["visitor", "customer", "agent"])
def test_those_who_are_no_writers_may_not(app, make_user, who):
    upload = create(app)["upload"]
    video = Video.objects.create(title="Kerf", published=True)
    people = {"visitor": lambda: None, "customer": make_user, "agent": lambda: make_user(roles=["agent"])}
    caller = Caller(people[who]())
    expected = "UNAUTHENTICATED" if who == "visitor" else "FORBIDDEN"
    for document, field, wanted in (
        (CREATE, "videoUploadCreate", WANTED),
        (COMPLETE, "videoUploadComplete", {"uploadId": upload["id"]}),
        (CANCEL, "videoUploadCancel", {"uploadId": upload["id"]}),
        (AGAIN, "videoTranscribeAgain", {"videoId": global_id("Video", video.pk), "model": "tiny"}),
    ):
        assert refusal(caller.data(document, i=wanted)[field])[0] == expected


def test_a_token_without_the_scope_may_not(writer):
    for scopes, code in ((["read"], "FORBIDDEN"), (["media:write", "read"], None)):
        _, secret = create_api_token(actor=writer, name="robot", scopes=scopes)
        robot = Caller()
        robot.client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
        errors = create(robot)["errors"]
        assert [error["code"] for error in errors] == ([code] if code else [])


def test_another_model_transcribes_again(app, writer):
    upload = create(app)["upload"]
    Tus(writer).patch(upload["url"], 0, FILM)
    video = app.data(COMPLETE, i={"uploadId": upload["id"]})["videoUploadComplete"]["video"]
    settle()
    payload = app.data(AGAIN, i={"videoId": video["id"], "model": "tiny", "locale": "en"})["videoTranscribeAgain"]
    assert payload["video"]["processing"]["state"] == "UPLOADED"
    assert (Video.objects.get().model, Video.objects.get().language) == ("tiny", "en")
    wrong = app.data(AGAIN, i={"videoId": video["id"], "locale": "klingon?"})["videoTranscribeAgain"]
    assert refusal(wrong) == ("INVALID", ["input", "locale"])
