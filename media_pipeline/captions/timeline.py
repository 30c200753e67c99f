"""Looking lines up by their times, without walking through all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .lines import Line


class Timeline:
    """Lines by their times; their indexes are those of the sequence that was given."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._order = sorted(range(len(lines)), key=lambda index: lines[index].start_ms)
        self._starts = [lines[index].start_ms for index in self._order]
        # The latest end of this line and all that begin before it.
        self._ends = list(accumulate((lines[index].end_ms for index in self._order), max))
        self._rows: list[list[tuple[int, int]]] = []

    def covers(self, line: Line) -> bool:
        """Whether one of the lines stands where `line` stands, if only for a millisecond."""
        begun = bisect_left(self._starts, line.end_ms)
        return begun > 0 and self._ends[begun - 1] > line.start_ms

    def closest(self, line: Line) -> int | None:
        """The line that stands where `line` stands for the longest, the first of several; None where none does."""
        begun = bisect_right(self._starts, line.start_ms)
        best, longest = None, 0
        if begun:
            # Of those that have begun, one that ends last; what ends after the line is no better.
            until = min(self._ends[begun - 1], line.end_ms)
            if until > line.start_ms:
                best, longest = bisect_left(self._ends, until), until - line.start_ms
        shared, place = self._longest(begun, bisect_left(self._starts, line.end_ms), line.end_ms)
        if shared > longest:
            best = place
        return None if best is None else self._order[best]

    def _longest(self, first: int, last: int, end_ms: int) -> tuple[int, int]:
        """Where from `first` to before `last` a line lasts longest until end_ms: how long, and the first such place.

        The further one goes, the longer is the longest line so far, and the less time is left until end_ms. The answer
        is where the one passes the other, which is found in ever smaller steps, without looking at every line.
        """
        place, longest, found = first, 0, first
        for level in reversed(range(max(last - first, 0).bit_length())):
            behind = place + (1 << level)
            if behind > last:
                continue
            length, where = self._row(level)[place]
            if max(length, longest) <= end_ms - self._starts[behind - 1]:
                if length > longest:
                    longest, found = length, -where
                place = behind
        if place < last and end_ms - self._starts[place] > longest:
            return end_ms - self._starts[place], place
        return longest, found

    def _row(self, level: int) -> list[tuple[int, int]]:
        """By place, the longest of it and those after it, 2 ** level together: its length, and its place negated."""
        while len(self._rows) <= level:
            if not self._rows:
                lengths = (self._lines[index].end_ms - self._lines[index].start_ms for index in self._order)
                self._rows.append([(length, -place) for place, length in enumerate(lengths)])
            else:
                row = self._rows[-1]
                self._rows.append(list(map(max, row, row[1 << (len(self._rows) - 1) :])))
        return self._rows[level]

    def at(self, moment_ms: int) -> int | None:
        """The last line that has begun at a moment, where it has not ended."""
        begun = bisect_right(self._starts, moment_ms)
        if begun == 0 or self._lines[self._order[begun - 1]].end_ms <= moment_ms:
            return None
        return self._order[begun - 1]

    def nearest(self, moment_ms: int) -> int:
        """The line at a moment, or the closer of the two around it. There must be one."""
        begun = bisect_right(self._starts, moment_ms)
        around = self._order[max(begun - 1, 0) : begun + 1]
        return min(around, key=lambda index: self._distance(self._lines[index], moment_ms))

    @staticmethod
    def _distance(line: Line, moment_ms: int) -> int:
        return max(line.start_ms - moment_ms, moment_ms - line.end_ms + 1, 0)
