"""How sentences become captions that can be read in time: two lines of 42 characters, one to seven seconds.

The figures follow the Netflix and BBC subtitle guidelines.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LINE = 42
LINES = 2
MAX_MS = 7_000
MIN_MS = 1_000
Spoken = tuple[int, int, str]


@dataclass(frozen=True)
class Caption:
    """Text on the screen while start_ms <= time < end_ms; lines are separated by newlines."""

    start_ms: int
    end_ms: int
    text: str


def captions(spoken: Iterable[Sequence[Spoken]]) -> list[Caption]:
    """Captions of sentences, each given as its words (start_ms, end_ms, text), in order.

    Never more than two lines of 42 characters (unless one word alone is longer), never two at once.
    """
    blocks = [block for words in spoken for block in _blocks(list(words))]
    return list(_timed(blocks))


def as_words(start_ms: int, end_ms: int, text: str) -> list[Spoken]:
    """The words of a text whose words have no times: spread evenly by their length."""
    words = text.split()
    total = sum(len(word) + 1 for word in words)
    spoken, done = [], 0
    for word in words:
        begin = start_ms + (end_ms - start_ms) * done // total
        done += len(word) + 1
        spoken.append((begin, start_ms + (end_ms - start_ms) * done // total, word))
    return spoken


def _wrapped(words: Sequence[Spoken], width: int = LINE) -> list[str]:
    text = " ".join(text.strip() for _, _, text in words)
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _fits(words: Sequence[Spoken]) -> bool:
    return len(_wrapped(words)) <= LINES and words[-1][1] - words[0][0] <= MAX_MS


def _blocks(words: list[Spoken]) -> Iterator[list[Spoken]]:
    """Divide into pieces that fit, about equally long, so that no single word is left for the last one."""
    if not words:
        return
    if len(words) == 1 or _fits(words):
        yield words
        return
    total, done, cut = sum(len(text) for _, _, text in words), 0, 1
    for index, (_, _, text) in enumerate(words[:-1], start=1):
        done += len(text)
        cut = index
        if done * 2 >= total:
            break
    yield from _blocks(words[:cut])
    yield from _blocks(words[cut:])


def _timed(blocks: list[list[Spoken]]) -> Iterator[Caption]:
    for number, block in enumerate(blocks):
        start = block[0][0]
        end = max(block[-1][1], start + MIN_MS)
        if number + 1 < len(blocks):
            end = min(end, blocks[number + 1][0][0])
        yield Caption(start, max(end, start + 1), "\n".join(_balanced(block)))


def _balanced(words: Sequence[Spoken]) -> list[str]:
    """Lines of about equal length: as narrow as they can be without one more line."""
    lines = _wrapped(words)
    for width in range(LINE - 1, 0, -1):
        narrower = _wrapped(words, width)
        if len(narrower) > len(lines) or max(map(len, narrower)) > width:
            break
        lines = narrower
    return lines
