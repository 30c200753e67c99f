"""When the words of a text are said: its words laid against words that were heard.

A text that a person wrote or corrected says what is said, not when. What an engine heard says when, and is right
in most of its words: these are the fixed points, and what lies between two of them is said between them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, chain, pairwise

from django.utils.translation import gettext as _

from .layout import Caption, Spoken, captions
from .limits import BadCaptions, clean
from .lines import same_word
from .sentences import sentences_of

Pair = tuple[int, int]
# difflib's time grows with the cube of repetitive input: it is given pieces of at most 100 by 100 words.
_PIECE = 100 * 100
# A piece is bounded by runs of three words that are there once in both, so that words that are everywhere bound none.
_RUN = 3
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")


def aligned(text: str, heard: Sequence[Spoken]) -> list[Caption]:
    """The captions of a text that has no times, by those of what was heard.

    Keeps every word, in order; a sentence, and an empty line in the text, begins a caption. Raises BadCaptions where
    the text has no words, nothing was heard, or less than a quarter of the words was: that text is of another video.
    """
    paragraphs = [words for part in _PARAGRAPHS.split(text) if (words := clean(part).split())]
    words = [word for paragraph in paragraphs for word in paragraph]
    if not words:
        raise BadCaptions(_("This file contains no captions."))
    if not heard:
        raise BadCaptions(
            _(
                "Plain text has no times, and there is no transcript in this language to take them from. Wait for the "
                "transcript, or upload WebVTT, SRT or TTML."
            )
        )
    matched = matches([one for _start, _end, one in heard], words)
    if len(matched) * 4 < len(words):
        raise BadCaptions(
            _(
                "This text is not what is said in the video: %(count)s of its %(total)s words were heard. Check the "
                "file and the language, or upload WebVTT, SRT or TTML."
            )
            % {"count": len(matched), "total": len(words)}
        )
    said = iter(along(words, heard, matched, 0, max(end for _start, end, _word in heard)))
    spoken = (sentences_of([next(said) for _word in paragraph]) for paragraph in paragraphs)
    return captions(
        [(word.start_ms, word.end_ms, word.text.strip()) for word in sentence.words]
        for sentence in chain.from_iterable(spoken)
    )


def timed(words: Sequence[str], heard: Sequence[Spoken], start_ms: int, end_ms: int) -> list[Spoken]:
    """The times of `words`, all within [start_ms, end_ms], from those of the words that were heard there.

    A word has the time of the heard one that it equals (case and punctuation do not matter) or stands for; other
    words are spread by their length over the time between their neighbours. There is one for each of `words`, in
    order, and none begins before the one before it has ended. Without anything heard, all are spread evenly.
    """
    return along(words, heard, matches([text for _start, _end, text in heard], words), start_ms, end_ms)


def along(
    words: Sequence[str], heard: Sequence[Spoken], matched: Sequence[Pair], start_ms: int, end_ms: int
) -> list[Spoken]:
    """As `timed`, for words whose `matches` are known."""
    times: list[Pair] = []
    for said, written in _stretches(matched, len(heard), len(words)):
        if len(said) == len(written):
            times += [heard[position][:2] for position in said]
            continue
        if said:
            begin, end = heard[said[0]][0], heard[said[-1]][1]
        else:
            begin = heard[said.start - 1][1] if said.start else start_ms
            end = heard[said.start][0] if said.start < len(heard) else end_ms
        times += _spread([words[position] for position in written], begin, end)
    return [(begin, end, word) for (begin, end), word in zip(_in_order(times, start_ms, end_ms), words, strict=True)]


def matches(heard: Sequence[str], words: Sequence[str]) -> list[Pair]:
    """Which of `heard` is which of `words`, as pairs of positions, both rising. Takes seconds for hours of speech."""
    ours, theirs = [same_word(word) for word in heard], [same_word(word) for word in words]
    found: list[Pair] = []
    waiting = [(0, len(ours), 0, len(theirs), _RUN)]
    while waiting:
        left, right, top, bottom, run = waiting.pop()
        if (right - left) * (bottom - top) <= _PIECE:
            matcher = SequenceMatcher(None, ours[left:right], theirs[top:bottom], autojunk=False)
            for one in matcher.get_matching_blocks():
                found += [(left + one.a + step, top + one.b + step) for step in range(one.size)]
        elif run:
            fixed = _fixed_points(ours, theirs, range(left, right), range(top, bottom), run)
            found += fixed
            for (x, y), (to_x, to_y) in pairwise([(left - 1, top - 1), *fixed, (right, bottom)]):
                waiting.append((x + 1, to_x, y + 1, to_y, run - 1))
        else:
            x, y = (left + right) // 2, (top + bottom) // 2
            waiting += [(left, x, top, y, 0), (x, right, y, bottom, 0)]
    return sorted(found)


def _fixed_points(ours: Sequence[str], theirs: Sequence[str], xs: range, ys: range, run: int) -> list[Pair]:
    """Positions at which runs of words begin that are there once on either side, both rising."""

    def once(words: Sequence[str], positions: range) -> dict[tuple[str, ...], int]:
        seen: dict[tuple[str, ...], int] = {}
        for position in range(positions.start, positions.stop - run + 1):
            key = tuple(words[position : position + run])
            seen[key] = -1 if key in seen else position
        return {key: position for key, position in seen.items() if position >= 0}

    there = once(theirs, ys)
    return _rising([(x, there[key]) for key, x in once(ours, xs).items() if key in there])


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest choice of pairs, given in the order of their first, whose second rises too (patience sorting)."""
    lowest: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for index, (_x, y) in enumerate(pairs):
        pile = bisect_left(lowest, y)
        before.append(piles[pile - 1] if pile else -1)
        lowest[pile : pile + 1] = [y]
        piles[pile : pile + 1] = [index]
    chosen: list[Pair] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _stretches(matched: Sequence[Pair], heard: int, words: int) -> Iterator[tuple[range, range]]:
    """Which stretch of what was heard says which stretch of the words: pairs, and what lies between them."""
    x = y = 0
    for to_x, to_y in chain(matched, [(heard, words)]):
        yield range(x, to_x), range(y, to_y)
        x, y = min(to_x + 1, heard), min(to_y + 1, words)
        yield range(to_x, x), range(to_y, y)


def _spread(words: Sequence[str], begin: int, end: int) -> Iterator[Pair]:
    total = sum(len(word) + 1 for word in words)
    done = 0
    for word in words:
        start = begin + (end - begin) * done // total
        done += len(word) + 1
        yield start, begin + (end - begin) * done // total


def _in_order(times: Sequence[Pair], start_ms: int, end_ms: int) -> list[Pair]:
    """The times within their bounds. Where engines let words overlap, the beginning of the later one counts."""
    starts = list(accumulate((min(max(start, start_ms), end_ms) for start, _end in times), max))
    following = [*starts[1:], end_ms]
    return [
        (start, min(max(end, start), bound))
        for start, bound, (_start, end) in zip(starts, following, times, strict=False)
    ]
