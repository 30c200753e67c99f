"""WebVTT: what browsers and native players show."""

import html
import re
from collections.abc import Iterable

import webvtt
from django.utils.translation import gettext as _
from webvtt.errors import MalformedCaptionError, MalformedFileError

from media_pipeline.clock import long_clock

from .layout import Caption
from .limits import MAX_CAPTIONS, BadCaptions, cleaned, in_order, quoted, shown, text_of, too_many

_TIME = r"(?:[0-9]{2,}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?=\s|$)")


def write(captions: Iterable[Caption], language: str = "") -> str:
    """The captions as a WebVTT file. What is in a text stays text: no tag, entity or arrow comes of it."""
    blocks = (
        f"{long_clock(one.start_ms)} --> {long_clock(one.end_ms)}\n{html.escape(one.text, quote=False)}\n"
        for one in cleaned(captions)
    )
    return "\n".join(["WEBVTT\n", *blocks])


def recognised(content: bytes) -> bool:
    """Whether the file says that it is WebVTT."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"WEBVTT")


def read(content: bytes) -> list[Caption]:
    """The captions of a WebVTT file, in order of time, without markup. Raises BadCaptions."""
    text = text_of(content)
    lines = _lines_of_times(text)
    if len(lines) > MAX_CAPTIONS:
        raise too_many()
    try:
        parsed = webvtt.from_string(text, strict=True)
    except MalformedFileError:
        raise BadCaptions(_('This is not a WebVTT file: its first line must be "WEBVTT".')) from None
    except MalformedCaptionError as error:
        raise BadCaptions(_("The captions contain a mistake: %(reason)s") % {"reason": quoted(str(error))}) from None
    return in_order(
        shown(cue.start_time.in_milliseconds(), cue.end_time.in_milliseconds(), html.unescape(cue.text), line=line)
        for line, cue in zip(lines, parsed.captions, strict=False)
    )


def _lines_of_times(text: str) -> list[int]:
    """The numbers of the lines that say when a caption is shown. An arrow is nowhere else in a WebVTT file."""
    found = []
    for number, line in enumerate(text.split("\n") if text.startswith("WEBVTT") else [], start=1):
        if "-->" not in line:
            continue
        if not _TIMES.match(line):
            raise BadCaptions(
                _("There is a mistake in line %(line)s: “%(text)s” should be like “00:00:01.000 --> 00:00:02.500”.")
                % {"line": number, "text": quoted(line)}
            )
        found.append(number)
    return found
