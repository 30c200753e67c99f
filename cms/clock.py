"""Moments of a video as people write them."""

import re

MAX_SECOND = 24 * 3600 - 1

_CLOCK = re.compile(r"(?:(?P<hours>\d{1,2}):(?=\d\d:))?(?P<minutes>\d{1,4}):(?P<seconds>[0-5]\d)", re.ASCII)
_SECONDS = re.compile(r"(\d{1,5}) ?s?", re.ASCII)


def second_of(text: str) -> int:
    """The second that “1:05”, “1:02:03”, “65” or “65 s” names, less than a day; ValueError for anything else."""
    text = text.strip()
    if found := _SECONDS.fullmatch(text):
        second = int(found[1])
    elif found := _CLOCK.fullmatch(text):
        hours, minutes = int(found["hours"] or 0), int(found["minutes"])
        if found["hours"] and minutes > 59:
            raise ValueError(text)
        second = 3600 * hours + 60 * minutes + int(found["seconds"])
    else:
        raise ValueError(text)
    if second > MAX_SECOND:
        raise ValueError(text)
    return second


def clock(second: int) -> str:
    """A moment as m:ss, or h:mm:ss from the first hour on."""
    minutes, seconds = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
