"""What captions may be, in whatever file they come."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from media_pipeline.clock import long_clock

from .layout import Caption

MAX_BYTES = 2 * 1024 * 1024
MAX_CAPTIONS = 20_000
MAX_MS = 2**31 - 1
# Control characters, and the separators that some readers take for line ends.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(" {2,}")


class BadCaptions(Exception):
    """A file of captions cannot be used; the message says why and where, for people."""


def clean(text: str) -> str:
    """The text as captions have it: lines without surrounding space, empty lines and unprintable characters."""
    lines = (_SPACES.sub(" ", _UNPRINTABLE.sub(" ", line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def cleaned(captions: Iterable[Caption]) -> Iterator[Caption]:
    """The captions that say something, with `clean` texts."""
    for one in captions:
        if text := clean(one.text):
            yield Caption(one.start_ms, one.end_ms, text)


def check_size(content: bytes) -> None:
    """Raise BadCaptions for what is empty or too large."""
    if len(content) > MAX_BYTES:
        raise BadCaptions(_("This file is too large for captions (more than 2 MB)."))
    if not content.strip():
        raise BadCaptions(_("This file is empty."))


def text_of(content: bytes) -> str:
    """The text of a file, its lines ended by newlines. Raises BadCaptions."""
    check_size(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadCaptions(_("This file is not UTF-8 text. Save it with the encoding UTF-8.")) from None
    # Files that were converted twice end their lines with two returns and a newline.
    return re.sub("\r\r\n|\r\n?", "\n", text)


def shown(start_ms: int, end_ms: int, text: str, *, line: int) -> Caption:
    """A caption that was read from the given line of a file. Raises BadCaptions where its times make no sense."""
    if start_ms >= end_ms:
        raise BadCaptions(
            _("The caption in line %(line)s ends before it begins: %(start)s to %(end)s.")
            % {"line": line, "start": long_clock(start_ms), "end": long_clock(end_ms)}
        )
    if end_ms > MAX_MS:
        raise BadCaptions(_("The caption in line %(line)s is later than any video.") % {"line": line})
    return Caption(start_ms, end_ms, text)


def in_order(captions: Iterable[Caption]) -> list[Caption]:
    """All captions of a file as they are kept. Raises BadCaptions where there are none, or too many."""
    found = sorted(cleaned(captions), key=lambda one: one.start_ms)
    if not found:
        raise BadCaptions(_("This file contains no captions."))
    if len(found) > MAX_CAPTIONS:
        raise too_many()
    return found


def too_many() -> BadCaptions:
    """What is wrong with a file of more than MAX_CAPTIONS."""
    return BadCaptions(_("This file has too many captions (more than 20,000)."))


def quoted(text: str) -> str:
    """A part of a file as an error shows it: not all of a line that may be a megabyte long."""
    text = clean(text).replace("\n", " ")
    return text if len(text) <= 60 else f"{text[:60]}…"
