"""What a transcript says: as words, as captions on the screen, and as a file that a person takes along."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from media_pipeline.captions import plain
from media_pipeline.captions.formats import FORMATS, CaptionFormat
from media_pipeline.captions.layout import Caption, Spoken, captions
from media_pipeline.captions.lines import Said, spoken_words
from media_pipeline.models import Transcript, Video
from media_pipeline.serving import signed_caption_url

_NOT_IN_NAMES = '<>:"/\\|?*'
# In characters: file systems take 255 bytes, and a character may have four.
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Download:
    """Where a transcript can be had as a file of a format."""

    format: CaptionFormat
    label: str
    url: str


@dataclass(frozen=True)
class CaptionFile:
    """A transcript as a file: its text, and the name that people and programs know it by."""

    name: str
    mime: str
    text: str


def captions_of(transcript: Transcript) -> list[Caption]:
    """What is on the screen, and when: as `laid_out` makes it of the lines that readers see."""
    return laid_out(transcript, transcript.cues.order_by("position"))


def laid_out(transcript: Transcript, lines: Iterable[Said]) -> list[Caption]:
    """Lines of the transcript as captions: a person's as they are, an engine's sentences laid out to be read."""
    if transcript.source == Transcript.Source.UPLOAD:
        return _as_captions(lines)
    return captions(spoken_words(line) for line in lines)


def sentences_of(transcript: Transcript) -> list[Caption]:
    """What is said, sentence by sentence."""
    cues = _as_captions(transcript.cues.order_by("position"))
    return plain.in_sentences(cues) if transcript.source == Transcript.Source.UPLOAD else cues


def heard_in(video: Video, language: str) -> list[Spoken]:
    """The words said in a video with their times, by its transcripts in the language; none where it has none.

    An engine's comes first: it knows when each word is said, a person's captions when each caption is shown.
    """
    transcripts = sorted(
        video.transcripts.complete().in_language(language), key=lambda one: one.source != Transcript.Source.AUTO
    )
    for transcript in transcripts:
        if words := [word for cue in transcript.cues.order_by("position") for word in spoken_words(cue)]:
            return words
    return []


def downloads_of(transcript_id: int) -> list[Download]:
    """The addresses of a transcript in every format, for someone who may see its video."""
    return [
        Download(format, str(made.label), signed_caption_url(transcript_id, format.value))
        for format, made in FORMATS.items()
    ]


def caption_file(transcript: Transcript, format: CaptionFormat) -> CaptionFile:
    """The transcript as a file of the format, named by its video's title and its language."""
    said = sentences_of(transcript) if format is CaptionFormat.TEXT else captions_of(transcript)
    made = FORMATS[format]
    return CaptionFile(_file_name(transcript, format), made.mime, made.write(said, transcript.language))


def _as_captions(lines: Iterable[Said]) -> list[Caption]:
    return [Caption(line.start_ms, line.end_ms, line.text) for line in lines]


def _file_name(transcript: Transcript, format: CaptionFormat) -> str:
    """A name that every system can store and nobody is deceived by: no folders, no hidden or reversing characters."""
    shown = "".join(
        " " if one in _NOT_IN_NAMES or unicodedata.category(one)[0] in "CZ" else one for one in transcript.video.title
    )
    title = " ".join(shown.split())[:_LONGEST_NAME].strip(". ") or "captions"
    return "-".join(filter(None, [title, transcript.language])) + f".{format.value}"
