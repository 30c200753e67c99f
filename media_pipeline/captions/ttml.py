"""TTML, the captions of broadcasters: IMSC's text profile written, any TTML with media times read."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.utils.translation import gettext as _

from media_pipeline.clock import long_clock

from .layout import Caption
from .limits import MAX_CAPTIONS, BadCaptions, check_size, cleaned, in_order, shown, text_of, too_many
from .ttml_times import Clock, clock_of

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
    xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="{language}" ttp:timeBase="media"
    ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text">
  <head>
    <layout>
      <region xml:id="bottom" tts:origin="10% 80%" tts:extent="80% 15%"
              tts:displayAlign="after" tts:textAlign="center"/>
    </layout>
  </head>
  <body region="bottom">
    <div>
"""
_TAIL = """\
    </div>
  </body>
</tt>
"""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|(?:[a-z]+:)?tt[\s:>])|\xff\xfe<\x00|\xfe\xff\x00<"
)


def write(captions: Iterable[Caption], language: str = "") -> str:
    """The captions as a TTML file; `language` is the BCP 47 code of what is said, empty where nobody knows it."""
    lines = (
        f'      <p begin="{long_clock(one.start_ms)}" end="{long_clock(one.end_ms)}">'
        + "<br/>".join(html.escape(line, quote=False) for line in one.text.split("\n"))
        + "</p>\n"
        for one in cleaned(captions)
    )
    return "".join([_HEAD.format(language=html.escape(language)), *lines, _TAIL])


def recognised(content: bytes) -> bool:
    """Whether the file begins as TTML does."""
    return _BEGINNING.match(content) is not None


def read(content: bytes) -> list[Caption]:
    """The captions of a TTML file, in order of time, without styles. Raises BadCaptions.

    Times of containers count (`begin`, `end` and `dur`, in parallel), spans with times of their own are captions of
    their own. No document type is accepted, and so no entity, and nothing outside the file is ever looked at.
    """
    check_size(content)
    reader = _Reader()
    parser: Any = DefusedXMLParser(target=reader, forbid_dtd=True)
    reader.parser = parser.parser
    try:
        parser.feed(content)
        parser.close()
    except DefusedXmlException:
        raise BadCaptions(
            _("This file declares a document type or entities, which may be dangerous. Remove its “<!DOCTYPE” part.")
        ) from None
    except ParseError as error:
        if b"encoding=" not in content[:200]:
            text_of(content)
        line = error.position[0]
        raise BadCaptions(_("There is a mistake in line %(line)s: it is not correct XML.") % {"line": line}) from None
    except (LookupError, ValueError):
        raise BadCaptions(_("This file is not UTF-8 text. Save it with the encoding UTF-8.")) from None
    return in_order(reader.captions)


@dataclass(frozen=True)
class _Element:
    """An open element: when it is shown, in seconds; whether it is shown at all; whether its text is a caption's."""

    begin: Fraction = Fraction(0)
    end: Fraction | None = None
    keeps_space: bool = False
    says: bool = False
    shown: bool = True


@dataclass
class _Paragraph:
    """What a `p` says, by the time when it is shown."""

    line: int
    depth: int
    texts: dict[tuple[Fraction, Fraction | None], list[str]] = field(default_factory=dict)


class _Reader:
    """Takes what the parser finds, piece by piece; there is no tree, which could be deeper than Python's stack."""

    def __init__(self) -> None:
        self.captions: list[Caption] = []
        self.parser: Any = None
        self._clock = Clock()
        self._prefix = ""
        self._open: list[_Element] = []
        self._paragraph: _Paragraph | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if not self._open:
            self._begin_file(tag, attributes)
            return
        parent = self._open[-1]
        name = tag.removeprefix(self._prefix) if tag.startswith(self._prefix) else ""
        if name == "br":
            self._say(parent, "\n")
        if not parent.shown or name not in {"body", "div", "p", "span"}:
            self._open.append(_Element(shown=False))
            return
        self._open.append(self._timed(parent, name, attributes))
        if name == "p" and self._paragraph is None:
            if len(self.captions) >= MAX_CAPTIONS:
                raise too_many()
            self._paragraph = _Paragraph(self.parser.CurrentLineNumber, len(self._open))

    def data(self, text: str) -> None:
        """Text between two tags."""
        if self._open and self._open[-1].says:
            element = self._open[-1]
            self._say(element, text if element.keeps_space else _spaced(text))

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._paragraph is not None and self._paragraph.depth == len(self._open):
            self._end_paragraph(self._paragraph)
            self._paragraph = None
        self._open.pop()

    def close(self) -> None:
        """The file ends."""

    def _begin_file(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _brace, name = tag.rpartition("}")
        if name != "tt":
            raise BadCaptions(_("This XML file is not TTML: its first element must be “tt”."))
        self._prefix = f"{namespace}}}" if namespace else ""
        self._clock = clock_of(attributes)
        self._open.append(_Element(keeps_space=attributes.get(_SPACE) == "preserve"))

    def _timed(self, parent: _Element, name: str, attributes: dict[str, str]) -> _Element:
        line = self.parser.CurrentLineNumber
        if attributes.get("timeContainer") == "seq":
            raise BadCaptions(
                _(
                    "The captions in line %(line)s are timed one after another (timeContainer “seq”). Give each its "
                    "times."
                )
                % {"line": line}
            )
        begin, end, length = (
            self._clock.seconds(attributes[key], line) if key in attributes else None for key in ("begin", "end", "dur")
        )
        start = parent.begin + (begin or 0)
        ends = [
            parent.end,
            None if end is None else parent.begin + end,
            None if length is None else start + length,
        ]
        return _Element(
            begin=start,
            end=min((one for one in ends if one is not None), default=None),
            keeps_space=attributes.get(_SPACE, "preserve" if parent.keeps_space else "default") == "preserve",
            says=parent.says or name == "p",
        )

    def _say(self, element: _Element, text: str) -> None:
        if self._paragraph is not None and element.says:
            self._paragraph.texts.setdefault((element.begin, element.end), []).append(text)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        for (begin, end), texts in paragraph.texts.items():
            text = "".join(texts)
            if not text.strip():
                continue
            if end is None:
                raise BadCaptions(
                    _("The caption in line %(line)s does not say when it ends.") % {"line": paragraph.line}
                )
            self.captions.append(shown(round(begin * 1000), round(end * 1000), text, line=paragraph.line))


def _spaced(text: str) -> str:
    """Text in which line ends and indentation are only space, as XML has it where nothing else is said."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
