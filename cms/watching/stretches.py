"""What the stretches that a player tells say of a video: how much was watched, which parts again, which not at all.

A video is divided into PARTS of equal length. What a visit has watched is kept as a number for each part, which only
grows while somebody watches; what is counted of it follows from those numbers alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from operator import add, sub
from typing import Any, Final, Self

PARTS: Final = 40
LEAST_MS: Final = 1_000
"""A video was started once so much of it was watched, or all of a shorter one."""
COMPLETE: Final = 0.9
"""The part of a video that is all of what it teaches: what follows is farewell. It is that of read through, too."""
WHOLE: Final = 0.98
"""What counts as 100 %: players do not tell the last frames."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From `start` up to `end`, in seconds, watched so many `times`."""

    start: float
    end: float
    times: int = 1


@dataclass(frozen=True, kw_only=True)
class Watched:
    """What one visit has watched of each part: at all (`seen`) and once more (`again`); and where it came furthest.

    In whole milliseconds.
    """

    seen: tuple[int, ...] = (0,) * PARTS
    again: tuple[int, ...] = (0,) * PARTS
    furthest: int = 0

    def joined(self, other: Self) -> Self:
        """What both know of one visit. A report that is older, or comes twice, adds nothing to a newer one."""
        return type(self)(
            seen=tuple(map(max, self.seen, other.seen)),
            again=tuple(map(max, self.again, other.again)),
            furthest=max(self.furthest, other.furthest),
        )


@dataclass(frozen=True, kw_only=True)
class Counts:
    """In how many visits a video was started, watched to a share of its length, and completed; and for each part in how
    many it was watched, replayed and skipped.
    """

    starts: int = 0
    quarter: int = 0
    half: int = 0
    three_quarters: int = 0
    whole: int = 0
    completed: int = 0
    watched: tuple[int, ...] = (0,) * PARTS
    replayed: tuple[int, ...] = (0,) * PARTS
    skipped: tuple[int, ...] = (0,) * PARTS

    def __add__(self, other: Self) -> Self:
        return self._each(add, other)

    def __sub__(self, other: Self) -> Self:
        return self._each(sub, other)

    def _each(self, do: Callable[[int, int], int], other: Self) -> Self:
        values: dict[str, Any] = {}
        for name in (field.name for field in fields(self)):
            one, two = getattr(self, name), getattr(other, name)
            values[name] = tuple(map(do, one, two)) if isinstance(one, tuple) else do(one, two)
        return type(self)(**values)


def part_bounds(duration_ms: int) -> list[tuple[int, int]]:
    """Where each part begins and ends, in milliseconds. Their lengths differ by one at most."""
    edges = [at * duration_ms // PARTS for at in range(PARTS + 1)]
    return list(pairwise(edges))


def watched_of(stretches: Iterable[Stretch], duration_ms: int) -> Watched:
    """What was watched of a video of this length. What lies outside of it counts for nothing.

    Stretches may overlap, and come in any order: where they do, it was watched as often as all of them say.
    """
    bounds = part_bounds(duration_ms)
    steps: dict[int, int] = defaultdict(int, {start: 0 for start, _end in bounds})
    furthest = 0
    for one in stretches:
        start, end = (round(1000 * min(max(0.0, at), duration_ms / 1000)) for at in (one.start, one.end))
        times = min(one.times, 2)  # Once more is once more, however often.
        if start < end and times > 0:
            steps[start] += times
            steps[end] -= times
            furthest = max(furthest, end)
    moments = sorted(steps)
    seen, again = [0] * PARTS, [0] * PARTS
    level = part = 0
    for at, until in zip(moments, [*moments[1:], duration_ms], strict=True):
        level += steps[at]
        while part + 1 < PARTS and at >= bounds[part][1]:
            part += 1
        seen[part] += until - at if level > 0 else 0
        again[part] += until - at if level > 1 else 0
    return Watched(seen=tuple(seen), again=tuple(again), furthest=furthest)


def counts_of(watched: Watched, duration_ms: int) -> Counts:
    """What one visit counts for: 0 or 1 of everything.

    Quartiles and completion go by the share of *different* seconds that were watched, wherever the viewer has jumped:
    whoever goes to the end at once has not watched it, and whoever plays one part again and again has not either. A
    part was watched, or replayed, where half of it was; skipped, where less was and the viewer came beyond it.
    """
    total = sum(watched.seen)
    if total < max(1, min(LEAST_MS, duration_ms)):
        return Counts()
    bounds = part_bounds(duration_ms)
    seen = _halves(watched.seen, bounds)
    return Counts(
        starts=1,
        quarter=int(total >= 0.25 * duration_ms),
        half=int(total >= 0.5 * duration_ms),
        three_quarters=int(total >= 0.75 * duration_ms),
        whole=int(total >= WHOLE * duration_ms),
        completed=int(total >= COMPLETE * duration_ms),
        watched=seen,
        replayed=_halves(watched.again, bounds),
        skipped=tuple(
            int(not half and start < end <= watched.furthest) for half, (start, end) in zip(seen, bounds, strict=True)
        ),
    )


def _halves(lengths: Sequence[int], bounds: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """1 for each part of which at least half is there."""
    return tuple(
        int(length > 0 and 2 * length >= end - start) for length, (start, end) in zip(lengths, bounds, strict=True)
    )
