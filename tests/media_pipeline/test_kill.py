"""A real worker that is killed in the middle, and the next one that goes on."""

from pathlib import Path

import pytest
from django.core.files import File
from wagtail.models import Collection

from core.accounts.models import User
from core.events.models import Entry, Receipt
from media_pipeline.actions import upload_video
from media_pipeline.models import StepRun, Stretch, Transcript, Video
from tests.processes import Processes, wait_until

from .conftest import SAMPLE
from .files import repeated

# Eleven minutes: more than one stretch.
TIMES = 18
SENTENCES = 12


@pytest.fixture
def owner(transactional_db):
    """A person, without what migrations put into a database: it is gone when an earlier test has flushed it."""
    return User.objects.create_superuser("owner@example.test", "correct horse")


@pytest.fixture
def film(tmp_path, settings):
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    settings.MEDIA_WORK_DIR = settings.DATA_DIR / "work"
    return repeated(SAMPLE, tmp_path / "long.mp4", TIMES)


def uploaded(owner: User, film: Path) -> Video:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    with film.open("rb") as file:
        return upload_video(
            actor=owner, title="Long", file=File(file, name="long.mp4"), model="whisper-micro", collection=root
        )


def let_leases_end() -> None:
    """The leases of killed workers are over, and were doubted, sooner than a real minute."""
    Receipt.objects.filter(state="running").update(lease_until="2020-01-01T00:00:00Z", heartbeat_at=None)


@pytest.mark.slow
def test_a_killed_worker_loses_one_stretch_and_doubles_nothing(owner, film, tmp_path, settings):
    with Processes(tmp_path) as processes:
        first = processes.worker(queues="media,default")
        video = uploaded(owner, film)

        def has_heard_a_stretch():
            return Stretch.objects.filter(done=True).exists()

        wait_until(has_heard_a_stretch, 180, "nothing was transcribed", first)
        first.kill()
        heard = Transcript.objects.get()
        kept = set(heard.cues.values_list("pk", flat=True))
        assert not heard.complete
        assert kept
        done = set(StepRun.objects.filter(state="done").values_list("step", "finished_at"))

        let_leases_end()
        second = processes.worker(queues="media,default")
        wait_until(lambda: Video.objects.filter(state="ready").exists(), 300, "it was never finished", second)
        second.stop()

    transcript = Transcript.objects.get()
    assert (transcript.pk, transcript.complete) == (heard.pk, True)
    assert kept <= set(transcript.cues.values_list("pk", flat=True))
    cues = list(transcript.cues.order_by("position"))
    assert [cue.position for cue in cues] == list(range(len(cues)))
    starts = [cue.start_ms for cue in cues]
    assert starts == sorted(set(starts))
    assert abs(len(cues) - TIMES * SENTENCES) <= TIMES
    assert done <= set(StepRun.objects.filter(state="done").values_list("step", "finished_at"))
    assert set(StepRun.objects.values_list("state", flat=True)) == {"done"}
    assert StepRun.objects.get(step="transcribe").attempt == 2
    assert Entry.objects.filter(name="media_pipeline.TranscriptReady").count() == 1
    assert Entry.objects.filter(name="media_pipeline.VideoReady").count() == 1
    progressed = Entry.objects.filter(name="media_pipeline.VideoProgressed").order_by("pk")
    percents = [entry.payload["percent"] for entry in progressed]
    assert percents == sorted(percents)
    folder = settings.DATA_DIR / "media" / video.folder
    files = {str(path.relative_to(settings.DATA_DIR / "media")) for path in folder.rglob("*") if path.is_file()}
    video.refresh_from_db()
    named = {video.file.name, video.poster.name, transcript.captions.name, video.storyboard.file.name}
    assert files == named.union(
        *(made.values_list("file", flat=True) for made in (video.renditions, video.hls_streams))
    )
    assert video.storyboard.count == 100
    assert not list((settings.DATA_DIR / "work").glob(f"{video.uuid.hex}*"))


@pytest.mark.slow
@pytest.mark.parametrize("killed", ["job", "helper"])
def test_of_two_workers_at_one_recording_either_may_be_killed(owner, film, tmp_path, settings, killed):
    with Processes(tmp_path, KERF_WHISPER_STRETCH_SECONDS="60") as processes:
        others = processes.worker(queues="default")
        first = processes.worker(queues="media", beat=False)
        video = uploaded(owner, film)
        wait_until(lambda: Video.objects.filter(state="processing").exists(), 180, "nobody began", first)
        second = processes.worker(queues="media", beat=False)

        def both_hear():
            return len(set(Stretch.objects.filter(done=False).exclude(holder="").values_list("holder", flat=True))) > 1

        wait_until(both_hear, 180, "nobody helped", first, second)
        dead, alive = (first, second) if killed == "job" else (second, first)
        dead.kill()
        let_leases_end()
        wait_until(lambda: Video.objects.filter(state="ready").exists(), 300, "it was never finished", alive, others)
        alive.stop()
        others.stop()

    transcript = Transcript.objects.get()
    cues = list(transcript.cues.order_by("position"))
    assert [cue.position for cue in cues] == list(range(len(cues)))
    starts = [cue.start_ms for cue in cues]
    assert starts == sorted(set(starts))
    assert abs(len(cues) - TIMES * SENTENCES) <= TIMES
    assert not Stretch.objects.exists()
    assert Entry.objects.filter(name="media_pipeline.TranscriptReady").count() == 1
    assert not list((settings.DATA_DIR / "work").glob(f"{video.uuid.hex}*"))
