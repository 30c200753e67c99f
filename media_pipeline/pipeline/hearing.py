"""Speech to lines: a recording is heard in stretches, by as many workers as are free, and what they hear is joined."""

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db.models import F, Sum

from core.events.actions import emit
from core.events.run import LeaseLost, at_work
from media_pipeline.captions.glossary import Glossary, Term, hint
from media_pipeline.captions.lines import Line, heard_words
from media_pipeline.captions.quality import flags_of, unheard
from media_pipeline.captions.sentences import Sentence, sentences
from media_pipeline.events import SpeechOffered
from media_pipeline.failures import StepFailed
from media_pipeline.models import Cue, SpokenTerm, Stretch, Transcript, Video
from media_pipeline.sandbox.runner import MediaRefused, run
from media_pipeline.transcribers import EngineInfo, Segment, Transcriber, transcriber
from media_pipeline.transcripts.storing import cues_of

from .edges import Loudness
from .job import Job, Lease, NoLongerWanted
from .picture import limits_for, max_seconds
from .speech import sound_of, stretches

logger = logging.getLogger(__name__)

ENGLISH = "en"
PAUSE_SECONDS = 0.5
# Until all is joined, each stretch numbers its cues from a place of its own: none has so many.
PLACES = 100_000


class Helper(Job):
    """Works on stretches of what another worker's job holds; it says nothing of steps."""

    def __init__(self, video: Video, lease: Lease) -> None:
        super().__init__(video, lease, {})
        # The same in each attempt: the next one removes what a killed one left.
        self._folder = settings.MEDIA_WORK_DIR / f"{video.uuid.hex}-{lease.token.partition('.')[0]}"

    def report(self, fraction: float) -> None:
        """Notice that nobody wants it any more."""
        with self.write():
            pass


def sound(job: Job) -> Path:
    """The recording as 16 kHz PCM: the one of this machine, or decoded where there is none (any more)."""
    if job.video.has_audio is False:
        raise StepFailed("NO_AUDIO")
    name = f"{job.video.sha256[:16]}.pcm"
    shared: Path = settings.MEDIA_WORK_DIR / job.video.uuid.hex / name
    if shared.exists():
        return shared
    pcm = job.scratch / name
    if not pcm.exists():
        partial_file = pcm.with_suffix(".part")
        run(
            "audio",
            job.source(),
            limits=limits_for(job.video),
            on_tick=job.tick,
            target=partial_file,
            max_seconds=max_seconds(),
        )
        partial_file.replace(pcm)
    return pcm


def hear(job: Job, key: str, source: Transcript.Source, language: str) -> Transcript:
    """The transcript at work, heard to its end.

    Whoever is free helps; what a helper leaves undone is heard here. A kill costs each worker the stretch it was at.
    """
    engine = transcriber(job.video.speech_model, job.tick)
    pcm = sound(job)
    transcript = _begun(job, key, engine.info, source, language, _cuts(pcm))
    if transcript.language:
        with job.write():
            _call_helpers(job, transcript)
    while transcript.stretches.filter(done=False).exists():
        stretch = _taken(job, transcript)
        if stretch is None:
            job.tick(partial(_share, transcript))
            time.sleep(PAUSE_SECONDS)
        else:
            _hear(job, engine, sound(job), stretch)
    return _joined(job, transcript)


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
    except LeaseLost:
        # Whoever has the lease now has the same folder.
        raise
    except BaseException:
        helper.clear()
        raise
    helper.clear()


def _help(helper: Helper, transcript_id: int) -> None:
    offered = Transcript.objects.filter(pk=transcript_id, complete=False).exclude(language="")
    with helper.write():
        if not any(_free(transcript) for transcript in offered.all()):
            return
    # The model and the sound come before the stretch: nobody is to wait for them.
    engine, pcm = transcriber(helper.video.speech_model, helper.tick), sound(helper)
    for transcript in offered.all():
        if engine.info.model_sha256 != transcript.model_sha256:
            logger.warning("Video %s: this machine has other weights of %s.", helper.video.pk, engine.info.model)
            return
        while stretch := _taken(helper, transcript):
            _hear(helper, engine, pcm, stretch)


