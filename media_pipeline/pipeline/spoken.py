"""The steps that turn what is said into a transcript and captions."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.events.actions import emit
from media_pipeline.captions.files import write_webvtt
from media_pipeline.captions.layout import as_words, captions
from media_pipeline.captions.sentences import Sentence, sentences
from media_pipeline.events import TranscriptReady
from media_pipeline.failures import StepFailed
from media_pipeline.models import Cue, Transcript
from media_pipeline.sandbox.runner import run
from media_pipeline.transcribers import EngineInfo, Segment, transcriber

from .job import Job
from .picture import limits_for, max_seconds
from .speech import Piece, length_ms, pieces


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
    engine = transcriber(job.video.speech_model, job.tick)
    pcm = sound(job)
    length = max(1, length_ms(pcm))
    transcript = _transcript(job, key, engine.info)
    for piece in pieces(pcm, start_ms=transcript.heard_ms):
        language, heard = engine.transcribe(piece.sound, language=transcript.language)
        found = list(sentences(_watched(job, piece, heard, length)))
        with job.write():
            _add(transcript, piece, found, language)
    with job.write():
        job.finish_step("transcribe", key)


def _transcript(job: Job, key: str, info: EngineInfo) -> Transcript:
    """The transcript this key stands for; one that other weights began is begun again."""
    with job.write() as video:
        transcript, _ = Transcript.objects.get_or_create(
            video=video, source=Transcript.Source.AUTO, key=key, defaults={"model_sha256": info.model_sha256}
        )
        if transcript.heard_ms == 0 or transcript.model_sha256 != info.model_sha256:
            transcript.cues.all().delete()
            transcript.heard_ms, transcript.language = 0, video.language
            transcript.engine, transcript.engine_version = info.engine, info.version
            transcript.model, transcript.model_sha256 = info.model, info.model_sha256
            transcript.save()
        return transcript


def _watched(job: Job, piece: Piece, heard: Iterable[Segment], length: int) -> Iterator[Segment]:
    for segment in heard:
        job.tick((piece.start_ms + segment.end_ms) / length)
        yield segment


def _add(transcript: Transcript, piece: Piece, found: list[Sentence], language: str) -> None:
    first = transcript.cues.count()
    Cue.objects.bulk_create(
        Cue(
            transcript=transcript,
            position=position,
            start_ms=piece.start_ms + sentence.start_ms,
            end_ms=piece.start_ms + sentence.end_ms,
            text=sentence.text,
            words=[
                [piece.start_ms + word.start_ms, piece.start_ms + word.end_ms, word.text.strip(), word.probability]
                for word in sentence.words
            ],
            avg_logprob=sentence.avg_logprob,
            no_speech_prob=sentence.no_speech_prob,
            compression_ratio=sentence.compression_ratio,
        )
        for position, sentence in enumerate(found, start=first)
    )
    transcript.heard_ms, transcript.language = piece.end_ms, language
    transcript.save(update_fields=["heard_ms", "language"])


def caption_file(transcript: Transcript) -> str:
    """The WebVTT file of a transcript that an engine made."""
    cues = transcript.cues.order_by("position")
    spoken = (
        [(start, end, text) for start, end, text, _ in cue.words] or as_words(cue.start_ms, cue.end_ms, cue.text)
        for cue in cues
    )
    return write_webvtt(captions(spoken))


def write_captions(job: Job, key: str) -> None:
    """Make the captions of the new transcript and put it in the place of an older one."""
    transcript = Transcript.objects.filter(video=job.video, source=Transcript.Source.AUTO).latest("pk")
    target = job.scratch / "captions.vtt"
    target.write_text(caption_file(transcript), encoding="utf-8")
    name = job.keep("captions", key, target, f"{transcript.language}.vtt")
    with job.write() as video:
        Transcript.objects.filter(video=video, source=Transcript.Source.AUTO).exclude(pk=transcript.pk).delete()
        transcript.captions, transcript.complete = name, True
        transcript.save(update_fields=["captions", "complete"])
        job.finish_step("captions", key)
        emit(
            TranscriptReady(
                video_id=video.pk,
                transcript_id=transcript.pk,
                language=transcript.language,
                source=transcript.source,
                published=video.published,
            )
        )
