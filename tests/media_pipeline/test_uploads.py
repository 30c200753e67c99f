"""Uploads from their beginning to the video: interrupted, contended, completed, refused, forgotten."""

import hashlib
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Collection, GroupCollectionPermission

from core.accounts.events import AccountErased
from core.accounts.models import User
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.events.models import Entry
from media_pipeline import actions as videos
from media_pipeline.models import Upload, Video
from media_pipeline.resumable.actions import (
    PIECE_BYTES,
    BusyElsewhere,
    cancel_upload,
    complete_upload,
    create_upload,
    expire_uploads,
    receive,
)
from tests.events import settle

from .conftest import SAMPLE
from .tus import Tus

pytestmark = pytest.mark.django_db

FILM = SAMPLE.read_bytes()


class Bytes:
    """A request's body; `before_read(how_often)` is called first."""

    def __init__(self, content, before_read=lambda reads: None):
        self.content, self.before_read, self.reads = content, before_read, 0

    def read(self, size):
        self.before_read(self.reads)
        self.reads += 1
        piece, self.content = self.content[:size], self.content[size:]
        return piece


class Cut(Exception):
    """The process ends here."""


@pytest.fixture
def announce(writer):
    """A factory of uploads."""

    def make(size=None, **values):
        wanted = {"actor": writer, "file_name": "lens.mp4", "size": size or len(FILM), "model": "whisper-micro"}
        return create_upload(**{**wanted, **values})

    return make


@pytest.fixture
def arrived(announce, writer):
    """A factory of uploads that are here as a whole."""

    def make(content=FILM, **values):
        upload = announce(len(content), **values)
        return receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(content))

    return make


def content_of(upload, tmp_path):
    (file,) = (tmp_path / "media" / upload.folder).rglob("original*")
    return file.read_bytes()


def told(name):
    return Entry.objects.filter(name=f"resumable.{name}")


# Interrupted


def test_what_came_before_the_end_of_a_process_stays(announce, writer, tmp_path):
    content = hashlib.shake_256(b"film").digest(PIECE_BYTES + 500_000)
    upload = announce(len(content))

    def end(reads):
        if reads * 65536 > PIECE_BYTES + 100_000:
            raise Cut

    with pytest.raises(Cut):
        receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(content, end))
    upload.refresh_from_db()
    assert upload.offset == PIECE_BYTES
    receive(actor=writer, upload_id=upload.pk, offset=upload.offset, source=Bytes(content[upload.offset :]))
    assert content_of(upload, tmp_path) == content
    assert told("UploadArrived").count() == 1


def test_bytes_that_were_written_and_not_counted_are_written_again(announce, writer, tmp_path):
    upload = announce(10)
    receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"0123"))
    (file,) = (tmp_path / "media" / upload.folder).rglob("original*")
    file.write_bytes(b"0123garbage")
    receive(actor=writer, upload_id=upload.pk, offset=4, source=Bytes(b"456789"))
    assert content_of(upload, tmp_path)[:10] == b"0123456789"


def test_bytes_that_somebody_took_away_are_not_made_up(announce, writer, tmp_path):
    upload = announce(10)
    receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"0123"))
    (file,) = (tmp_path / "media" / upload.folder).rglob("original*")
    file.unlink()
    with pytest.raises(DomainError, match="no longer in the storage"):
        receive(actor=writer, upload_id=upload.pk, offset=4, source=Bytes(b"456789"))
    assert Tus(writer).head(f"/media/uploads/{upload.uuid}").status_code == 410


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 40), st.integers(-20, 20)), max_size=12))
def test_whatever_the_requests_the_file_is_what_was_sent(announce, writer, tmp_path, steps):
    """Each step is a request: so many bytes, from so far beside the right place."""
    content = bytes(range(100))
    upload = announce(len(content))
    for length, beside in [*steps, (100, 0)]:
        at = Upload.objects.get(pk=upload.pk).offset
        body = content[max(0, at + beside) :][:length] if beside else content[at : at + length]
        wrong = pytest.raises(DomainError, match="stands at byte") if beside else nullcontext()
        with wrong:
            receive(actor=writer, upload_id=upload.pk, offset=at + beside, source=Bytes(body))
    assert content_of(upload, tmp_path) == content
    Upload.objects.all().delete()


# Contended


