"""A recording that several workers hear together, at stretches of fifteen seconds instead of ten minutes."""

import os
from pathlib import Path

import pytest

from core.events.models import Entry, Receipt
from core.events.run import Run
from media_pipeline.actions import cancel_video, retry_video
from media_pipeline.models import Cue, StepRun, Stretch, Transcript, Video
from media_pipeline.pipeline.process import process_video
from media_pipeline.pipeline.sharing import help_hearing
from tests.events import settle

from .leases import Killed, OwnLease

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECONDS = 15
STRETCHES = 3


def has_called() -> bool:
    return Entry.objects.filter(name="media_pipeline.SpeechOffered").exists()


def die_when_called() -> None:
    if has_called():
        raise Killed


@pytest.fixture(autouse=True)
def _short_stretches(settings) -> None:
    settings.WHISPER_STRETCH_SECONDS = SECONDS


@pytest.fixture
def shared(upload) -> Transcript:
    """A transcript at work that is cut, offered, and that nobody has begun to hear."""
    video = upload(language="en")
    with pytest.raises(Killed):
        process_video(video.pk, video.generation, OwnLease(die_when_called))
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
    help_hearing(**offer, lease=OwnLease())


def done(transcript: Transcript) -> list[int]:
    return list(transcript.stretches.filter(done=True).values_list("number", flat=True))


def spoken(transcript: Transcript) -> list[tuple[int, int, int, str]]:
    cues = Cue.with_silence.filter(transcript=transcript).order_by("position")
    return list(cues.values_list("position", "start_ms", "end_ms", "text"))


@pytest.fixture
def receipt(db) -> Receipt:
    """The receipt of a living worker."""
    entry = Entry.objects.create(name="something", payload={})
    return Receipt.objects.create(entry=entry, handler="a worker", state=Receipt.State.RUNNING, attempt=1)


def test_what_helpers_hear_elsewhere_is_joined_as_if_one_had_heard_it(shared, receipt, upload, settings, tmp_path):
    here, elsewhere = settings.MEDIA_WORK_DIR, tmp_path / "elsewhere"
    settings.MEDIA_WORK_DIR = elsewhere
    shared.stretches.filter(number=1).update(holder=Run(receipt.pk, 1, 60).token)
    offered(shared)
    assert done(shared) == [0, 2]
    receipt.delete()
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


def test_a_stretch_that_a_living_worker_holds_is_left_to_it(shared, receipt):
    shared.stretches.exclude(number=2).update(holder=Run(receipt.pk, 1, 60).token)
    offered(shared)
    assert done(shared) == [2]

    Receipt.objects.filter(pk=receipt.pk).update(attempt=2)
    shared.stretches.filter(number=0).update(holder=Run(receipt.pk, 2, 60).token)
    offered(shared)
    assert done(shared) == [1, 2]
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
        process_video(video.pk, video.generation, OwnLease(die_when_called))
    transcript = Transcript.objects.get()
    assert transcript.language == "en"
    assert done(transcript) == []
    assert Entry.objects.filter(name="media_pipeline.SpeechOffered").count() == STRETCHES - 1


def test_what_a_killed_helper_left_is_removed_by_its_next_attempt_though_nobody_wants_it(shared, settings, writer):
    left = settings.MEDIA_WORK_DIR / f"{shared.video.uuid.hex}-{shared.video.generation}-"
    left.mkdir()
    (left / "sound.part").write_bytes(b"half")
    cancel_video(actor=writer, video_id=shared.video_id)
    offered(shared)
    assert not left.exists()


def test_what_killed_workers_left_long_ago_is_removed_by_whoever_works_here(shared, upload, settings):
    long_ago = settings.MEDIA_WORK_DIR / ("0" * 32 + "-7")
    just_now = settings.MEDIA_WORK_DIR / ("1" * 32)
    uploads = settings.MEDIA_WORK_DIR / "uploads"
    for folder in (long_ago, just_now, uploads):
        folder.mkdir()
        (folder / "sound.pcm").write_bytes(b"left")
    for path in (long_ago / "sound.pcm", long_ago, uploads / "sound.pcm", uploads):
        os.utime(path, (0, 0))
    offered(shared)
    assert not long_ago.exists()
    assert just_now.exists()
    assert uploads.exists()


def test_an_older_job_leaves_the_sound_to_the_younger_one_on_its_machine(upload, settings):
    """The video is asked for again, and begun elsewhere on the machine, while the older job is at it."""
    video = upload(language="en")
    folder = settings.MEDIA_WORK_DIR / f"{video.uuid.hex}-{video.generation + 1}"

    def ask_again() -> None:
        if has_called() and not folder.exists():
            retry_video(actor=video.uploaded_by, video_id=video.pk)
            Video.objects.filter(pk=video.pk).update(state=Video.State.PROCESSING)
            folder.mkdir()
            (folder / "of the younger.part").write_bytes(b"half")

    process_video(video.pk, video.generation, OwnLease(ask_again))
    assert list(settings.MEDIA_WORK_DIR.rglob("*")) == [folder, folder / "of the younger.part"]
    settle()
    assert Video.objects.get().state == Video.State.READY
    assert not list(settings.MEDIA_WORK_DIR.iterdir())
