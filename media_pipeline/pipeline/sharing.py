"""A recording is heard in stretches, by as many workers as are free, and what they hear is joined."""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db.models import F, Sum

from core.events.actions import emit
from core.events.run import at_work
from media_pipeline.events import SpeechOffered
from media_pipeline.failures import StepFailed
from media_pipeline.models import Cue, Stretch, Transcript, Video
from media_pipeline.sandbox.runner import MediaRefused
from media_pipeline.transcribers import EngineInfo, Segment, Transcriber, transcriber
from media_pipeline.transcripts.storing import cues_of

from .hearing import ENGLISH, asked, lines_heard, sound, unheard_in
from .job import Job, Lease, NoLongerWanted, work_folder
from .speech import sound_of, stretches

logger = logging.getLogger(__name__)

# How soon the job sees that a helper has ended, or has left a stretch: nothing beside minutes of speech.
PAUSE_SECONDS = 0.5
# Until all is joined, each stretch numbers its cues from a place of its own: none has so many.
PLACES = 100_000


class Helper(Job):
    """Works on stretches of what another worker's job holds; it says nothing of steps."""

    def __init__(self, video: Video, lease: Lease) -> None:
        super().__init__(video, lease, {})
        # The same in each attempt: the next one removes what a killed one left.
        receipt = lease.token.partition(".")[0]
        self._folder = work_folder(video).with_name(f"{work_folder(video).name}-{receipt}")

    def report(self, fraction: float) -> None:
        """Notice that nobody wants it any more."""
        with self.write():
            pass


def hear(job: Job, key: str, source: Transcript.Source, language: str) -> Transcript:
    """The transcript at work, heard to its end.

    Whoever is free helps; what a helper leaves undone is heard here. A kill costs each worker the stretch it was at.
    """
    engine = transcriber(job.video.speech_model, job.tick)
    pcm = sound(job)
    cuts = list(stretches(pcm, seconds=settings.WHISPER_STRETCH_SECONDS))
    transcript = _begun(job, key, engine.info, source, language, cuts)
    if transcript.language:
        with job.write():
            _call_helpers(job, transcript)
    while transcript.stretches.filter(done=False).exists():
        if stretch := _taken(job, transcript):
            _hear(job, engine, pcm, stretch)
        else:
            job.tick(partial(_share, transcript))
            time.sleep(PAUSE_SECONDS)
    _join(job, transcript)
    return transcript


def help_hearing(video_id: int, generation: int, transcript_id: int, lease: Lease) -> None:
    """Hear stretches of a transcript at work, as long as one is free and its video still wants it.

    Where this machine cannot (a full disk, a model that it has not), the log says so and the others go on: the job that
    holds the video hears all that nobody else does, and says to people what goes wrong with that.
    """
    video = Video.objects.filter(pk=video_id).first()
    if video is None:
        return
    video.generation = generation
    helper = Helper(video, lease)
    try:
        _help(helper, transcript_id)
    except NoLongerWanted:
        logger.info("Video %s: no more help is wanted.", video_id)
    except (StepFailed, MediaRefused, OSError) as error:
        logger.warning("Video %s: could not help: %s", video_id, error)
    helper.clear()


def _help(helper: Helper, transcript_id: int) -> None:
    with helper.write():
        transcript = Transcript.objects.filter(pk=transcript_id, complete=False).exclude(language="").first()
        if transcript is None or not _free(transcript):
            return
    # The model and the sound come before the stretch: nobody is to wait for them.
    engine, pcm = transcriber(helper.video.speech_model, helper.tick), sound(helper)
    if engine.info.model_sha256 != transcript.model_sha256:
        logger.warning("Video %s: this machine has other weights of %s.", helper.video.pk, engine.info.model)
        return
    while stretch := _taken(helper, transcript):
        _hear(helper, engine, pcm, stretch)


