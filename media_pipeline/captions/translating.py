"""Translations line by line: which of them belongs to what is said, and which no longer says it.

A translation's line keeps in `Line.heard` the words it was made from. It is out of date where something else is said
there now; case and punctuation make no difference.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .lines import Line, same_words
from .timeline import Timeline


class Upkeep(StrEnum):
    """How a translation stands to what is said."""

    MISSING = "missing"
    STALE = "stale"
    CURRENT = "current"


@dataclass(frozen=True)
class Pair:
    """What is said, and its translation: a line each, or several where they were split or joined since.

    `source` is empty where nothing is said any more. They are in the order of time.
    """

    source: tuple[Line, ...]
    translation: tuple[Line, ...]

    @property
    def start_ms(self) -> int:
        """When it is said; without anything said, when the translation is shown."""
        return min(line.start_ms for line in self.source or self.translation)

    @property
    def end_ms(self) -> int:
        """When it has been said."""
        return max(line.end_ms for line in self.source or self.translation)

    @property
    def source_text(self) -> str:
        """What is said."""
        return _text(line.text for line in self.source)

    @property
    def text(self) -> str:
        """The translation."""
        return _text(line.text for line in self.translation)

    @property
    def made_from(self) -> str:
        """What was said when it was translated."""
        return _text(line.heard for line in self.translation)

    @property
    def upkeep(self) -> Upkeep:
        """Whether somebody has to do something."""
        if not self.translation:
            return Upkeep.MISSING
        return Upkeep.CURRENT if _same(self.source_text, self.made_from) else Upkeep.STALE


@dataclass(frozen=True)
class Translated:
    """A person's translation of what is said from start_ms to end_ms, `source`; an empty text takes it away.

    `replaces` are the places of the lines that it was put in the place of, in the version that the person had.
    """

    start_ms: int
    end_ms: int
    source: str
    text: str
    replaces: tuple[int, ...] = ()


class OutOfPlace(ValueError):
    """A change replaces lines that its version does not have, or that another change replaces."""


class TranslatedMeanwhile(ValueError):
    """Somebody else has translated the same place; `lines` are theirs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(f"{len(lines)} lines in conflict")
        self.lines = lines


