"""A real worker that is killed in the middle, and the next one that goes on."""

import pytest
from django.core.files import File

from core.accounts.models import User
from core.events.models import Entry, Receipt
from media_pipeline.actions import upload_video
from media_pipeline.models import StepRun, Transcript, Video
from tests.processes import Processes, wait_until

from .conftest import SAMPLE
from .files import repeated

# Eleven minutes: more than one piece.
TIMES = 18
SENTENCES = 12


@pytest.fixture
def owner(transactional_db):
    """A person, without what migrations put into a database: it is gone when an earlier test has flushed it."""
    return User.objects.create_superuser("owner@example.test", "correct horse")


@pytest.mark.slow
def test_a_killed_worker_loses_one_piece_and_doubles_nothing(owner, tmp_path, settings):
    from wagtail.models import Collection

    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    film = repeated(SAMPLE, tmp_path / "long.mp4", TIMES)
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    settings.MEDIA_WORK_DIR = settings.DATA_DIR / "work"
    with Processes(tmp_path) as processes:
        first = processes.worker(queues="media,default")
        with film.open("rb") as file:
            video = upload_video(
                actor=owner, title="Long", file=File(file, name="long.mp4"), model="whisper-micro", collection=root
            )

        def has_heard_a_piece():
            return Transcript.objects.filter(heard_ms__gt=0, complete=False).exists()

        wait_until(has_heard_a_piece, 180, "nothing was transcribed", first)
        first.kill()
        heard = Transcript.objects.get()
        kept = set(heard.cues.values_list("pk", flat=True))
        assert not heard.complete
        assert kept
        done = set(StepRun.objects.filter(state="done").values_list("step", "finished_at"))

        # The lease of the killed worker is over, and was doubted, sooner than a real minute.
        Receipt.objects.filter(state="running").update(lease_until="2020-01-01T00:00:00Z", heartbeat_at=None)
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
    assert not (settings.DATA_DIR / "work" / video.uuid.hex).exists()
