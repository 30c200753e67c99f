"""The steps that turn what is said into a transcript and captions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from media_pipeline.captions.glossary import Glossary, Term, hint
from media_pipeline.captions.layout import Caption
from media_pipeline.captions.lines import Line, heard_words
from media_pipeline.captions.merging import merged
from media_pipeline.captions.quality import flags_of, unheard
from media_pipeline.captions.sentences import Sentence, sentences
from media_pipeline.chapters.keeping import keep_chapters
from media_pipeline.chapters.proposal import proposed
from media_pipeline.failures import StepFailed
from media_pipeline.models import Cue, SpokenTerm, StepRun, Transcript, TranscriptVersion
from media_pipeline.querysets import TranscriptQuerySet
from media_pipeline.sandbox.runner import run
from media_pipeline.transcribers import EngineInfo, Heard, Segment, transcriber
from media_pipeline.transcripts.storing import cues_of, keep_captions, lines_of, store, take_over

from .edges import Loudness
from .job import Job
from .outcome import HEARING_STEPS
from .picture import limits_for, max_seconds
from .speech import Piece, length_ms, pieces

ENGLISH = "en"


def audio(job: Job, key: str) -> None:
    """Decode the sound to 16 kHz PCM."""
    sound(job)
    with job.write():
        job.finish_step("audio", key)


def sound(job: Job) -> Path:
    """The recording as PCM in the scratch folder, decoded where it is not there (any more)."""
    if job.video.has_audio is False:
        raise StepFailed("NO_AUDIO")
    pcm = job.scratch / f"{job.video.sha256[:16]}.pcm"
    if not pcm.exists():
        partial = pcm.with_suffix(".part")
        run(
            "audio",
            job.source(),
            limits=limits_for(job.video),
            on_tick=job.tick,
            target=partial,
            max_seconds=max_seconds(),
        )
        partial.replace(pcm)
    return pcm


def model(job: Job, key: str) -> None:
    """Have the speech model on this machine and in memory."""
    transcriber(job.video.speech_model, job.tick)
    with job.write():
        job.finish_step("model", key)


def transcribe(job: Job, key: str) -> None:
    """Write down what is said, sentence by sentence; every finished piece is kept, so a kill costs one piece."""
    _hear(job, key, Transcript.Source.AUTO, job.video.language)
    with job.write():
        job.finish_step("transcribe", key)


def translate(job: Job, key: str) -> None:
    """Write down in English what is said in another language: the engine's own translation."""
    spoken = _complete(job, Transcript.Source.AUTO).latest("created_at").language
    if spoken.partition("-")[0] == ENGLISH:
        with job.write():
            job.finish_step("translate", key)
        return
    heard = _hear(job, key, Transcript.Source.MACHINE, spoken)
    heard.language = ENGLISH
    lines = lines_of(heard)
    while not _put(job, "translate", key, heard, lines):
        job.tick(1.0)


def _hear(job: Job, key: str, source: Transcript.Source, language: str) -> Transcript:
    """The transcript at work, as far as the recording goes."""
    engine = transcriber(job.video.speech_model, job.tick)
    pcm = sound(job)
    length = max(1, length_ms(pcm))
    into_english = source == Transcript.Source.MACHINE
    transcript = _transcript(job, key, engine.info, source, language)
    for piece in pieces(pcm, start_ms=transcript.heard_ms):
        written = ENGLISH if into_english else transcript.language
        terms = _terms(written)
        answer = engine.transcribe(
            piece.sound, language=transcript.language, hint=hint(terms), into_english=into_english
        )
        if not written:
            terms = _terms(answer.language)
        glossary = Glossary(terms)
        heard = map(glossary.corrected, _watched(job, piece, answer.segments, length))
        lines = [_line(piece, sentence) for sentence in Loudness(piece.sound).edges(sentences(heard))]
        with job.write():
            _add(transcript, piece, lines, answer)
    return transcript


def _terms(language: str) -> list[Term]:
    return [
        Term(term.text, tuple(line.strip() for line in term.misheard.splitlines() if line.strip()))
        for term in SpokenTerm.objects.spoken_in(language)
    ]


def _complete(job: Job, source: str) -> TranscriptQuerySet:
    complete: TranscriptQuerySet = Transcript.objects.filter(video=job.video, source=source).complete()
    return complete


def _transcript(job: Job, key: str, info: EngineInfo, source: Transcript.Source, language: str) -> Transcript:
    """The transcript at work that this key stands for; one that other weights began is begun again."""
    with job.write() as video:
        at_work = Transcript.objects.filter(video=video, source=source, complete=False)
        at_work.exclude(key=key).delete()
        transcript, _ = at_work.get_or_create(
            key=key, defaults={"video": video, "source": source, "model_sha256": info.model_sha256}
        )
        if transcript.heard_ms == 0 or transcript.model_sha256 != info.model_sha256:
            Cue.with_silence.filter(transcript=transcript).delete()
            transcript.heard_ms, transcript.language, transcript.unheard = 0, language, []
            transcript.engine, transcript.engine_version = info.engine, info.version
            transcript.model, transcript.model_sha256 = info.model, info.model_sha256
            transcript.save()
        return transcript


def _watched(job: Job, piece: Piece, heard: Iterable[Segment], length: int) -> Iterator[Segment]:
    for segment in heard:
        job.tick((piece.start_ms + segment.end_ms) / length)
        yield segment


def _line(piece: Piece, sentence: Sentence) -> Line:
    """The sentence with times of the whole recording, marked where a person should look."""
    line = Line(
        piece.start_ms + sentence.start_ms,
        piece.start_ms + sentence.end_ms,
        sentence.text,
        words=tuple(
            (piece.start_ms + word.start_ms, piece.start_ms + word.end_ms, word.text.strip(), word.probability)
            for word in sentence.words
        ),
        avg_logprob=sentence.avg_logprob,
        no_speech_prob=sentence.no_speech_prob,
        compression_ratio=sentence.compression_ratio,
    )
    return replace(line, flags=flags_of(line))


def _add(transcript: Transcript, piece: Piece, lines: Sequence[Line], answer: Heard) -> None:
    Cue.objects.bulk_create(cues_of(transcript, lines, first=transcript.cues.count()))
    speech = [(piece.start_ms + begin, piece.start_ms + end) for begin, end in answer.speech]
    transcript.unheard += unheard(speech, (word for line in lines for word in heard_words(line)))
    transcript.heard_ms, transcript.language = piece.end_ms, answer.language
    transcript.save(update_fields=["heard_ms", "language", "unheard"])


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