def _cuts(pcm: Path) -> list[tuple[int, int]]:
    return list(stretches(pcm, seconds=settings.WHISPER_STRETCH_SECONDS))


def _begun(
    job: Job,
    key: str,
    info: EngineInfo,
    source: Transcript.Source,
    language: str,
    cuts: list[tuple[int, int]],
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
    """The stretches that nobody is at; to take one, lock the video before."""
    left = list(transcript.stretches.filter(done=False))
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
    into_english = transcript.source == Transcript.Source.MACHINE
    terms = _terms(ENGLISH if into_english else transcript.language)
    answer = engine.transcribe(recording, language=transcript.language, hint=hint(terms), into_english=into_english)
    if not transcript.language:
        terms = _terms(answer.language)
        if answer.speech:
            with job.write():
                transcript.language = answer.language
                transcript.save(update_fields=["language"])
                _call_helpers(job, transcript)
    glossary = Glossary(terms)
    heard = map(glossary.corrected, _watched(job, stretch, answer.segments))
    lines = [_line(stretch, sentence) for sentence in Loudness(recording).edges(sentences(heard))]
    speech = [(stretch.start_ms + begin, stretch.start_ms + end) for begin, end in answer.speech]
    missing = unheard(speech, (word for line in lines for word in heard_words(line)))
    with job.write():
        mine = Stretch.objects.filter(pk=stretch.pk, holder=job.lease.token, done=False)
        if mine.update(done=True, heard_ms=stretch.end_ms - stretch.start_ms, unheard=missing):
            Cue.objects.bulk_create(cues_of(transcript, lines, first=stretch.number * PLACES))


def _joined(job: Job, transcript: Transcript) -> Transcript:
    """Number the cues through, stretch after stretch; what has been numbered stays as it is."""
    with job.write():
        numbered = 0
        for stretch in transcript.stretches.all():
            first = stretch.number * PLACES
            cues = Cue.with_silence.filter(transcript=transcript, position__range=(first, first + PLACES - 1))
            count = cues.count()
            if first and count:
                cues.update(position=F("position") - first + numbered)
            numbered += count
        transcript.unheard = [gap for stretch in transcript.stretches.all() for gap in stretch.unheard]
        # Engines take it for English where nobody speaks.
        transcript.language = transcript.language or ENGLISH
        transcript.save(update_fields=["unheard", "language"])
    return transcript


def _terms(language: str) -> list[Term]:
    return [
        Term(term.text, tuple(line.strip() for line in term.misheard.splitlines() if line.strip()))
        for term in SpokenTerm.objects.spoken_in(language)
    ]


def _watched(job: Job, stretch: Stretch, heard: Iterable[Segment]) -> Iterator[Segment]:
    for segment in heard:
        job.tick(partial(_told, stretch, segment.end_ms))
        yield segment


def _told(stretch: Stretch, heard_ms: int) -> float:
    """How much of the recording is heard, by all together."""
    Stretch.objects.filter(pk=stretch.pk, holder=stretch.holder).update(heard_ms=heard_ms)
    return _share(stretch.transcript)


def _share(transcript: Transcript) -> float:
    all_of_them = transcript.stretches.aggregate(heard=Sum("heard_ms"), all=Sum(F("end_ms") - F("start_ms")))
    return (all_of_them["heard"] or 0) / max(1, all_of_them["all"] or 0)


def _line(stretch: Stretch, sentence: Sentence) -> Line:
    """The sentence with times of the whole recording, marked where a person should look."""
    line = Line(
        stretch.start_ms + sentence.start_ms,
        stretch.start_ms + sentence.end_ms,
        sentence.text,
        words=tuple(
            (stretch.start_ms + word.start_ms, stretch.start_ms + word.end_ms, word.text.strip(), word.probability)
            for word in sentence.words
        ),
        avg_logprob=sentence.avg_logprob,
        no_speech_prob=sentence.no_speech_prob,
        compression_ratio=sentence.compression_ratio,
    )
    return replace(line, flags=flags_of(line))
