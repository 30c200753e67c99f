"""WebVTT files: written exactly, read strictly."""

import html
import re
from collections.abc import Iterable

import webvtt
from django.utils.translation import gettext as _
from webvtt.errors import MalformedCaptionError, MalformedFileError

from .layout import Caption

MAX_BYTES = 2 * 1024 * 1024
MAX_CUES = 20_000
MAX_MS = 2**31 - 1
# Control characters, and the separators that some readers take for line ends.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class BadCaptions(Exception):
    """A file of captions cannot be used; the message says why, for people."""


def write_webvtt(captions: Iterable[Caption]) -> str:
    """The captions as a WebVTT file. What is in a text stays text: no tag, entity or arrow comes of it."""
    blocks = (f"{_stamp(one.start_ms)} --> {_stamp(one.end_ms)}\n{_escaped(one.text)}\n" for one in captions)
    return "\n".join(["WEBVTT\n", *blocks])


def read_webvtt(content: bytes) -> list[Caption]:
    """The captions of a WebVTT file, in order of time, without markup. Raises BadCaptions."""
    if len(content) > MAX_BYTES:
        raise BadCaptions(_("This file is too large for captions (more than 2 MB)."))
    if not content.strip():
        raise BadCaptions(_("This file is empty."))
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise BadCaptions(_("This file is not UTF-8 text. Save it as WebVTT in UTF-8.")) from None
    try:
        parsed = webvtt.from_string(text, strict=True)
    except MalformedFileError:
        raise BadCaptions(_('This is not a WebVTT file: its first line must be "WEBVTT".')) from None
    except MalformedCaptionError as error:
        raise BadCaptions(_("The captions contain a mistake: %(reason)s") % {"reason": str(error)[:200]}) from None
    if len(parsed) > MAX_CUES:
        raise BadCaptions(_("This file has too many captions (more than 20,000)."))
    captions = [_caption(cue) for cue in parsed.captions]
    captions = sorted((caption for caption in captions if caption.text), key=lambda caption: caption.start_ms)
    if not captions:
        raise BadCaptions(_("This file contains no captions."))
    return captions


def _caption(cue: webvtt.Caption) -> Caption:
    start, end = _milliseconds(cue.start_time), _milliseconds(cue.end_time)
    if start >= end:
        raise BadCaptions(_("A caption ends before it begins: %(cue)s") % {"cue": f"{cue.start} --> {cue.end}"})
    if end > MAX_MS:
        raise BadCaptions(_("A caption is later than any video: %(cue)s") % {"cue": f"{cue.start} --> {cue.end}"})
    return Caption(start, end, clean(html.unescape(cue.text)))


def _milliseconds(stamp: webvtt.models.Timestamp) -> int:
    hours, minutes, seconds, milliseconds = stamp.to_tuple()
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def _stamp(milliseconds: int) -> str:
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{milliseconds:03d}"


def clean(text: str) -> str:
    """Lines without surrounding space, empty lines and unprintable characters."""
    lines = (" ".join(_UNPRINTABLE.sub(" ", line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