def _begun(
    job: Job,
    key: str,
    info: EngineInfo,
    source: Transcript.Source,
    language: str,
    cuts: Sequence[tuple[int, int]],
) -> Transcript:
    """The transcript at work that this key stands for; one that other weights began is begun again."""
    with job.write() as video:
        unfinished = Transcript.objects.filter(video=video, source=source, complete=False)
        unfinished.exclude(key=key).delete()
        transcript, _ = unfinished.get_or_create(
            key=key, defaults={"video": video, "source": source, "model_sha256": info.model_sha256}
        )
        if not transcript.stretches.exists() or transcript.model_sha256 != info.model_sha256:
            Cue.with_silence.filter(transcript=transcript).delete()
            transcript.stretches.all().delete()
            Stretch.objects.bulk_create(
                Stretch(transcript=transcript, number=number, start_ms=start, end_ms=end)
                for number, (start, end) in enumerate(cuts)
            )
            transcript.language, transcript.unheard = language, []
            transcript.engine, transcript.engine_version = info.engine, info.version
            transcript.model, transcript.model_sha256 = info.model, info.model_sha256
            transcript.save()
        return transcript


def _call_helpers(job: Job, transcript: Transcript) -> None:
    """Offer what is left, but for the stretch that the job hears itself. The language is known: all hear the same."""
    for _ in range(transcript.stretches.filter(done=False).count() - 1):
        emit(SpeechOffered(video_id=job.video.pk, generation=job.video.generation, transcript_id=transcript.pk))


def _free(transcript: Transcript) -> list[Stretch]:
    """The stretches that nobody is at, unless other weights began it again; to take one, lock the video before."""
    left = list(transcript.stretches.filter(done=False, transcript__model_sha256=transcript.model_sha256))
    others = at_work(stretch.holder for stretch in left)
    return [stretch for stretch in left if stretch.holder not in others]


def _taken(job: Job, transcript: Transcript) -> Stretch | None:
    """The first stretch that nobody is at, now held by this job; None where there is none."""
    with job.write():
        for stretch in _free(transcript):
            stretch.holder, stretch.heard_ms = job.lease.token, 0
            stretch.save(update_fields=["holder", "heard_ms"])
            return stretch
    return None


def _hear(job: Job, engine: Transcriber, pcm: Path, stretch: Stretch) -> None:
    """Hear a stretch and keep its lines, unless the transcript was begun again meanwhile."""
    transcript = stretch.transcript
    recording = sound_of(pcm, stretch.start_ms, stretch.end_ms)
    answer = asked(engine, transcript, recording)
    if answer.speech and not transcript.language:
        with job.write():
            transcript.language = answer.language
            transcript.save(update_fields=["language"])
            _call_helpers(job, transcript)
    lines = lines_heard(stretch, recording, _watched(job, stretch, answer.segments))
    with job.write():
        mine = Stretch.objects.filter(pk=stretch.pk, holder=job.lease.token, done=False)
        done = {"done": True, "heard_ms": stretch.end_ms - stretch.start_ms}
        if mine.update(**done, unheard=unheard_in(stretch, answer, lines)):
            Cue.objects.bulk_create(cues_of(transcript, lines, first=stretch.number * PLACES))


def _join(job: Job, transcript: Transcript) -> None:
    """Number the cues through, stretch after stretch; what has been numbered stays as it is."""
    parts = list(transcript.stretches.all())
    with job.write():
        numbered = 0
        for part in parts:
            first = part.number * PLACES
            cues = Cue.with_silence.filter(transcript=transcript, position__range=(first, first + PLACES - 1))
            numbered += cues.update(position=F("position") - first + numbered) if first else cues.count()
        transcript.unheard = [gap for part in parts for gap in part.unheard]
        # Engines take it for English where nobody speaks.
        transcript.language = transcript.language or ENGLISH
        transcript.save(update_fields=["unheard", "language"])


def _watched(job: Job, stretch: Stretch, heard: Iterable[Segment]) -> Iterator[Segment]:
    for segment in heard:
        job.tick(partial(_told, stretch, segment.end_ms))
        yield segment


def _told(stretch: Stretch, heard_ms: int) -> float:
    """Note how much of the stretch is heard, and answer how much of the recording is, by all together."""
    Stretch.objects.filter(pk=stretch.pk, holder=stretch.holder).update(heard_ms=heard_ms)
    return _share(stretch.transcript)


def _share(transcript: Transcript) -> float:
    whole = transcript.stretches.aggregate(heard=Sum("heard_ms"), length=Sum(F("end_ms") - F("start_ms")))
    # Both are None where the transcript is gone, which the next write notices.
    return (whole["heard"] or 0) / (whole["length"] or 1)
