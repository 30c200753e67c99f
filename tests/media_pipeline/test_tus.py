"""Uploads by tus 1.0: what the protocol promises, and what it refuses."""

import base64
import json
from collections import namedtuple
from threading import BoundedSemaphore

import pytest
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission

from core.accounts.actions import create_api_token
from media_pipeline.models import Upload
from tests.events import settle

from .tus import BYTES, UPLOADS, Tus

pytestmark = pytest.mark.django_db

TEXT = b"0123456789"


@pytest.fixture
def tus(writer):
    return Tus(writer)


def said(answer):
    (error,) = json.loads(answer.content)["errors"]
    return error["code"], error["message"]


def test_whoever_asks_learns_what_the_server_can_do(settings):
    answer = Client().options(UPLOADS)
    assert answer.status_code == 204
    assert answer["Tus-Version"] == answer["Tus-Resumable"] == "1.0.0"
    assert set(answer["Tus-Extension"].split(",")) == {
        "creation", "creation-with-upload", "termination", "expiration",
    }  # fmt: skip
    assert answer["Tus-Max-Size"] == str(settings.VIDEO_MAX_BYTES)


def test_a_file_arrives_in_pieces(tus, stored, tmp_path):
    made = tus.create(10, filename="Film 1.MP4", title="First cut")
    assert (made.status_code, made["Upload-Offset"], made["Tus-Resumable"]) == (201, "0", "1.0.0")
    address = made["Location"]
    for offset, piece in ((0, b"012"), (3, b"345678"), (9, b"9")):
        answer = tus.patch(address, offset, piece)
        assert (answer.status_code, answer["Upload-Offset"]) == (204, str(offset + len(piece)))
        asked = tus.head(address)
        assert (asked.status_code, asked["Upload-Offset"], asked["Upload-Length"]) == (
            200,
            answer["Upload-Offset"],
            "10",
        )
        assert asked["Cache-Control"] == "no-store"
        assert "Upload-Expires" in asked
    (name,) = stored()
    assert name.endswith("/upload/original.mp4")
    assert (tmp_path / "media" / name).read_bytes() == TEXT
    upload = Upload.objects.get()
    assert (upload.title, upload.file_name) == ("First cut", "Film 1.MP4")


def test_the_first_bytes_may_come_with_the_announcement(tus):
    headers = {**tus.headers, "Upload-Length": "10"}
    answer = tus.client.post(UPLOADS, b"01234", content_type=BYTES, headers=headers)
    assert (answer.status_code, answer["Upload-Offset"]) == (201, "5")
    assert tus.patch(answer["Location"], 5, b"56789")["Upload-Offset"] == "10"


def test_where_patch_is_not_let_through_post_may_say_so(tus):
    address = tus.create(10)["Location"]
    headers = {**tus.headers, "X-HTTP-Method-Override": "PATCH", "Upload-Offset": "0"}
    assert tus.client.post(address, TEXT, content_type=BYTES, headers=headers).status_code == 204
    assert tus.client.get(address, headers=tus.headers).status_code == 405


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "C:\\films\\a.mp4", "/", "a\x00\nb.mp4", "🎬", ".mp4", "x" * 900]
)
def test_a_file_name_is_a_name_and_no_path(tus, stored, name):
    address = tus.create(10, filename=name)["Location"]
    tus.patch(address, 0, TEXT)
    upload = Upload.objects.get()
    (path,) = stored()
    assert path.startswith(f"videos/{upload.uuid.hex}/upload/original")
    assert path.count("/") == 3
    assert "/" not in upload.file_name
    assert upload.file_name.isprintable()
    assert upload.title


@pytest.mark.parametrize(
    ("offset", "status"),
    [("5", 409), ("-1", 400), ("", 400), ("1e1", 400), ("٣", 400), ("9" * 18, 413), ("9" * 400, 400), ("0x0", 400)],
)
def test_only_the_bytes_that_are_next_are_taken(tus, offset, status):
    address = tus.create(10)["Location"]
    tus.patch(address, 0, b"012")
    answer = tus.patch(address, offset, b"3")
    assert answer.status_code == status
    assert tus.head(address)["Upload-Offset"] == "3"