def test_while_one_request_sends_another_is_turned_away(announce, writer):
    upload = announce(200_000)
    tus, statuses = Tus(writer), []

    def meanwhile(reads):
        if reads == 1:
            statuses.append(tus.patch(f"/media/uploads/{upload.uuid}", 0, b"x").status_code)

    receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"0" * 200_000, meanwhile))
    assert statuses == [423]
    assert Upload.objects.get().offset == 200_000


def test_who_was_silent_for_long_is_replaced_and_writes_nothing_more(announce, writer, tmp_path):
    content = b"a" * 200_000
    upload = announce(len(content))

    def meanwhile(reads):
        if reads == 1:
            Upload.objects.update(busy_until=timezone.now() - timedelta(seconds=1))
            receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(content))

    with pytest.raises(BusyElsewhere):
        receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"b" * 200_000, meanwhile))
    assert content_of(upload, tmp_path) == content


def test_an_upload_that_is_given_up_while_bytes_come_leaves_none(announce, writer, stored):
    upload = announce(200_000)

    def meanwhile(reads):
        if reads == 1:
            cancel_upload(actor=writer, upload_id=upload.pk)

    with pytest.raises(BusyElsewhere):
        receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"b" * 200_000, meanwhile))
    settle()
    assert stored() == set()


# Completed


def test_an_upload_becomes_a_video_that_is_processed(arrived, writer, tmp_path):
    upload = arrived(title="Clean the lens", language="en")
    video = complete_upload(actor=writer, upload_id=upload.pk)
    assert (video.title, video.language, video.file_name, video.file_size) == (
        "Clean the lens", "en", "lens.mp4", len(FILM),
    )  # fmt: skip
    assert (tmp_path / "media" / video.file.name).read_bytes() == FILM
    settle()
    video.refresh_from_db()
    assert (video.state, video.sha256) == ("ready", hashlib.sha256(FILM).hexdigest())


def test_completing_again_gives_the_same_video(arrived, writer):
    upload = arrived()
    made = {complete_upload(actor=writer, upload_id=upload.uuid).pk for _ in range(3)}
    assert made == {Video.objects.get().pk}
    assert Entry.objects.filter(name="media_pipeline.VideoUploaded").count() == 1
    with pytest.raises(DomainError) as error:
        cancel_upload(actor=writer, upload_id=upload.pk)
    assert error.value.code is ErrorCode.CONFLICT


def test_half_a_file_is_no_video(announce, writer):
    upload = announce()
    receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(FILM[:-1]))
    with pytest.raises(DomainError, match="have arrived") as error:
        complete_upload(actor=writer, upload_id=upload.pk)
    assert (error.value.code, error.value.found) == (ErrorCode.CONFLICT, {"offset": len(FILM) - 1})
    receive(actor=writer, upload_id=upload.pk, offset=len(FILM) - 1, source=Bytes(FILM[-1:]))
    complete_upload(actor=writer, upload_id=upload.pk)


@pytest.mark.parametrize(
    "content",
    [
        b"no video at all",
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        bytes(1000),
    ],
)
def test_what_is_no_video_is_refused_with_the_reason_and_removed(arrived, writer, stored, content):
    upload = arrived(content)
    for _ in range(2):
        with pytest.raises(DomainError, match="not a video") as error:
            complete_upload(actor=writer, upload_id=upload.pk)
        assert error.value.field == "upload_id"
    settle()
    assert stored() == set()
    assert not Video.objects.exists()
    assert told("UploadRefused").get().payload["reason"] == "NOT_MEDIA"
    assert Tus(writer).head(f"/media/uploads/{upload.uuid}").status_code == 410


def test_a_wrong_title_loses_no_byte(arrived, writer):
    upload = arrived()
    with pytest.raises(DomainError) as error:
        complete_upload(actor=writer, upload_id=upload.pk, title=" ")
    assert error.value.field == "title"
    assert complete_upload(actor=writer, upload_id=upload.pk, title="Better").title == "Better"


def test_the_wish_for_a_translation_is_kept_until_the_end_and_may_be_taken_back(arrived, writer):
    first, second = (arrived(model="small", translate=True) for _ in range(2))
    assert complete_upload(actor=writer, upload_id=first.pk).translate
    assert not complete_upload(actor=writer, upload_id=second.pk, translate=False).translate


def test_a_model_that_cannot_translate_is_refused_before_a_byte_is_sent_and_at_the_end(announce, arrived, writer):
    with pytest.raises(DomainError) as error:
        announce(translate=True)
    assert (error.value.code, error.value.field) == (ErrorCode.INVALID, "model")
    assert not Upload.objects.exists()
    upload = arrived()
    with pytest.raises(DomainError) as error:
        complete_upload(actor=writer, upload_id=upload.pk, translate=True)
    assert error.value.field == "model"
    assert complete_upload(actor=writer, upload_id=upload.pk, model="small", translate=True).translate


