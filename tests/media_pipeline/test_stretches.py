"""A recording that several workers hear together, at stretches of fifteen seconds instead of ten minutes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction

from core.events.models import Entry, Receipt
from core.events.run import Run
from media_pipeline.actions import cancel_video
from media_pipeline.models import Cue, StepRun, Stretch, Transcript
from media_pipeline.pipeline.hearing import help_hearing
from media_pipeline.pipeline.process import process_video
from tests.events import settle

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECONDS = 15
STRETCHES = 3


class Killed(BaseException):
    """The process is gone."""


class Lease:
    """The lease of a worker that is killed as soon as its job has called for help."""

    token = ""

    def __init__(self, *, lives: bool = False) -> None:
        self.lives = lives

    def heartbeat(self) -> None:
        pass

    @contextmanager
    def fence(self) -> Iterator[None]:
        if not self.lives and Entry.objects.filter(name="media_pipeline.SpeechOffered").exists():
            raise Killed
        with transaction.atomic():
            yield


@pytest.fixture(autouse=True)
def _short_stretches(settings) -> None:
    settings.WHISPER_STRETCH_SECONDS = SECONDS


@pytest.fixture
def shared(upload) -> Transcript:
    """A transcript at work that is cut, offered, and that nobody has begun to hear."""
    video = upload(language="en")
    with pytest.raises(Killed):
        process_video(video.pk, video.generation, Lease())
    assert Entry.objects.filter(name="media_pipeline.SpeechOffered").count() == STRETCHES - 1
    return Transcript.objects.get(complete=False)


def offered(transcript: Transcript, **changed: int) -> None:
    """What the handler of one offer does."""
    offer = {
        "video_id": transcript.video_id,
        "generation": transcript.video.generation,
        "transcript_id": transcript.pk,
        **changed,
    }
    help_hearing(**offer, lease=Lease(lives=True))


def done(transcript: Transcript) -> list[int]:
    return list(transcript.stretches.filter(done=True).values_list("number", flat=True))


def spoken(transcript: Transcript) -> list[tuple[int, int, int, str]]:
    cues = Cue.with_silence.filter(transcript=transcript).order_by("position")
    return list(cues.values_list("position", "start_ms", "end_ms", "text"))


def test_what_helpers_hear_elsewhere_is_joined_as_if_one_had_heard_it(shared, upload, settings, tmp_path):
    here, elsewhere = settings.MEDIA_WORK_DIR, tmp_path / "elsewhere"
    settings.MEDIA_WORK_DIR = elsewhere
    offered(shared)
    offered(shared)
    assert done(shared) == [0, 1]
    assert not list(elsewhere.iterdir())
    kept = set(Cue.objects.filter(transcript=shared).values_list("pk", flat=True))

    settings.MEDIA_WORK_DIR = here
    settle()
    transcript = Transcript.objects.get(video=shared.video)
    assert (transcript.pk, transcript.complete) == (shared.pk, True)
    assert kept <= set(transcript.cues.values_list("pk", flat=True))
    assert not Stretch.objects.exists()
    assert not list(here.iterdir())

    alone = upload(language="en", title="Alone")
    settle()
    assert spoken(transcript) == spoken(Transcript.objects.get(video=alone))
    assert [line[0] for line in spoken(transcript)] == list(range(len(spoken(transcript))))
    assert Entry.objects.filter(name="media_pipeline.TranscriptReady", payload__video_id=alone.pk).count() == 1


def test_a_stretch_that_a_living_worker_holds_is_left_to_it(shared):
    entry = Entry.objects.first()
    receipt = Receipt.objects.create(entry=entry, handler="a worker", state=Receipt.State.RUNNING, attempt=1)
    shared.stretches.exclude(number=2).update(holder=Run(receipt.pk, 1, 60).token)
    offered(shared)
    offered(shared)
    assert done(shared) == [2]

    Receipt.objects.filter(pk=receipt.pk).update(attempt=2)
    offered(shared)
    assert done(shared) == [0, 2]
    receipt.delete()
    offered(shared)
    assert done(shared) == [0, 1, 2]


def test_an_offer_that_nobody_wants_any_more_changes_nothing(shared, writer):
    offered(shared, generation=shared.video.generation + 1)
    offered(shared, transcript_id=shared.pk + 1)
    Transcript.objects.filter(pk=shared.pk).update(model_sha256="of other weights")
    offered(shared)
    assert done(shared) == []
    cancel_video(actor=writer, video_id=shared.video_id)
    offered(shared)
    assert done(shared) == []
    assert not Cue.objects.exists()


def test_a_transcript_that_is_begun_again_takes_nothing_of_the_old_weights(shared):
    offered(shared)
    Transcript.objects.filter(pk=shared.pk).update(model_sha256="of other weights")
    old = set(Cue.objects.values_list("pk", flat=True))
    settle()
    assert not old & set(Cue.objects.values_list("pk", flat=True))
    assert StepRun.objects.get(step="transcribe").state == "done"


def test_a_helper_whose_file_is_gone_leaves_it_to_the_job_to_say_so(shared, settings, tmp_path):
    settings.MEDIA_WORK_DIR = tmp_path / "elsewhere"
    Path(shared.video.file.path).unlink()
    offered(shared)
    assert done(shared) == []
    assert not list((tmp_path / "elsewhere").iterdir())


def test_helpers_are_called_once_what_is_said_first_has_told_the_language(upload):
    video = upload()
    with pytest.raises(Killed):
        process_video(video.pk, video.generation, Lease())
    transcript = Transcript.objects.get()
    assert transcript.language == "en"
    assert done(transcript) == []
    assert Entry.objects.filter(name="media_pipeline.SpeechOffered").count() == STRETCHES - 1