def test_a_translation_is_asked_for_with_the_announcement(tus):
    for said_so, translate in (("true", True), ("false", False), ("", False)):
        tus.create(10, model="small", translate=said_so)
        assert Upload.objects.first().translate is translate


@pytest.mark.parametrize(("translate", "model"), [("perhaps", "small"), ("true", "whisper-micro")])
def test_a_translation_that_cannot_be_made_is_refused(tus, translate, model):
    assert tus.create(10, model=model, translate=translate).status_code == 400
    assert not Upload.objects.exists()


@pytest.mark.parametrize("size", ["-1", "", "1e9", "0", "9" * 30])
def test_a_size_is_a_number_of_bytes(tus, size):
    assert tus.create(size).status_code == 400
    assert not Upload.objects.exists()


def test_what_is_too_large_is_refused_before_a_byte_is_sent(tus, settings):
    settings.VIDEO_MAX_BYTES = 1000
    answer = tus.create(1001)
    assert answer.status_code == 413
    assert "larger than" in said(answer)[1]
    assert tus.create(1000).status_code == 201


def test_more_than_was_announced_is_refused_whole(tus, stored):
    address = tus.create(10)["Location"]
    assert tus.patch(address, 0, b"x" * 11).status_code == 413
    assert tus.patch(address, 0, b"x", CONTENT_LENGTH="999999999999999999").status_code == 413
    assert tus.head(address)["Upload-Offset"] == "0"
    assert stored() == set()


@pytest.mark.parametrize(
    ("content_type", "length", "status"),
    [("application/octet-stream", "1", 415), ("", "1", 415), (BYTES, "", 411), (BYTES, "-1", 411), (BYTES, "x", 411)],
)
def test_a_body_says_what_it_is_and_how_long(tus, content_type, length, status):
    address = tus.create(10)["Location"]
    assert tus.patch(address, 0, b"0", content_type, CONTENT_LENGTH=length).status_code == status
    assert tus.head(address)["Upload-Offset"] == "0"


def test_what_is_said_about_a_file_is_short_and_readable(tus):
    many = {"Upload-Metadata": "filename " + base64.b64encode(b"x" * 5000).decode()}
    assert tus.create(10, many).status_code == 431
    for wrong in ("filename !!!", "filename " + base64.b64encode(b"\xff\xfe").decode()):
        assert tus.create(10, {"Upload-Metadata": wrong}).status_code == 400
    assert tus.create(10, {"Upload-Metadata": "is_confidential, filename"}).status_code == 201
    assert tus.create(10, {"Upload-Defer-Length": "1"}).status_code == 400


@pytest.mark.parametrize(
    "values", [{"locale": "klingon?"}, {"model": "/etc"}, {"collection": "Nowhere"}, {"title": "x" * 300}]
)
def test_wrong_wishes_are_refused_before_a_byte_is_sent(tus, values):
    assert tus.create(10, **values).status_code == 400
    assert not Upload.objects.exists()


def test_without_the_version_nothing_is_done(tus):
    for headers in ({}, {"Tus-Resumable": "0.2.2"}):
        answer = tus.client.post(UPLOADS, headers={"Upload-Length": "10", **headers})
        assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")


def test_an_upload_is_given_up(tus, stored):
    address = tus.create(10)["Location"]
    tus.patch(address, 0, b"012")
    assert tus.delete(address).status_code == 204
    settle()
    assert stored() == set()
    assert tus.head(address).status_code == tus.patch(address, 3, b"3").status_code == 404
    assert tus.delete(address).status_code == 404


# Who may


def test_a_visitor_and_a_wrong_token_are_not_let_in(tus):
    address = tus.create(10)["Location"]
    for stranger in (Tus(), Tus(Authorization="Bearer kerf_wrong")):
        for answer in (stranger.create(10), stranger.head(address), stranger.patch(address, 0, b"0")):
            assert answer.status_code == 401
    assert tus.head(address)["Upload-Offset"] == "0"


