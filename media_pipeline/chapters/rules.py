"""What holds for the chapters of a video, whoever wrote them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.contributions import one_line
from media_pipeline.captions.limits import MAX_MS
from media_pipeline.clock import clock

MAX_TITLE = 120
MAX_CHAPTERS = 100
# What people write between a time and a title, and so is no beginning of a title.
_SEPARATOR = re.compile(r"^([:\-–—|•]\s+)+")


@dataclass(frozen=True)
class NewChapter:
    """A chapter as it is given: it begins `start_ms` after the beginning of the video."""

    start_ms: int
    title: str


def title_of(text: str) -> str:
    """The text as one line, without space around it, a dash before it, or what nobody sees."""
    return _SEPARATOR.sub("", one_line(text))


def tidied(chapters: Iterable[NewChapter]) -> list[NewChapter]:
    """The chapters with tidy titles."""
    return [NewChapter(one.start_ms, title_of(one.title)) for one in chapters]


def faults(chapters: Sequence[NewChapter], duration_ms: int | None) -> dict[int, str]:
    """What is wrong with which chapter, by its place in the list, for people; empty where nothing is.

    The first begins at 0:00, each later than the one before, all of them before the video ends (where its length is
    known), and each has a title of at most MAX_TITLE characters. No chapters at all are right.
    """
    found: dict[int, str] = {}
    if len(chapters) > MAX_CHAPTERS:
        found[MAX_CHAPTERS] = _("A video has at most %(most)d chapters.") % {"most": MAX_CHAPTERS}
    latest, end = -1, MAX_MS if duration_ms is None else duration_ms
    for place, one in enumerate(chapters[:MAX_CHAPTERS]):
        at = clock(one.start_ms)
        if not one.title:
            found[place] = _("Give the chapter at %(time)s a title.") % {"time": at}
        elif len(one.title) > MAX_TITLE:
            found[place] = _("This title is longer than %(most)d characters.") % {"most": MAX_TITLE}
        if place == 0 and one.start_ms != 0:
            found[place] = _("The first chapter begins at 0:00, not at %(time)s.") % {"time": at}
        elif one.start_ms <= latest:
            found[place] = _("%(time)s is not later than the chapter before it. Put them in the order of time.") % {
                "time": at
            }
        elif one.start_ms >= end:
            found[place] = _("%(time)s is not in the video, which ends at %(end)s.") % {"time": at, "end": clock(end)}
        latest = max(latest, one.start_ms)
    return found
