"""The only way in which the lines of a complete transcript change."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.accounts.models import User
from core.events.actions import emit
from media_pipeline.captions import vtt
from media_pipeline.captions.lines import Line
from media_pipeline.events import TranscriptReady
from media_pipeline.models import Cue, Transcript, TranscriptVersion, Video

from .files import laid_out


def lines_of(transcript: Transcript) -> list[Line]:
    """All lines in order, with those that have no text."""
    return [
        Line(
            cue.start_ms,
            cue.end_ms,
            cue.text,
            words=tuple((start, end, text, sure) for start, end, text, sure in cue.words),
            confirmed=cue.confirmed,
            heard=cue.heard,
            flags=tuple(cue.flags),
            avg_logprob=cue.avg_logprob,
            no_speech_prob=cue.no_speech_prob,
            compression_ratio=cue.compression_ratio,
        )
        for cue in Cue.with_silence.filter(transcript=transcript).order_by("position")
    ]


def lines_of_version(version: TranscriptVersion) -> list[Line]:
    """The lines as they were; words have no times of their own there."""
    return [
        Line(start, end, text, confirmed=confirmed, heard=heard) for start, end, text, confirmed, heard in version.lines
    ]


def cues_of(transcript: Transcript, lines: Iterable[Line], first: int = 0) -> Iterator[Cue]:
    """Rows for the lines, numbered from `first`."""
    for position, line in enumerate(lines, start=first):
        yield Cue(
            transcript=transcript,
            position=position,
            start_ms=line.start_ms,
            end_ms=line.end_ms,
            text=line.text,
            words=list(line.words),
            confirmed=line.confirmed,
            heard=line.heard,
            flags=list(line.flags),
            avg_logprob=line.avg_logprob,
            no_speech_prob=line.no_speech_prob,
            compression_ratio=line.compression_ratio,
        )


def keep_captions(transcript: Transcript, video: Video, lines: Iterable[Line]) -> str:
    """Write the captions of what is to be the transcript's next version, and answer the name of their file."""
    name = f"{video.folder}/captions/{transcript.pk}-{transcript.version + 1}/{transcript.language}.vtt"
    spoken = (line for line in lines if line.text)
    return default_storage.save(name, ContentFile(vtt.write(laid_out(transcript, spoken)).encode()))


def store(
    transcript: Transcript,
    video: Video,
    lines: Sequence[Line],
    *,
    before: Sequence[Line],
    reason: str,
    captions: str = "",
    author: User | None = None,
    detail: str = "",
    complete: bool = True,
) -> None:
    """Put `lines` in the place of the transcript's rows, `before`, as its next version; call it with the video locked.

    `captions` is what `keep_captions` answered for these lines. Where it was not asked beforehand, the file, some
    kilobytes, is written here. Keeps the version, and tells it; one that is not `complete` has no file, and nobody is
    told.
    """
    # Rows before the first change stay: an app that knows them need not ask again.
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, lines, strict=False)))
    Cue.with_silence.filter(transcript=transcript, position__gte=same).delete()
    Cue.objects.bulk_create(cues_of(transcript, lines[same:], first=same))
    transcript.complete = complete
    transcript.captions = (captions or keep_captions(transcript, video, lines)) if complete else ""
    transcript.version += 1
    transcript.save()
    TranscriptVersion.objects.create(
        transcript=transcript,
        number=transcript.version,
        reason=reason,
        author=author,
        detail=detail[:255],
        lines=[[line.start_ms, line.end_ms, line.text, line.confirmed, line.heard] for line in lines],
    )
    if complete:
        emit(
            TranscriptReady(
                video_id=video.pk,
                transcript_id=transcript.pk,
                language=transcript.language,
                source=transcript.source,
                published=video.published,
            )
        )


def take_over(transcript: Transcript, other: Transcript) -> None:
    """Let `transcript` say of itself what is said of another that an engine made, which `store` saves."""
    for name in ("key", "engine", "engine_version", "model", "model_sha256", "unheard", "created_at"):
        setattr(transcript, name, getattr(other, name))
