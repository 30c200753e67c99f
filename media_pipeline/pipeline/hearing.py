"""What is heard in a part of a recording: the sound, the engine's answer, and lines of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from media_pipeline.captions.glossary import Glossary, Term, hint
from media_pipeline.captions.lines import Line, heard_words
from media_pipeline.captions.quality import flags_of, unheard
from media_pipeline.captions.sentences import Sentence, sentences
from media_pipeline.failures import StepFailed
from media_pipeline.models import SpokenTerm, Stretch, Transcript
from media_pipeline.sandbox.runner import run
from media_pipeline.transcribers import Heard, Segment, Transcriber
from media_pipeline.transcribers.protocol import Pcm

from .edges import Loudness
from .job import Job, work_folder
from .picture import limits_for, max_seconds

ENGLISH = "en"


def sound(job: Job) -> Path:
    """The recording as 16 kHz PCM: the one that the video's job has on this machine, or decoded where there is none."""
    if job.video.has_audio is False:
        raise StepFailed("NO_AUDIO")
    name = f"{job.video.sha256[:16]}.pcm"
    shared = work_folder(job.video) / name
    if shared.exists():
        return shared
    pcm = job.scratch / name
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


def asked(engine: Transcriber, transcript: Transcript, recording: Pcm) -> Heard:
    """The engine's answer for the transcript's language and kind, with the site's terms put right in it.

    The language is found out where the transcript has none yet.
    """
    into_english = transcript.source == Transcript.Source.MACHINE
    terms = _terms(ENGLISH if into_english else transcript.language)
    answer = engine.transcribe(recording, language=transcript.language, hint=hint(terms), into_english=into_english)
    glossary = Glossary(terms if transcript.language else _terms(answer.language))
    return replace(answer, segments=map(glossary.corrected, answer.segments))


def lines_heard(stretch: Stretch, recording: Pcm, segments: Iterable[Segment]) -> list[Line]:
    """The stretch's sentences, with times of the whole recording."""
    return [_line(stretch, sentence) for sentence in Loudness(recording).edges(sentences(segments))]


def unheard_in(stretch: Stretch, answer: Heard, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where in the whole recording somebody speaks in the stretch, and no word was heard."""
    speech = [(stretch.start_ms + begin, stretch.start_ms + end) for begin, end in answer.speech]
    return unheard(speech, (word for line in lines for word in heard_words(line)))


def _terms(language: str) -> list[Term]:
    return [
        Term(term.text, tuple(line.strip() for line in term.misheard.splitlines() if line.strip()))
        for term in SpokenTerm.objects.spoken_in(language)
    ]


def _line(stretch: Stretch, sentence: Sentence) -> Line:
    """The sentence as a line, marked where a person should look."""
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
