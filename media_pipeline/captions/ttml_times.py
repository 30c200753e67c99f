"""The times of TTML: clock times, frames, ticks, and offsets with a unit (TTML2, 12.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from .limits import BadCaptions, quoted

# Bounded, because nobody means a number of a million digits, and computing with one takes hours.
_CLOCK = re.compile(r"([0-9]{1,6}):([0-5]?[0-9]):([0-5]?[0-9])(?:(\.[0-9]{1,12})|:([0-9]{1,5})(?:\.([0-9]{1,5}))?)?")
_OFFSET = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,12})?)(h|ms|m|s|f|t)")
_WHOLE = re.compile(r"[0-9]{1,9}")
_MULTIPLIER = re.compile(r"([0-9]{1,9})[ :]([0-9]{1,9})")
_PARAMETER = re.compile(r"\{[^}]*#parameter\}")


@dataclass(frozen=True)
class Clock:
    """How a file counts: frames, parts of frames and ticks."""

    frame_rate: Fraction = Fraction(30)
    parts: int = 1
    tick_rate: Fraction = Fraction(1)

    def seconds(self, time: str, line: int) -> Fraction:
        """A time expression in seconds, exactly. Raises BadCaptions for what is none."""
        time = time.strip()
        if found := _CLOCK.fullmatch(time):
            hours, minutes, seconds, fraction, frames, parts = found.groups(default="0")
            count = int(frames) + Fraction(int(parts), self.parts)
            if count < self.frame_rate or not count:
                whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
                return whole + Fraction(fraction) + count / self.frame_rate
        elif found := _OFFSET.fullmatch(time):
            units = {
                "h": Fraction(3600),
                "m": Fraction(60),
                "s": Fraction(1),
                "ms": Fraction(1, 1000),
                "f": 1 / self.frame_rate,
                "t": 1 / self.tick_rate,
            }
            return Fraction(found[1]) * units[found[2]]
        raise BadCaptions(
            _("There is a mistake in line %(line)s: “%(text)s” is not a time that can be read here.")
            % {"line": line, "text": quoted(time)}
        )


def clock_of(attributes: Mapping[str, str]) -> Clock:
    """How a file counts, by the attributes of its first element. Raises BadCaptions where that cannot be followed."""
    said = {_PARAMETER.sub("", name): value.strip() for name, value in attributes.items() if _PARAMETER.match(name)}
    if said.get("timeBase", "media") == "clock" or said.get("dropMode", "nonDrop") != "nonDrop":
        raise BadCaptions(_("The times of this file are times of day or drop frames. Export it with media times."))
    multiplier = _MULTIPLIER.fullmatch(said.get("frameRateMultiplier", "1 1"))
    if multiplier is None or not int(multiplier[1]) or not int(multiplier[2]):
        raise _not_a_number("frameRateMultiplier", said)
    frame_rate = _whole("frameRate", said, 30) * Fraction(int(multiplier[1]), int(multiplier[2]))
    parts = _whole("subFrameRate", said, 1)
    ticks = frame_rate * parts if "frameRate" in said else Fraction(1)
    return Clock(frame_rate, parts, Fraction(_whole("tickRate", said, 0)) if "tickRate" in said else ticks)


def _whole(name: str, said: Mapping[str, str], default: int) -> int:
    value = said.get(name)
    if value is None:
        return default
    if not _WHOLE.fullmatch(value) or not int(value):
        raise _not_a_number(name, said)
    return int(value)


def _not_a_number(name: str, said: Mapping[str, str]) -> BadCaptions:
    return BadCaptions(
        _("“%(text)s” is no number that %(name)s can have.") % {"text": quoted(said[name]), "name": name}
    )