def test_a_customer_may_not(make_user):
    for person in (make_user(), make_user(roles=["agent"])):
        assert said(Tus(person).create(10))[0] == "FORBIDDEN"


def test_another_persons_upload_is_not_there(tus, make_user):
    address = tus.create(10)["Location"]
    other = Tus(make_user(roles=["writer"]))
    for answer in (other.head(address), other.patch(address, 0, b"0"), other.delete(address)):
        assert answer.status_code == 404
    assert tus.head(address)["Upload-Offset"] == "0"


def test_a_token_needs_the_scope(writer):
    _, reading = create_api_token(actor=writer, name="r", scopes=["read"])
    _, writing = create_api_token(actor=writer, name="w", scopes=["media:write"])
    refused = Tus(Authorization=f"Bearer {reading}").create(10)
    assert refused.status_code == 403
    assert "media:write" in said(refused)[1]
    robot = Tus(Authorization=f"Bearer {writing}")
    assert robot.patch(robot.create(10)["Location"], 0, TEXT).status_code == 204


def test_a_cookie_needs_the_csrf_token(writer):
    browser = Tus(writer)
    browser.client.handler.enforce_csrf_checks = True
    assert browser.create(10).status_code == 403
    browser.client.cookies["csrftoken"] = "a" * 32
    browser.headers["X-CSRFToken"] = "a" * 32
    assert browser.create(10).status_code == 201


def test_who_may_no_longer_upload_cannot_go_on(tus):
    address = tus.create(10)["Location"]
    GroupCollectionPermission.objects.filter(permission__codename="add_video").delete()
    for answer in (tus.head(address), tus.patch(address, 0, b"0"), tus.create(10)):
        assert answer.status_code == 403


def test_a_collection_is_chosen_by_name_among_ones_own(tus):
    root = Collection.get_first_root_node()
    lenses = root.add_child(name="Lenses")
    tus.create(10, collection="Lenses")
    assert Upload.objects.get().collection == lenses
    root.add_child(name="Lenses")
    assert tus.create(10, collection="Lenses").status_code == 400, "which of the two?"


# How much


def test_a_person_has_so_many_unfinished_uploads_at_most(tus, settings, make_user):
    settings.VIDEO_UPLOADS_OPEN = 2
    first, _second = tus.create(10)["Location"], tus.create(10)
    answer = tus.create(10)
    assert (answer.status_code, said(answer)[0]) == (429, "RATE_LIMITED")
    assert Tus(make_user(roles=["writer"])).create(10).status_code == 201
    tus.delete(first)
    assert tus.create(10).status_code == 201


def test_the_same_file_chosen_again_goes_on_where_it_stopped(tus, make_user):
    address = tus.create(10, fingerprint="film")["Location"]
    tus.patch(address, 0, b"012")
    again = tus.create(10, fingerprint="film")
    assert (again["Location"], again["Upload-Offset"]) == (address, "3")
    assert tus.create(11, fingerprint="film")["Location"] != address
    assert tus.create(10, fingerprint="other")["Location"] != address
    assert Tus(make_user(roles=["writer"])).create(10, fingerprint="film")["Location"] != address


def test_more_than_there_is_space_for_is_refused_before_a_byte_is_sent(tus, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(100, 91, 9))
    answer = tus.create(10)
    assert answer.status_code == 507
    assert "no space left" in said(answer)[1]
    assert tus.create(9).status_code == 201


def test_while_too_many_send_others_wait(tus, monkeypatch):
    address = tus.create(10)["Location"]
    full = BoundedSemaphore(1)
    full.acquire()
    monkeypatch.setattr("media_pipeline.resumable.views._receiving", full)
    answer = tus.patch(address, 0, b"0")
    assert answer.status_code == 503
    assert "Retry-After" in answer
    full.release()
    assert tus.patch(address, 0, b"0").status_code == 204
