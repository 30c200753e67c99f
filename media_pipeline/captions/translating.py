"""Translations line by line: which of them belongs to what is said, and which no longer says it.

A translation's line keeps in `Line.heard` the words it was made from. It is out of date where something else is said
there now; case and punctuation make no difference.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    what a change replaces, or translated the same time.
    """
    replaced = [place for change in changes for place in change.replaces]
    if len(set(replaced)) < len(replaced) or any(not 0 <= place < len(base) for place in replaced):
        raise OutOfPlace
    alive = _alive(base, current)
    kept = {id(line) for line in alive.values()}
    added = [line for line in current if id(line) not in kept]
    lines = list(current)
    for change in changes:
        new = Line(change.start_ms, change.end_ms, change.text, confirmed=True, heard=change.source)
        old = [alive[place] for place in change.replaces if place in alive]
        lost = [base[place] for place in change.replaces if place not in alive]
        theirs = [line for line in added if _shared(line, new) > 0]
        if any((line.text, line.heard) == (new.text, new.heard) for line in theirs):
            continue
        if change.replaces and not (old or theirs or change.text):
            continue
        if lost or (theirs and not old):
            raise TranslatedMeanwhile(theirs or lost)
        gone = {id(line) for line in old}
        lines = [line for line in lines if id(line) not in gone] + ([new] if change.text else [])
    return sorted(lines, key=lambda line: line.start_ms)


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
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(base):
        places[line.text, line.heard].append(place)
    alive: dict[int, Line] = {}
    for line in current:
        same = places[line.text, line.heard]
        if same:
            nearest = min(same, key=lambda place: abs(base[place].start_ms - line.start_ms))
            same.remove(nearest)
            alive[nearest] = line
    return alive


def _shared(line: Line, other: Line) -> int:
    return min(line.end_ms, other.end_ms) - max(line.start_ms, other.start_ms)


def _text(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


def _same(one: str, other: str) -> bool:
    # Without the spaces: some languages put none, and lines are joined by them.
    return "".join(same_words(one)) == "".join(same_words(other))
