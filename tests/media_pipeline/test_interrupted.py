"""A run that ends at any of its writes, as a kill ends it: files are there, what names them is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from core.events.models import Entry
from media_pipeline.models import StepRun, Transcript, Video
from media_pipeline.pipeline.process import process_video, steps_for
from media_pipeline.storage import named_files
from tests.events import settle

from .files import make_video
from .leases import Killed, OwnLease

pytestmark = pytest.mark.django_db


class Lease(OwnLease):
    """A lease of a process that is killed after `writes` writes, just before the next is committed."""

    def __init__(self, writes: int) -> None:
        super().__init__()
        self.left = writes

    @contextmanager
    def fence(self) -> Iterator[None]:
        with super().fence():
            yield
            if self.left == 0:
                raise Killed
            self.left -= 1


def runs_through(video: Video, writes: int) -> bool:
    try:
        process_video(video.pk, video.generation, Lease(writes))
    except Killed:
        return False
    return True


@pytest.mark.slow
def test_a_run_that_is_killed_at_every_write_is_finished_by_the_next_ones(upload, stored, settings, tmp_path):
    video = upload(make_video(tmp_path / "film.mp4", size=(960, 540), seconds=4))
    lives = next(writes for writes in count() if runs_through(video, writes))
    assert lives > 2 * len(steps_for(video))
    settle()

    video.refresh_from_db()
    assert (video.state, video.progress) == ("ready", 100)
    assert set(StepRun.objects.values_list("step", "state")) == {(step.name, "done") for step in steps_for(video)}
    assert stored() == named_files(video)
    assert len(stored()) == len(["upload", "poster", "captions", "720p", "360p", "storyboard", "hls 720p", "hls 360p"])
    assert not list(settings.MEDIA_WORK_DIR.iterdir())
    assert Transcript.objects.get().complete
    assert Entry.objects.filter(name="media_pipeline.VideoReady").count() == 1
    assert Entry.objects.filter(name="media_pipeline.TranscriptReady").count() == 1