def test_a_collection_that_is_closed_is_refused_at_the_end_too(arrived, writer):
    upload, closed = arrived(), Collection.get_first_root_node().add_child(name="Closed")
    GroupCollectionPermission.objects.filter(permission__codename="add_video").update(collection=closed)
    with pytest.raises(DomainError) as error:
        complete_upload(actor=User.objects.get(pk=writer.pk), upload_id=upload.pk)
    assert error.value.code is ErrorCode.FORBIDDEN


def test_a_deleted_video_leaves_nothing_of_its_upload(arrived, writer, stored):
    upload = arrived()
    video = complete_upload(actor=writer, upload_id=upload.pk)
    settle()
    videos.delete_video(actor=writer, video_id=video.pk)
    settle()
    assert stored() == set()
    assert not Upload.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_complete_at_once_get_one_video(tmp_path):
    # What migrations put into a database is gone when an earlier test has flushed it.
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    owner = User.objects.create_superuser("owner@example.test", "correct horse")
    upload = create_upload(actor=owner, file_name="lens.mp4", size=len(FILM), collection=root.name)
    receive(actor=owner, upload_id=upload.pk, offset=0, source=Bytes(FILM))

    def complete(_):
        try:
            return complete_upload(actor=User.objects.get(), upload_id=upload.pk).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        made = set(threads.map(complete, range(4)))
    assert made == {Video.objects.get().pk}
    assert Entry.objects.filter(name="media_pipeline.VideoUploaded").count() == 1


# Forgotten


def test_an_upload_that_nobody_goes_on_with_is_forgotten(announce, arrived, writer, stored):
    kept, finished, idle = arrived(), arrived(), announce(10)
    receive(actor=writer, upload_id=idle.pk, offset=0, source=Bytes(b"012"))
    video = complete_upload(actor=writer, upload_id=finished.pk)
    Upload.objects.exclude(pk=kept.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Tus(writer).head(f"/media/uploads/{idle.uuid}").status_code == 404, "also before it is swept"
    assert expire_uploads() == 2
    settle()
    assert list(Upload.objects.all()) == [kept]
    video.refresh_from_db()
    assert video.file.name in stored()
    assert not [name for name in stored() if name.startswith(idle.folder)]
    assert [name for name in stored() if name.startswith(kept.folder)]


def test_every_piece_puts_the_end_off(announce, writer):
    upload = announce(10)
    soon = timezone.now() + timedelta(minutes=1)
    Upload.objects.update(expires_at=soon)
    assert receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"0")).expires_at > soon


def test_with_an_account_its_uploads_go(announce, make_user, writer, stored):
    upload = announce(10)
    receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"012"))
    others = make_user(roles=["writer"])
    create_upload(actor=others, file_name="a.mp4", size=10)
    emit(AccountErased(user_id=writer.pk))
    settle()
    assert Upload.objects.get().owner == others
    assert stored() == set()


def test_what_lost_its_owner_is_forgotten_in_time(announce, writer, stored):
    upload = announce(10)
    receive(actor=writer, upload_id=upload.pk, offset=0, source=Bytes(b"012"))
    writer.delete()
    Upload.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    expire_uploads()
    settle()
    assert stored() == set()


def test_an_upload_outlives_its_collection(arrived, writer):
    lenses = Collection.get_first_root_node().add_child(name="Lenses")
    upload = arrived(collection="Lenses")
    lenses.delete()
    assert complete_upload(actor=writer, upload_id=upload.pk).collection == Collection.get_first_root_node()


def test_an_upload_is_told_to_its_owner_alone(announce, writer):
    upload = announce(10)
    entry = told("UploadBegun").get()
    assert entry.audience == [f"user:{writer.pk}"]
    assert (entry.node_type, entry.node_id) == ("VideoUpload", upload.pk)


def test_joined_copies_of_killed_processes_are_cleared_away(tmp_path):
    folder = tmp_path / "work" / "uploads"
    folder.mkdir(parents=True)
    for name, age in (("joined-old", 2 * 24 * 3600), ("joined-new", 10)):
        (folder / name).write_bytes(b"")
        os.utime(folder / name, (time.time() - age,) * 2)
    expire_uploads()
    assert [file.name for file in folder.iterdir()] == ["joined-new"]
