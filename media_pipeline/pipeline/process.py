"""The pipeline: its steps in order, and the run over one video."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import DatabaseError

from core.events.actions import emit
from core.events.run import LeaseLost
from core.space import is_out_of_space
from media_pipeline.events import VideoFailed, VideoReady
from media_pipeline.failures import GAVE_UP, StepFailed
from media_pipeline.models import StepRun, Video
from media_pipeline.sandbox.runner import MediaRefused

from . import picture, spoken, streaming
from .job import Job, Lease, NoLongerWanted, step_key
from .outcome import outcome_of

logger = logging.getLogger(__name__)


def _nothing(video: Video) -> dict[str, object]:
    return {}


def _speech(video: Video) -> dict[str, object]:
    return {"engine": settings.WHISPER_ENGINE, "model": video.speech_model, "language": video.language}


def _always(video: Video) -> bool:
    return True


def _translated(video: Video) -> bool:
    return video.translate


def _renditions(video: Video) -> dict[str, object]:
    """Their names say what they were made from, and how."""
    return {"of": sorted(video.renditions.values_list("file", flat=True))}


@dataclass(frozen=True)
class Step:
    """One step. A step whose needs failed is left out; the others go on, so that one failure loses nothing else.

    `version` is raised when the step's code makes another result of the same file and parameters. One that is not
    `wanted` of a video is no step of it.
    """

    name: str
    work: Callable[[Job, str], None]
    weight: int
    needs: tuple[str, ...] = ()
    parameters: Callable[[Video], dict[str, object]] = _nothing
    version: int = 1
    wanted: Callable[[Video], bool] = _always


STEPS = (
    Step("probe", picture.probe, 2),
    Step("poster", picture.poster, 2, ("probe",)),
    Step("audio", spoken.audio, 6, ("probe",)),
    Step("model", spoken.model, 5, ("audio",), _speech),
    Step("transcribe", spoken.transcribe, 45, ("model",), _speech, version=2),
    Step("captions", spoken.write_captions, 1, ("transcribe",), _speech, version=2),
    Step("translate", spoken.translate, 45, ("captions",), _speech, wanted=_translated),
    Step("chapters", spoken.propose_chapters, 1, ("captions",), _speech),
    Step("rendition-720p", picture.rendition("720p"), 27, ("probe",)),
    Step("rendition-360p", picture.rendition("360p"), 12, ("probe",)),
    Step("storyboard", picture.storyboard, 3, ("rendition-720p", "rendition-360p"), _renditions),
    Step("hls", streaming.hls, 2, ("rendition-720p", "rendition-360p"), _renditions),
)


def steps_for(video: Video) -> list[Step]:
    """The steps of a video, in order."""
    return [step for step in STEPS if step.wanted(video)]


def runs_of(video: Video) -> dict[str, StepRun]:
    """The step runs that count for the video as it is now, by the name of their step."""
    keys = {(step.name, step_key(video, step.name, step.version, step.parameters(video))) for step in steps_for(video)}
    return {run.step: run for run in video.steps.all() if (run.step, run.key) in keys}


def steps_done(video: Video) -> set[str]:
    """The steps that need not be done again."""
    return {name for name, run in runs_of(video).items() if run.state == StepRun.State.DONE}


def process_video(video_id: int, generation: int, lease: Lease) -> None:
    """Take the video through every step that is not done yet.

    Safe to run again after a kill at any moment: what is done is skipped, what was half done is done once.
    A file that cannot be used ends in the state `failed` with a message for people, never in an exception;
    what goes wrong with the database comes through, for the receipt to try again.
    """
    video = _begin(video_id, generation, lease)
    if video is None:
        return
    steps = steps_for(video)
    job = Job(video, lease, {step.name: step.weight for step in steps})
    try:
        _identify(job)
        job.expect(steps_done(job.video))
        failed: set[str] = set()
        for step in steps:
            job.enter(step.name)
            left_out = bool(failed.intersection(step.needs))
            if left_out or not _done(job, step):
                failed.add(step.name)
            job.leave(left_out=left_out)
        _finish(job)
    except NoLongerWanted:
        logger.info("Video %s: the processing was stopped.", video_id)
    job.clear()


def _begin(video_id: int, generation: int, lease: Lease) -> Video | None:
    with lease.fence():
        video = Video.objects.select_for_update().filter(pk=video_id, generation=generation).first()
        # What was given up is begun again where an operator replays its receipt.
        if video is None or not (video.is_busy or video.error_code == GAVE_UP):
            return None
        if video.state != Video.State.PROCESSING:
            video.state, video.error_code, video.error_values = Video.State.PROCESSING, "", {}
            video.ends_at = None
            Video.objects.filter(pk=video.pk).update(state=video.state, error_code="", error_values={}, ends_at=None)
        return video


def _identify(job: Job) -> None:
    """Compute the SHA-256 of the upload once; every step's key depends on it.

    A file that has vanished has none; the first step says so.
    """
    if job.video.sha256 or not job.video.file.storage.exists(job.video.file.name or ""):
        return
    digest, done, size = hashlib.sha256(), 0, max(1, job.video.file_size)
    with job.video.file.open("rb") as file:
        for chunk in file.chunks(1024 * 1024):
            digest.update(chunk)
            done += len(chunk)
            job.tick(done / size)
    with job.write() as video:
        job.set(video, sha256=digest.hexdigest())


def _done(job: Job, step: Step) -> bool:
    """Whether the step is done, now or before."""
    key = job.key(step.name, step.version, **step.parameters(job.video))
    if not job.begin_step(step.name, key):
        return True
    try:
        step.work(job, key)
    except (NoLongerWanted, LeaseLost, DatabaseError):
        raise
    except Exception as error:
        failure = _failure(error)
        if failure is None:
            raise
        logger.log(
            logging.ERROR if failure.code == "INTERNAL" else logging.INFO,
            "Video %s: step %s failed: %s %s",
            job.video.pk,
            step.name,
            failure.code,
            error,
            exc_info=error if failure.code == "INTERNAL" else None,
        )
        with job.write():
            job.finish_step(step.name, key, failure)
        return False
    return True


def _failure(error: Exception) -> StepFailed | None:
    """The failure to tell people of, or None where the error is not the step's but the run's."""
    if isinstance(error, StepFailed):
        return error
    if isinstance(error, MediaRefused):
        return StepFailed(error.code, **({"hours": settings.VIDEO_MAX_HOURS} if error.code == "TOO_LONG" else {}))
    if is_out_of_space(error):
        return StepFailed("DISK_FULL")
    return StepFailed("INTERNAL")


def _finish(job: Job) -> None:
    with job.write() as video:
        outcome = outcome_of(video)
        ready = outcome.state == Video.State.READY
        progress = 100 if ready else video.progress
        job.set(video, **asdict(outcome), step="", progress=progress, ends_at=None)
        if ready:
            emit(VideoReady(video_id=video.pk))
        else:
            emit(VideoFailed(video_id=video.pk, error_code=outcome.error_code))
