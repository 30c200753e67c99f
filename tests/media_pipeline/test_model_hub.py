"""Fetching a speech model from a hub that works, one that breaks off, and one that comes back."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.db import connection
from wagtail.models import Collection

from core.accounts.models import User
from core.events.models import Entry
from core.events.relay import relay
from core.events.work import drain
from media_pipeline.actions import retry_video, upload_video
from media_pipeline.failures import StepFailed
from media_pipeline.models import Video
from media_pipeline.transcribers.weights import MICRO_FOLDER, folder_of
from tests.events import settle
from tests.processes import wait_until

from .files import make_video
from .model_hub import ModelHub

SIZE = (MICRO_FOLDER / "model.bin").stat().st_size


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Iterator[ModelHub]:
    """A hub that has the micro model under every name, and a machine that has none."""
    hub = ModelHub(MICRO_FOLDER)
    # What HF_ENDPOINT sets in a process that starts.
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", hub.url)
    template = hub.url + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr("huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE", template)
    # Its client tells and keeps ten megabytes at a time, more than this model has.
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 64 * 1024)
    settings.WHISPER_CACHE_DIR = tmp_path / "models"
    yield hub
    hub.close()


def untouched(folder: Path) -> bool:
    return (folder / "model.bin").read_bytes() == (MICRO_FOLDER / "model.bin").read_bytes()


def test_a_model_is_fetched_once(hub: ModelHub) -> None:
    told: list[float] = []
    assert untouched(folder_of("small", told.append))
    assert all(0 <= one <= 1 for one in told)
    hub.answers = False
    assert untouched(folder_of("small", told.append))
    assert hub.fetched["model.bin"] == 1


def test_a_download_that_breaks_off_goes_on_where_it_was(hub: ModelHub) -> None:
    cut: list[int] = []

    def once(path: str, sent: int) -> bool:
        if path == "model.bin" and sent > SIZE // 2 and not cut:
            cut.append(sent)
            return False
        return True

    hub.before_piece = once
    assert untouched(folder_of("small", lambda fraction: None))
    (asked,) = hub.ranges
    assert 0 < int(asked.removeprefix("bytes=").rstrip("-")) <= cut[0]


def test_a_download_that_is_stopped_ends_and_can_be_taken_up_again(hub: ModelHub) -> None:
    class Cancelled(Exception):
        pass

    stopped = threading.Event()

    def stop(fraction: float) -> None:
        if fraction > 0:
            stopped.set()
            raise Cancelled

    hub.before_piece = lambda path, sent: path != "model.bin" or sent < SIZE // 2 or stopped.wait(60)
    with pytest.raises(Cancelled):
        folder_of("small", stop)
    assert untouched(folder_of("small", lambda fraction: None))


@pytest.mark.django_db
def test_when_the_hub_is_back_a_retry_transcribes_the_upload(
    hub: ModelHub, upload: Callable[..., Video], writer: User
) -> None:
    hub.answers = False
    video = upload(model="small")
    settle()
    video.refresh_from_db()
    assert (video.state, video.error_code) == ("failed", "MODEL_UNAVAILABLE")
    hub.answers = True
    retry_video(actor=writer, video_id=video.pk)
    settle()
    video.refresh_from_db()
    assert (video.state, video.transcripts.get().cues.count()) == ("ready", 12)
    assert video.transcripts.get().model == "small"


def test_a_hub_that_cuts_every_connection_is_unavailable(hub: ModelHub, monkeypatch: pytest.MonkeyPatch) -> None:
    # Its client waits a second before each of five tries to go on.
    monkeypatch.setattr("huggingface_hub.file_download.time.sleep", lambda seconds: None)
    hub.before_piece = lambda path, sent: path != "model.bin"
    with pytest.raises(StepFailed) as failed:
        folder_of("small", lambda fraction: None)
    assert failed.value.code == "MODEL_UNAVAILABLE"


@pytest.mark.django_db(transaction=True)
def test_the_download_shows_in_the_videos_progress(hub: ModelHub, tmp_path: Path) -> None:
    owner = User.objects.create_superuser("owner@example.test", "correct horse")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    seen = threading.Event()
    hub.before_piece = lambda path, sent: path != "model.bin" or sent < SIZE * 3 // 4 or seen.wait(120)
    with make_video(tmp_path / "tone.mp4").open("rb") as file:
        video = upload_video(actor=owner, title="Tone", file=File(file, name="tone.mp4"), model="small")
    relay()

    def work() -> None:
        try:
            drain("media")
        finally:
            connection.close()

    def percents() -> set[int]:
        told = Entry.objects.filter(name="media_pipeline.VideoProgressed", payload__step="model")
        return {entry.payload["percent"] for entry in told}

    worker = threading.Thread(target=work)
    worker.start()
    try:
        wait_until(lambda: len(percents()) >= 2, 60, "the download moved and the video's progress did not")
    finally:
        seen.set()
        worker.join(120)
    video.refresh_from_db()
    assert video.state == "ready"
