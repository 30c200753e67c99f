"""Chapters as people write them below a video: one a line, its time before its title."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from media_pipeline.clock import exact_clock, read_clock

from .rules import NewChapter, faults, tidied

# "0:00 Title", and what people put around the time and between the two: "[1:05] - Title", "1:05: Title", "• 1:05".
_LINE = re.compile(r"[\s\-–—•*]*[\[(]?(?P<time>[\d:.,]*\d)[\])]?(?:\s*[:\-–—|]?\s+(?P<title>.*))?")


class BadChapters(Exception):
    """Lines that are no chapters; `messages` says of each what is wrong, for people."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(*messages)
        self.messages = messages


def written(chapters: Iterable[NewChapter]) -> str:
    """The chapters as lines, which `read` reads as the same chapters."""
    return "\n".join(f"{exact_clock(one.start_ms)} {one.title}" for one in chapters)


def read(text: str, duration_ms: int | None) -> list[NewChapter]:
    """The chapters of the lines; empty lines are none. Raises BadChapters, with a message for every line at fault."""
    numbers: list[int] = []
    chapters: list[NewChapter] = []
    wrong: dict[int, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        moment = read_clock(match["time"]) if match else None
        if match is None or moment is None:
            wrong[number] = _("Write a time and a title, such as “1:05 Focus the lens”.")
            continue
        numbers.append(number)
        chapters.append(NewChapter(moment, match["title"] or ""))
    chapters = tidied(chapters)
    # A line that says no time would make the next one the first.
    if not wrong:
        wrong = {numbers[place]: message for place, message in faults(chapters, duration_ms).items()}
    if wrong:
        raise BadChapters(
            [
                _("Line %(number)d: %(message)s") % {"number": number, "message": message}
                for number, message in sorted(wrong.items())
            ]
        )
    return chapters
