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

    def covers(self, line: Line) -> bool:
        """Whether one of the lines stands where `line` stands, if only for a millisecond."""
        begun = bisect_left(self._starts, line.end_ms)
        return begun > 0 and self._ends[begun - 1] > line.start_ms

    def closest(self, line: Line) -> int | None:
        """The line that stands where `line` stands for the longest, the first of several; None where none does."""
        begun = bisect_left(self._starts, line.end_ms)
        best, longest = None, 0
        for place in range(begun - 1, -1, -1):
            if self._ends[place] <= line.start_ms:
                break
            other = self._lines[self._order[place]]
            shared = min(line.end_ms, other.end_ms) - max(line.start_ms, other.start_ms)
            if shared > 0 and shared >= longest:
                best, longest = self._order[place], shared
        return best

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
