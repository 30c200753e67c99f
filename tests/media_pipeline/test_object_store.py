"""Files in an S3-compatible bucket, over the wire: upload, pipeline, delivery, removal."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from core.accounts.models import User
from core.errors import DomainError
from media_pipeline.actions import delete_video
from media_pipeline.models import Upload, Video
from media_pipeline.resumable.actions import complete_upload
from media_pipeline.serving import signed_url
from media_pipeline.storage import named_files
from settings import env
from tests.events import settle

from .conftest import SAMPLE
from .object_store import ObjectStore
from .tus import Tus

pytestmark = pytest.mark.django_db


@pytest.fixture
def bucket(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStore]:
    """An empty bucket in which this process keeps its files, as the production profile does."""
    store = ObjectStore()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "someone")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "something")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    settings.STORAGES = {**settings.STORAGES, "default": env.bucket("kerf", store.url)}
    yield store
    store.close()


def test_a_video_lives_in_the_bucket_from_upload_to_removal(
    bucket: ObjectStore, upload: Callable[..., Video], writer: User, client: Client, tmp_path: Path
) -> None:
    video = upload()
    assert bucket.objects == {video.file.name: SAMPLE.read_bytes()}
    settle()
    video.refresh_from_db()
    assert (video.state, video.transcripts.get().cues.count()) == ("ready", 12), video.error_message
    rendition, captions = video.renditions.first(), video.transcripts.get().captions
    assert rendition is not None
    assert set(bucket.objects) == named_files(video)
    assert {rendition.file.name, captions.name, video.storyboard.file.name} <= set(bucket.objects)
    assert list(tmp_path.rglob("*.mp4")) == [], "the copies that the work needed are gone"

    answer = client.get(signed_url(rendition.file.name or ""))
    assert answer.status_code == 302
    whole, part = httpx.get(answer["Location"]), httpx.get(answer["Location"], headers={"Range": "bytes=0-99"})
    assert whole.content == bucket.objects[rendition.file.name or ""]
    assert (part.status_code, part.content) == (206, whole.content[:100])
    unsigned = answer["Location"].partition("?")[0]
    assert httpx.get(unsigned).status_code == 403

    delete_video(actor=writer, video_id=video.pk)
    settle()
    assert bucket.objects == {}


def test_captions_come_from_the_sites_own_origin(bucket: ObjectStore, client: Client) -> None:
    """Browsers load no text track from another one, unless the bucket and the page both say so."""
    captions = default_storage.save("videos/x/en.vtt", ContentFile(b"WEBVTT\n"))
    answer = client.get(signed_url(captions))
    assert (answer.status_code, answer.content) == (200, b"WEBVTT\n")
    assert answer["Content-Type"].startswith("text/vtt")
    assert client.get(signed_url("videos/none/en.vtt")).status_code == 404


def test_pages_let_pictures_and_videos_come_from_the_bucket(bucket: ObjectStore, client: Client) -> None:
    rules = client.get("/en/")["Content-Security-Policy"].split("; ")
    assert f"img-src 'self' data: blob: {bucket.url}" in rules
    assert f"media-src 'self' blob: {bucket.url}" in rules


def test_an_upload_is_resumed_into_the_bucket_and_leaves_nothing_else(
    bucket: ObjectStore, writer: User, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    film = SAMPLE.read_bytes()
    tus = Tus(writer)
    address = tus.create(len(film), filename="lens.mp4", model="whisper-micro")["Location"]
    third = len(film) // 3
    for start, end in ((0, third), (third, 2 * third)):
        assert tus.patch(address, start, film[start:end]).status_code == 204
    upload = Upload.objects.get()
    # What was stored, and not counted because its process ended, is replaced by what is sent then.
    bucket.objects[f"{upload.folder}/parts/{2 * third:015d}"] = b"garbage of a killed process"
    assert tus.head(address)["Upload-Offset"] == str(2 * third)
    assert tus.patch(address, 2 * third, film[2 * third :]).status_code == 204
    with django_capture_on_commit_callbacks(execute=True):
        video = complete_upload(actor=writer, upload_id=upload.pk)
    assert bucket.objects == {video.file.name: film}
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert complete_upload(actor=writer, upload_id=upload.pk) == video

    given_up = tus.send(film, filename="again.mp4")
    tus.delete(given_up)
    settle()
    assert {name for name in bucket.objects if name.endswith(".mp4")} >= {video.file.name}
    assert all(name.startswith(video.folder) for name in bucket.objects)


def test_a_bucket_that_lost_a_part_is_found_out(bucket: ObjectStore, writer: User) -> None:
    tus = Tus(writer)
    address = tus.create(10)["Location"]
    tus.patch(address, 0, b"01234")
    tus.patch(address, 5, b"56789")
    first, _second = sorted(bucket.objects)
    del bucket.objects[first]
    with pytest.raises(DomainError, match="no longer in the storage"):
        complete_upload(actor=writer, upload_id=Upload.objects.get().pk)