def paired(source: Sequence[Line], translation: Sequence[Line]) -> list[Pair]:
    """Every line of both, each once, in order of time. A line belongs to the one that it shares most time with."""
    said = sorted((line for line in source if line.text), key=lambda line: line.start_ms)
    theirs = sorted(translation, key=lambda line: line.start_ms)
    group = list(range(len(said) + len(theirs)))

    def root(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for ours, others, first, other_first in ((said, theirs, 0, len(said)), (theirs, said, len(said), 0)):
        times = Timeline(others)
        for place, line in enumerate(ours):
            partner = times.closest(line)
            if partner is not None:
                group[root(first + place)] = root(other_first + partner)

    members: dict[int, tuple[list[Line], list[Line]]] = {}
    for place, line in enumerate([*said, *theirs]):
        members.setdefault(root(place), ([], []))[0 if place < len(said) else 1].append(line)
    pairs = [Pair(tuple(ours), tuple(others)) for ours, others in members.values()]
    return sorted(pairs, key=lambda pair: (pair.start_ms, pair.end_ms))


def translated(base: Sequence[Line], current: Sequence[Line], changes: Sequence[Translated]) -> list[Line]:
    """The `current` translation after changes that were made to `base`, an older version or the same.

    What is done already changes nothing more. Raises OutOfPlace, and TranslatedMeanwhile where somebody else changed
    what a change replaces, or translated the same line.
    """
    replaced = [place for change in changes for place in change.replaces]
    if len(set(replaced)) < len(replaced) or any(not 0 <= place < len(base) for place in replaced):
        raise OutOfPlace
    alive = _alive(base, current)
    kept = {id(line) for line in alive.values()}
    added = _Added([line for line in current if id(line) not in kept])
    gone: set[int] = set()
    brought: list[Line] = []
    for change in changes:
        new = Line(change.start_ms, change.end_ms, change.text, confirmed=True, heard=change.source)
        old = [alive[place] for place in change.replaces if place in alive]
        lost = [base[place] for place in change.replaces if place not in alive]
        if added.has(new):
            continue
        contested = added.contest(new)
        if change.replaces and not (old or contested or change.text):
            continue
        if lost or (contested and not old):
            raise TranslatedMeanwhile(added.rivals(new) or lost)
        gone.update(id(line) for line in old)
        if change.text:
            brought.append(new)
    return sorted([*(line for line in current if id(line) not in gone), *brought], key=lambda line: line.start_ms)


def followed(source: Sequence[Line], translation: Sequence[Line]) -> list[Line]:
    """The translation with the times at which its words are said now, where these are still the same words."""
    return sorted(_followed(paired(source, translation)), key=lambda line: line.start_ms)


def _followed(pairs: Iterable[Pair]) -> Iterator[Line]:
    for pair in pairs:
        if pair.upkeep == Upkeep.CURRENT and len(pair.translation) == 1:
            yield replace(pair.translation[0], start_ms=pair.start_ms, end_ms=pair.end_ms)
        else:
            yield from pair.translation


def _alive(base: Sequence[Line], current: Sequence[Line]) -> dict[int, Line]:
    """Which lines of `base` are still there, by their places: the same words, whenever they are shown."""
    places: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for place, line in sorted(enumerate(base), key=lambda one: one[1].start_ms):
        places[line.text, line.heard].append((line.start_ms, place))
    alive: dict[int, Line] = {}
    for line in current:
        same = places[line.text, line.heard]
        if same:
            alive[_take_nearest(same, line.start_ms)] = line
    return alive


def _take_nearest(places: list[tuple[int, int]], moment_ms: int) -> int:
    """Take out the place that begins closest to a moment, the first of several; `places` are in the order of time."""
    after = bisect_left(places, (moment_ms, 0))
    before = bisect_left(places, (places[max(after - 1, 0)][0], 0))
    around = [at for at in (before, after) if at < len(places)]
    return places.pop(min(around, key=lambda at: (abs(places[at][0] - moment_ms), places[at][1])))[1]


class _Added:
    """Lines that somebody else has added, to ask many times what they have to do with another."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._times = Timeline([_in_halves(line) for line in lines])
        self._middles = Timeline([_middle(line) for line in lines])
        self._same = _timelines(lines, lambda line: (line.text, line.heard))
        self._of_same = _timelines(lines, lambda line: (line.heard,))

    def has(self, new: Line) -> bool:
        """Whether one of them says the same as `new`, of the same words, at the same time."""
        same = self._same.get((new.text, new.heard))
        return same is not None and same.covers(new)

    def contest(self, new: Line) -> bool:
        """Whether one of them translates what `new` translates.

        The same words at the same time, if only for a millisecond; or anything that shares more than half of the
        shorter line, which is where the middle of one lies within the other. Captions that overlap by less are two.
        """
        of_same = self._of_same.get((new.heard,))
        return (
            self._middles.covers(_in_halves(new))
            or self._times.covers(_middle(new))
            or (of_same is not None and of_same.covers(new))
        )

    def rivals(self, new: Line) -> list[Line]:
        """Which of them those are: this walks through all."""
        return [line for line in self._lines if _Added([line]).contest(new)]


def _in_halves(line: Line) -> Line:
    """The line with its times in half milliseconds, in which every middle is a whole number."""
    return Line(2 * line.start_ms, 2 * line.end_ms, "")


def _middle(line: Line) -> Line:
    """The moment in the middle of a line, in half milliseconds."""
    return Line(line.start_ms + line.end_ms, line.start_ms + line.end_ms, "")


def _timelines(lines: Sequence[Line], key: Callable[[Line], tuple[str, ...]]) -> dict[tuple[str, ...], Timeline]:
    groups: defaultdict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        groups[key(line)].append(line)
    return {value: Timeline(group) for value, group in groups.items()}


def _text(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


def _same(one: str, other: str) -> bool:
    # Without the spaces: some languages put none, and lines are joined by them.
    return "".join(same_words(one)) == "".join(same_words(other))
