"""How a video was watched, as a strip along its length: above a line what was replayed, below it what was skipped."""

from dataclasses import dataclass
from typing import Final

from cms.watching.reading import Part, Watching
from media_pipeline.clock import clock

REACH: Final = 48
"""How high the highest mark is, above the line or below it."""
WIDTH: Final = 10


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One part of the video: where it leads, and its two bars in an SVG, whose y goes down from the top."""

    part: Part
    label: str
    href: str
    x: int
    above: int
    below: int

    @property
    def y(self) -> int:
        """Where the upper bar begins."""
        return REACH - self.above


@dataclass(frozen=True, kw_only=True)
class Strip:
    """All parts, in order, and those that stand out."""

    marks: list[Mark]
    replayed: list[Mark]
    skipped: list[Mark]

    reach = REACH

    @property
    def width(self) -> int:
        """In the units of the marks."""
        return WIDTH * len(self.marks)

    @property
    def height(self) -> int:
        """Both sides of the line."""
        return 2 * REACH

    @property
    def ticks(self) -> list[str]:
        """The beginning, the middle and the end, as moments."""
        ends = [0, *(self.marks[at].part.end_ms for at in (len(self.marks) // 2 - 1, -1))]
        return [clock(end) for end in ends]


def strip_of(watching: Watching, path: str, *, outstanding: int = 3) -> Strip:
    """The strip of the video on the page at `path`. Bars of both kinds have one scale, so that they can be compared."""
    most = max((number for part in watching.parts for number in (part.replayed, part.skipped)), default=0)

    def reach(number: int) -> int:
        # What is not nothing can be seen.
        return max(2, round(number * REACH / most)) if number else 0

    marks = [
        Mark(
            part=part,
            label=f"{clock(part.start_ms)}–{clock(part.end_ms)}",
            href=f"{path}?t={part.start_ms // 1000}",
            x=WIDTH * at,
            above=reach(part.replayed),
            below=reach(part.skipped),
        )
        for at, part in enumerate(watching.parts)
    ]

    def highest(what: str) -> list[Mark]:
        found = [mark for mark in marks if getattr(mark.part, what)]
        return sorted(found, key=lambda mark: (-getattr(mark.part, what), mark.x))[:outstanding]

    return Strip(marks=marks, replayed=highest("replayed"), skipped=highest("skipped"))
