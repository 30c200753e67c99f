"""Moments of a recording, as people read and write them."""

import re

_CLOCK = re.compile(r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:[.,](?P<fraction>\d{1,3}))?")


def clock(milliseconds: int) -> str:
    """Milliseconds as a player shows them: 1:05, 1:00:07. Fractions of a second are cut."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def exact_clock(milliseconds: int) -> str:
    """As `clock`, with the fraction of a second where there is one: 1:05.25."""
    fraction = f"{milliseconds % 1000:03d}".rstrip("0")
    return f"{clock(milliseconds)}.{fraction}" if fraction else clock(milliseconds)


def long_clock(milliseconds: int, mark: str = ".") -> str:
    """A moment as files of captions have it, hh:mm:ss.mmm, with another mark before the milliseconds where they do."""
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{mark}{milliseconds:03d}"


def read_clock(text: str) -> int | None:
    """Milliseconds of what `clock` and `exact_clock` write, and of "75:00"; None where it is no such text."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or (match["hours"] and int(match["minutes"]) > 59):
        return None
    whole = (int(match["hours"] or 0) * 60 + int(match["minutes"])) * 60 + int(match["seconds"])
    return whole * 1000 + int((match["fraction"] or "0").ljust(3, "0"))
