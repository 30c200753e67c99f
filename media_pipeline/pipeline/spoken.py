"""The steps that turn what is said into a transcript and captions."""

from media_pipeline.captions.layout import Caption
from media_pipeline.captions.lines import Line
from media_pipeline.captions.merging import merged
from media_pipeline.chapters.keeping import keep_chapters
from media_pipeline.chapters.proposal import proposed
from media_pipeline.models import Cue, StepRun, Stretch, Transcript, TranscriptVersion
from media_pipeline.querysets import TranscriptQuerySet
from media_pipeline.transcribers import transcriber
from media_pipeline.transcripts.storing import keep_captions, lines_of, store, take_over

from .hearing import ENGLISH, sound
from .job import Job
from .outcome import HEARING_STEPS
from .sharing import hear


def audio(job: Job, key: str) -> None:
    """Decode the sound to 16 kHz PCM."""
    sound(job)
    with job.write():
        job.finish_step("audio", key)


def model(job: Job, key: str) -> None:
    """Have the speech model on this machine and in memory."""
    transcriber(job.video.speech_model, job.tick)
    with job.write():
        job.finish_step("model", key)


def transcribe(job: Job, key: str) -> None:
    """Write down what is said, sentence by sentence; every finished stretch is kept, so a kill costs one."""
    hear(job, key, Transcript.Source.AUTO, job.video.language)
    with job.write():
        job.finish_step("transcribe", key)


def translate(job: Job, key: str) -> None:
    """Write down in English what is said in another language: the engine's own translation."""
    spoken = _complete(job, Transcript.Source.AUTO).latest("created_at").language
    if spoken.partition("-")[0] == ENGLISH:
        with job.write():
            job.finish_step("translate", key)
        return
    heard = hear(job, key, Transcript.Source.MACHINE, spoken)
    heard.language = ENGLISH
    lines = lines_of(heard)
    while not _put(job, "translate", key, heard, lines):
        job.tick(1.0)


def _complete(job: Job, source: str) -> TranscriptQuerySet:
    complete: TranscriptQuerySet = Transcript.objects.filter(video=job.video, source=source).complete()
    return complete


def write_captions(job: Job, key: str) -> None:
    """Put what was heard in the place of what was heard before, and keep in it what people corrected."""
    heard = Transcript.objects.filter(video=job.video, source=Transcript.Source.AUTO, complete=False).latest("pk")
    lines = lines_of(heard)
    while not _put(job, "captions", key, heard, lines):
        job.tick(0.0)


def _put(job: Job, step: str, key: str, heard: Transcript, lines: list[Line]) -> bool:
    """Do it; False where somebody corrected the old transcript meanwhile: merging and writing hold no transaction."""
    complete = _complete(job, heard.source)
    old = complete.filter(language=heard.language).first()
    transcript, before = (heard, lines) if old is None else (old, lines_of(old))
    after = lines if old is None else merged(before, lines)
    captions = keep_captions(transcript, job.video, after)
    with job.write() as video:
        if old is not None:
            if not complete.filter(pk=old.pk, version=old.version).exists():
                return False
            take_over(old, heard)
            heard.delete()
        # Corrections in another language are somebody's work, whatever the engine takes the language for now.
        corrected = Cue.with_silence.filter(confirmed=True).values("transcript")
        complete.exclude(pk=transcript.pk).exclude(pk__in=corrected).delete()
        Stretch.objects.filter(transcript=transcript).delete()
        reason = TranscriptVersion.Reason.HEARD
        store(transcript, video, after, before=before, reason=reason, captions=captions, detail=transcript.model)
        # Other models' steps are undone with what they made: going back to one transcribes again.
        done = StepRun.objects.filter(video=video, step__in=HEARING_STEPS if step == "captions" else [step])
        done.exclude(key__in=[key, transcript.key]).delete()
        job.finish_step(step, key)
    return True


def propose_chapters(job: Job, key: str) -> None:
    """Find chapters in what is said, where no person has written any."""
    transcript = _complete(job, Transcript.Source.AUTO).latest("created_at")
    cues = [Caption(cue.start_ms, cue.end_ms, cue.text) for cue in transcript.cues.order_by("position")]
    found = proposed(cues, job.video.duration_ms or 0)
    with job.write() as video:
        if not video.chapters_written:
            keep_chapters(video, found)
        job.finish_step("chapters", key)
