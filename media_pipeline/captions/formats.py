"""The files that captions come in and go out as."""

import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import plain, srt, ttml, vtt
from .layout import Caption, Spoken
from .limits import BadCaptions, check_size, text_of


class CaptionFormat(enum.Enum):
    """The formats, by the ends of the names of their files."""

    WEBVTT = "vtt"
    SRT = "srt"
    TTML = "ttml"
    TEXT = "txt"


@dataclass(frozen=True)
class Format:
    """How captions become a file of a format, and come back from one."""

    label: str | Promise
    mime: str
    write: Callable[[Iterable[Caption], str], str]
    """Makes a file's text of captions and the BCP 47 code of their language."""
    read: Callable[[bytes], list[Caption]] | None
    """Reads a file, or raises BadCaptions; None where files have no times."""


FORMATS: Final = {
    CaptionFormat.WEBVTT: Format("WebVTT", "text/vtt", vtt.write, vtt.read),
    CaptionFormat.SRT: Format("SubRip (SRT)", "application/x-subrip", srt.write, srt.read),
    CaptionFormat.TTML: Format("TTML", "application/ttml+xml", ttml.write, ttml.read),
    CaptionFormat.TEXT: Format(gettext_lazy("Plain text"), "text/plain", plain.write, None),
}
ACCEPTED: Final = {
    "vtt": CaptionFormat.WEBVTT,
    "srt": CaptionFormat.SRT,
    "ttml": CaptionFormat.TTML,
    "dfxp": CaptionFormat.TTML,
    "xml": CaptionFormat.TTML,
    "txt": CaptionFormat.TEXT,
}
"""The ends of names of files that are read, in small letters."""


def read_captions(content: bytes, name: str = "", heard: Callable[[], Sequence[Spoken]] = tuple) -> list[Caption]:
    """The captions of a file, whatever it is, in order of time. Raises BadCaptions.

    What a file is, it says itself; `name` tells only whether a file without times is plain text. Such is timed by the
    words that `heard` gives, which is called for plain text only.
    """
    check_size(content)
    reader = FORMATS[_recognised(content, name)].read
    return reader(content) if reader is not None else plain.read(content, heard())


def _recognised(content: bytes, name: str) -> CaptionFormat:
    if vtt.recognised(content):
        return CaptionFormat.WEBVTT
    if srt.recognised(content):
        return CaptionFormat.SRT
    if ttml.recognised(content):
        return CaptionFormat.TTML
    if named := ACCEPTED.get(name.rpartition(".")[2].lower()):
        return named
    # That it is not even text says more.
    text_of(content)
    raise BadCaptions(
        _(
            "This is no file of captions: it is neither WebVTT nor SRT nor TTML. The name of plain text must end in "
            "“.txt”."
        )
    )
