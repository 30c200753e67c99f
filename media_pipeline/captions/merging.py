"""Three-way merge of a transcript: what people confirmed stays, around it stands what the engine hears now.

The common ancestor is what the engine heard before (`Line.engine_text`). New words are given to a confirmed line where
they match, by text and time, a word that was heard there, or stand between two such words; where nothing matches, by
their time alone. Everything else that is new comes through, each word once.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from .alignment import matches, timed
from .flags import Flag
from .layout import as_words
from .lines import HeardWord, Line, heard_words, same_words
from .timeline import Timeline

# Two engines, or one with other pauses, differ in a word's time by less than this.
NEAR_MS = 5_000


@dataclass(frozen=True)
class _Word:
    """A word that was heard, before or now, and the line it stands in: an index, or None outside confirmed lines."""

    at_ms: int
    text: str
    line: int | None


def merged(before: Sequence[Line], now: Sequence[Line]) -> list[Line]:
    """`now` with the confirmed lines of `before` in it, in order of time.

    Confirmed lines keep their text and times to the letter; their words get the times of what is heard now. One where
    the engine hears something else than before is marked `Flag.HEARD_DIFFERENTLY`.
    """
    kept = [line for line in before if line.confirmed]
    if not kept:
        return list(now)
    places = {id(line): place for place, line in enumerate(kept)}
    base = [word for line in before for word in _base_words(line, places.get(id(line)))]
    spoken = [list(heard_words(line)) for line in now]
    owners = iter(
        _owners(kept, base, [_Word((start + end) // 2, text, None) for start, end, text, _ in chain(*spoken)])
    )

    heard: list[list[HeardWord]] = [[] for _ in kept]
    lines: list[Line] = []
    for line, words in zip(now, spoken, strict=True):
        free: list[int] = []
        for place, word in enumerate(words):
            owner = next(owners)
            if owner is None:
                free.append(place)
            else:
                heard[owner].append(word)
        lines += [line] if len(free) == len(words) else _parts(line, words, free)
    lines += [_kept(line, words) for line, words in zip(kept, heard, strict=True)]
    return sorted(lines, key=lambda line: line.start_ms)


def _base_words(line: Line, place: int | None) -> Iterator[_Word]:
    for start, end, text in as_words(line.start_ms, line.end_ms, line.engine_text):
        yield _Word((start + end) // 2, text, place)


def _owners(kept: Sequence[Line], base: Sequence[_Word], now: Sequence[_Word]) -> list[int | None]:
    """Which of the confirmed lines each new word belongs to."""
    known = dict(_matches(base, now))
    at = sorted(known)
    times = Timeline(kept)
    owners: list[int | None] = []
    for index, word in enumerate(now):
        if index in known:
            owners.append(known[index])
            continue
        right = bisect_right(at, index)
        around = {known[at[right - 1]] if right else None, known[at[right]] if right < len(at) else None}
        owner = around.pop() if len(around) == 1 else None
        owners.append(times.at(word.at_ms) if owner is None else owner)
    return owners


def _matches(base: Sequence[_Word], now: Sequence[_Word]) -> Iterator[tuple[int, int | None]]:
    """Indexes of new words that were heard before, each with the line it was heard in."""
    for old, new in matches([word.text for word in base], [word.text for word in now]):
        if abs(base[old].at_ms - now[new].at_ms) <= NEAR_MS:
            yield new, base[old].line


def _kept(line: Line, heard: Sequence[HeardWord]) -> Line:
    now = " ".join(text for _, _, text, _ in heard)
    flags = tuple(flag for flag in line.flags if flag != Flag.HEARD_DIFFERENTLY)
    # Words are joined by spaces here, also those of languages that have none.
    if "".join(same_words(now)) not in ("".join(same_words(line.heard)), "".join(same_words(line.text))):
        flags = (*flags, Flag.HEARD_DIFFERENTLY)
    return replace(line, heard=now, flags=flags, words=with_times(line, heard) or line.words)


def with_times(line: Line, heard: Sequence[HeardWord]) -> tuple[HeardWord, ...]:
    """The words of a person's line, timed by those that were heard there; none where nothing was. A person is sure."""
    if not heard:
        return ()
    spoken = [(start, end, text) for start, end, text, _ in heard]
    found = timed(line.text.split(), spoken, line.start_ms, line.end_ms)
    return tuple((start, end, text, 1.0) for start, end, text in found)


def _parts(line: Line, words: Sequence[HeardWord], free: Sequence[int]) -> Iterator[Line]:
    """What is left of a new line between confirmed ones: each run of its `free` words, by their places."""
    texts = _texts(line, words)
    for _, run in groupby(enumerate(free), key=lambda pair: pair[1] - pair[0]):
        places = [place for _, place in run]
        first, last = places[0], places[-1]
        start = words[first][0]
        yield replace(
            line,
            start_ms=start,
            end_ms=max(words[last][1], start + 1),
            text=line.text[texts[first][0] : texts[last][1]],
            words=tuple(words[first : last + 1]) if line.words else (),
        )


def _texts(line: Line, words: Sequence[HeardWord]) -> list[tuple[int, int]]:
    """Where each word stands in the line's text: some languages put no spaces between them."""
    places, behind = [], 0
    for _, _, text, _ in words:
        begin = max(line.text.find(text.strip(), behind), behind)
        behind = min(begin + len(text.strip()), len(line.text))
        places.append((begin, behind))
    return places
