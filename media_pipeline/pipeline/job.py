"""One run of the pipeline over one video: what every step needs, and the only way in which a step writes."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from core.events.actions import emit
from media_pipeline.events import VideoProgressed
from media_pipeline.failures import StepFailed
from media_pipeline.models import StepRun, Video
from media_pipeline.storage import local_path

from .pace import seconds_left

TICK_SECONDS = 2.0
# No job is at work so long (core.events.run.MAX_KEEP_SECONDS).
LEFT_BEHIND_SECONDS = 24 * 3600


class Lease(Protocol):
    """What the job needs of its receipt; see core.events.event.on."""

    @property
    def token(self) -> str: ...

    def heartbeat(self) -> None: ...

    def fence(self) -> AbstractContextManager[Any]: ...


class NoLongerWanted(Exception):
    """The video was cancelled, deleted or asked for again while the job ran."""


def work_folder(video: Video) -> Path:
    """Where the job of this request to process the video keeps what it works with, on each machine."""
    folder: Path = settings.MEDIA_WORK_DIR / f"{video.uuid.hex}-{video.generation}"
    return folder


def step_key(video: Video, step: str, version: int, parameters: dict[str, object]) -> str:
    """What the result of a step depends on, as one hash: see StepRun.key."""
    facts = [step, version, video.sha256, parameters]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


class Job:
    """Works on one generation of a video's processing.

    Every database write happens in `write()`: it commits only while our lease holds and the video still
    wants this generation. Files are written under a name that their content decides, before the row that
    names them, so that a killed run leaves at most a file that the next run overwrites.
    """

    def __init__(self, video: Video, lease: Lease, weights: dict[str, int]) -> None:
        self.video = video
        self.lease = lease
        self._folder = work_folder(video)
        self._weights = weights
        self._done_weight = 0
        # Of what this run does itself: what was done before it tells nothing about its pace.
        self._expected: frozenset[str] = frozenset()
        self._worked, self._wanted = 0.0, float(sum(weights.values()))
        self._began = time.monotonic()
        self._step, self._key = "", ""
        self._step_percent = -1
        self._ticked = 0.0

    @cached_property
    def scratch(self) -> Path:
        """A folder for the job's own files, made when a step first needs it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        # It may have been left by an attempt of long ago: see `clear`.
        self._folder.touch()
        return self._folder

    def clear(self) -> None:
        """Remove that folder, and those that killed workers left on this machine long ago."""
        shutil.rmtree(self._folder, ignore_errors=True)
        for folder in settings.MEDIA_WORK_DIR.glob("[0-9a-f]" * 32 + "*"):
            with suppress(FileNotFoundError):  # another worker was faster
                if time.time() - folder.stat().st_mtime > LEFT_BEHIND_SECONDS:
                    shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def write(self) -> Iterator[Video]:
        """A transaction in which the locked video still wants this job; else raises NoLongerWanted."""
        with self.lease.fence():
            wanted = Video.objects.select_for_update().filter(
                pk=self.video.pk, generation=self.video.generation, state=Video.State.PROCESSING
            )
            video = wanted.first()
            if video is None:
                raise NoLongerWanted
            yield video
            self.video = video

    def set(self, video: Video, **values: Any) -> None:
        """Change columns, inside `write()`. No signal is sent: none of what a job writes is in Wagtail's indexes."""
        Video.objects.filter(pk=video.pk).update(**values)
        for name, value in values.items():
            setattr(video, name, value)

    def tick(self, fraction: float | Callable[[], float]) -> None:
        """Called often with how much of the current step is done (0 to 1), or with what finds that out.

        Every two seconds it keeps the lease, notices a cancellation, and tells the progress where it grew.
        """
        if time.monotonic() - self._ticked < TICK_SECONDS:
            return
        self._ticked = time.monotonic()
        self.lease.heartbeat()
        self.report(fraction() if callable(fraction) else fraction)

    def report(self, fraction: float) -> None:
        """Store and tell the progress; it never goes back within a generation, and 100 means ready."""
        fraction = min(max(fraction, 0.0), 1.0)
        weight = self._weights.get(self._step, 0)
        percent = min(99, int(100 * (self._done_weight + weight * fraction) / sum(self._weights.values())))
        step_percent = int(100 * fraction)
        with self.write() as video:
            if percent > video.progress or video.step != self._step or step_percent > self._step_percent:
                self._step_percent = step_percent
                ends_at = self._ends_at(weight * fraction)
                self.set(video, progress=max(percent, video.progress), step=self._step, ends_at=ends_at)
                running = StepRun.objects.filter(video=video, step=self._step, key=self._key)
                running.filter(state=StepRun.State.RUNNING).update(progress=step_percent)
                emit(VideoProgressed(video_id=video.pk, step=video.step, percent=video.progress))

    def _ends_at(self, of_this_step: float) -> datetime | None:
        """When the run will be over, at its own pace."""
        done = self._worked + (0 if self._step in self._expected else of_this_step)
        left = seconds_left(time.monotonic() - self._began, done, self._wanted - done)
        return None if left is None else timezone.now() + timedelta(seconds=left)

    def expect(self, done_before: Iterable[str]) -> None:
        """Say which steps need not be done again, before the first is entered."""
        self._expected = frozenset(done_before)
        self._wanted -= sum(self._weights.get(step, 0) for step in self._expected)

    def enter(self, step: str) -> None:
        """The job goes on to `step`."""
        self._step, self._key, self._step_percent = step, "", -1
        self._ticked = time.monotonic()
        self.report(0.0)

    def leave(self, *, left_out: bool = False) -> None:
        """The current step is over: done, failed, or not even tried."""
        weight = self._weights.get(self._step, 0)
        self._done_weight += weight
        if self._step in self._expected:
            return
        if left_out:
            self._wanted -= weight
        else:
            self._worked += weight

    def key(self, step: str, version: int, **parameters: object) -> str:
        """The key of a step on this video."""
        return step_key(self.video, step, version, parameters)

    def begin_step(self, step: str, key: str) -> bool:
        """Note that `step` starts. False where it was done before: there is nothing to do."""
        self._key = key
        with self.write() as video:
            run, created = StepRun.objects.get_or_create(video=video, step=step, key=key)
            if run.state == StepRun.State.DONE:
                return False
            if not created:
                run.attempt += 1
                run.state, run.error_code, run.error_values = StepRun.State.RUNNING, "", {}
                run.progress = 0
                run.started_at, run.finished_at = timezone.now(), None
                run.save()
            return True

    def finish_step(self, step: str, key: str, failure: StepFailed | None = None) -> None:
        """Note that `step` is done, or why it is not. Call it inside `write()` with the step's other rows."""
        StepRun.objects.filter(video=self.video, step=step, key=key).update(
            state=StepRun.State.FAILED if failure else StepRun.State.DONE,
            error_code=failure.code if failure else "",
            error_values=failure.values if failure else {},
            finished_at=timezone.now(),
        )

    def source(self) -> Path:
        """The uploaded file as a local file."""
        return self.local(self.video.file.name or "")

    def local(self, name: str) -> Path:
        """A stored file as a local one: itself where the storage is a folder, else a copy made once."""
        if not default_storage.exists(name):
            raise StepFailed("FILE_MISSING")
        if (path := local_path(name)) is not None:
            return path
        copy = self.scratch / name.replace("/", "-")
        if not copy.exists() or copy.stat().st_size != default_storage.size(name):
            self._copy(default_storage.open(name), copy)
        return copy

    def _copy(self, remote: File, copy: Path) -> None:
        partial = copy.with_suffix(".part")
        with remote, partial.open("wb") as local:
            for chunk in remote.chunks(1024 * 1024):
                local.write(chunk)
                self.tick(0.0)
        partial.replace(copy)

    def keep(self, step: str, key: str, local: Path, name: str) -> str:
        """Store a finished file under a name that its content decides; returns that name."""
        target = f"{self.video.folder}/{step}/{key[:16]}/{name}"
        # What is there was left by a run that died before its row: nothing refers to it.
        if default_storage.exists(target):
            default_storage.delete(target)
        with local.open("rb") as content:
            return default_storage.save(target, File(content))
