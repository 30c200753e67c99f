r"""SubRip (SRT): numbered blocks of times and text, without a rule for what in a text is text.

So where a text has what players take for markup (`<b>`, `{\an8}`, an arrow), an invisible word joiner is written
into it, and taken out when the file is read here again: players show the text as it is, and it comes back exactly.
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from media_pipeline.clock import long_clock

from .layout import Caption
from .limits import BadCaptions, cleaned, in_order, quoted, shown, text_of

_JOINER = "\u2060"
# What begins markup, where what makes it markup follows: at once or, in a text that was guarded before, after joiners.
_OPEN = re.compile(rf"<(?={_JOINER}*[/A-Za-z])|\{{(?={_JOINER}*\\)|-(?={_JOINER}*>)")
_GUARDED = re.compile(rf"(<(?={_JOINER}+[/A-Za-z])|\{{(?={_JOINER}+\\)|-(?={_JOINER}+>)){_JOINER}")
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]*>|\{\\[^{}\n]*\}")
_TIME = r"([0-9]{1,4}):([0-5]?[0-9]):([0-5]?[0-9])(?:[,.]([0-9]{3}))?"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?=\s|$)")
_ALMOST_TIMES = re.compile(r"[ \t]*[0-9][0-9:.,; \t]*-+>")
_NUMBER = re.compile(r"[ \t]*[0-9]+[ \t]*")
_SOMEWHERE = re.compile(rb"(?:^|[\r\n])[ \t]*[0-9]{1,4}:[0-9]{1,2}:[0-9]{1,2}[0-9.,]{0,9}[ \t]*-+>")


def write(captions: Iterable[Caption], language: str = "") -> str:
    """The captions as a SubRip file."""
    return "\n".join(
        f"{number}\n{long_clock(one.start_ms, ',')} --> {long_clock(one.end_ms, ',')}\n{_OPEN.sub(_guard, one.text)}\n"
        for number, one in enumerate(cleaned(captions), start=1)
    )


def recognised(content: bytes) -> bool:
    """Whether a line of the file says when a caption is shown."""
    return _SOMEWHERE.search(content.removeprefix(b"\xef\xbb\xbf")) is not None


def read(content: bytes) -> list[Caption]:
    """The captions of a SubRip file, in order of time, without markup. Raises BadCaptions.

    Numbers may lack or be wrong, milliseconds follow a comma or a dot, and a text may have empty lines.
    """
    captions: list[Caption] = []
    lines: list[str] = []
    times, at = (0, 0), 0
    for number, line in enumerate(text_of(content).split("\n"), start=1):
        found = _TIMES.match(line)
        if found is None:
            if _ALMOST_TIMES.match(line) or (not at and line.strip() and not _NUMBER.fullmatch(line)):
                raise BadCaptions(
                    _("There is a mistake in line %(line)s: “%(text)s” should be like “00:00:01,000 --> 00:00:02,500”.")
                    % {"line": number, "text": quoted(line)}
                )
            lines.append(line)
            continue
        if lines and _NUMBER.fullmatch(lines[-1]):
            lines.pop()
        if at:
            captions.append(shown(*times, _text(lines), line=at))
        times, at, lines = (_milliseconds(*found.groups()[:4]), _milliseconds(*found.groups()[4:])), number, []
    if at:
        captions.append(shown(*times, _text(lines), line=at))
    return in_order(captions)


def _guard(found: re.Match[str]) -> str:
    return f"{found[0]}{_JOINER}"


def _text(lines: list[str]) -> str:
    return _GUARDED.sub(r"\1", _MARKUP.sub("", "\n".join(lines)))


def _milliseconds(hours: str, minutes: str, seconds: str, thousandths: str | None) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths or 0)
