"""What people change in a transcript: stretches of lines, replaced by theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .lines import HeardWord, Line, heard_words
from .merging import merged, with_times
from .timeline import Timeline


@dataclass(frozen=True)
class Change:
    """`removed` lines from `position` on (counting those with a text) make room for `lines`: (start_ms, end_ms, text).

    Every edit is one: another text or time, a line split in two, two in one, one more (`removed` is 0), one less (no
    `lines`), or found right (the same again).
    """

    position: int
    removed: int
    lines: tuple[tuple[int, int, str], ...]


class OutOfPlace(ValueError):
    """A change names lines that are not there, or two changes name the same."""


class Conflict(ValueError):
    """Somebody else confirmed something else in the same place; `lines` are theirs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(f"{len(lines)} lines in conflict")
        self.lines = lines


def corrected(lines: Sequence[Line], changes: Iterable[Change]) -> list[Line]:
    """The lines after the changes, in order of time; what a change brings is confirmed.

    A line that is taken away stays as one without a text, so that it does not come back when the video is transcribed
    again. Raises OutOfPlace.
    """
    return sorted(_applied(lines, changes).lines, key=lambda line: line.start_ms)


def rebased(base: Sequence[Line], changes: Iterable[Change], current: Sequence[Line]) -> list[Line]:
    """The `current` lines after changes that were made to an older version, `base`.

    Changes that are made already change nothing more. Raises Conflict where one touches what another person confirmed
    since, OutOfPlace as `corrected`.
    """
    applied = _applied(base, changes)
    mine = {id(line) for line in applied.brought}
    wanted = {_key(line) for line in applied.brought}
    gone = {_key(line) for line in applied.removed if line.confirmed} - wanted
    there = {_key(line) for line in current if line.confirmed}
    if wanted <= there and not gone & there:
        return list(current)
    # Both sides are compared in the engine's words: what people wrote stands in for them and comes back whole.
    before = [line if id(line) in mine else _as_heard(line) for line in applied.lines]
    now = [_as_heard(line) for line in current]
    people = {id(view): line for view, line in zip(now, current, strict=True)}
    after = [people.get(id(line), line) for line in merged(sorted(before, key=lambda line: line.start_ms), now)]
    after = [line for line in after if id(line) in mine or not line.confirmed or _key(line) not in gone]
    still = {id(line) for line in after}
    theirs = [line for line in current if line.confirmed and _key(line) not in gone | wanted]
    mine_now = Timeline(applied.brought)
    lost = [line for line in theirs if id(line) not in still or (not line.heard and mine_now.covers(line))]
    if lost:
        raise Conflict(lost)
    return after


@dataclass(frozen=True)
class _Applied:
    """Lines after changes, those that the changes brought, and those that made room for them."""

    lines: list[Line]
    brought: list[Line]
    removed: list[Line]


def _key(line: Line) -> tuple[int, int, str]:
    return (line.start_ms, line.end_ms, line.text)


def _as_heard(line: Line) -> Line:
    return replace(line, text=line.heard, words=(), confirmed=False) if line.confirmed else line


def _applied(lines: Sequence[Line], changes: Iterable[Change]) -> _Applied:
    spoken = [index for index, line in enumerate(lines) if line.text]
    applied = _Applied([], [], [])
    behind = 0
    for change in sorted(changes, key=lambda change: (change.position, change.removed)):
        last = change.position + change.removed
        if change.position < 0 or change.removed < 0 or last > len(spoken):
            raise OutOfPlace
        begin = spoken[change.position] if change.position < len(spoken) else len(lines)
        end = spoken[last - 1] + 1 if change.removed else begin
        if begin < behind:
            raise OutOfPlace
        removed = [line for line in lines[begin:end] if line.text]
        brought = _brought(removed, change)
        applied.lines.extend([*lines[behind:begin], *(line for line in lines[begin:end] if not line.text), *brought])
        applied.removed.extend(removed)
        applied.brought.extend(brought)
        behind = end
    applied.lines.extend(lines[behind:])
    return applied


def _brought(removed: Sequence[Line], change: Change) -> list[Line]:
    new = [Line(start, end, text, confirmed=True) for start, end, text in change.lines if text]
    heard: list[list[str]] = [[] for _ in new]
    words: list[list[HeardWord]] = [[] for _ in new]
    times = Timeline(new)
    silent = []
    for line in removed:
        if not times.covers(line):
            silent.append(Line(line.start_ms, line.end_ms, "", confirmed=True, heard=line.engine_text))
            continue
        for word in heard_words(line):
            place = times.nearest((word[0] + word[1]) // 2)
            if line.words:
                words[place].append(word)
        for word in heard_words(replace(line, text=line.engine_text, words=() if line.confirmed else line.words)):
            heard[times.nearest((word[0] + word[1]) // 2)].append(word[2].strip())
    lines = [
        replace(line, heard=" ".join(heard[place]), words=with_times(line, words[place]))
        for place, line in enumerate(new)
    ]
    return [*lines, *silent]
