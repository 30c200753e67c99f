"""Which lines of a transcript a person should look at. Marks only: nothing that was heard is ever taken away.

The bounds are those of Whisper's own fallbacks (log probability, compression, no speech) and of subtitle guidelines
(characters a second).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .flags import Flag
from .lines import HeardWord, Line, same_words

MIN_LOGPROB = -1.0
MAX_COMPRESSION = 2.4
MAX_NO_SPEECH = 0.6
UNSURE_WORD = 0.35
MAX_UNSURE = 0.3
LOOP_WORDS = 4
LOOP_TIMES = 3
PACE_RANGE = (2.0, 25.0)
# How long an engine may be silent while somebody speaks; pauses in a sentence are shorter.
MAX_GAP_MS = 3_000


def flags_of(line: Line) -> tuple[str, ...]:
    """Why the line should be looked at, in codes; none where a person confirmed it."""
    return () if line.confirmed else tuple(_flags(line))


def _flags(line: Line) -> Iterator[str]:
    unsure = sum(1 for word in line.words if word[3] < UNSURE_WORD)
    if (line.avg_logprob is not None and line.avg_logprob < MIN_LOGPROB) or unsure > MAX_UNSURE * len(line.words):
        yield Flag.UNCERTAIN
    if (line.compression_ratio or 0.0) > MAX_COMPRESSION or _loops(same_words(line.text)):
        yield Flag.REPETITIVE
    if (line.no_speech_prob or 0.0) > MAX_NO_SPEECH:
        yield Flag.NO_SPEECH
    seconds = max(line.end_ms - line.start_ms, 1) / 1000
    if not PACE_RANGE[0] <= len(line.text) / seconds <= PACE_RANGE[1]:
        yield Flag.PACE


def _loops(words: Sequence[str]) -> bool:
    """Whether the same four words in a row come three times."""
    runs = Counter(tuple(words[first : first + LOOP_WORDS]) for first in range(len(words) - LOOP_WORDS + 1))
    return any(times >= LOOP_TIMES for times in runs.values())


def unheard(speech: Iterable[tuple[int, int]], words: Iterable[HeardWord]) -> list[tuple[int, int]]:
    """Stretches of speech (start_ms, end_ms) longer than three seconds in which no word was heard."""
    found: list[tuple[int, int]] = []
    heard = sorted((start, end) for start, end, _, _ in words)
    for begin, end in speech:
        at = begin
        for first, last in heard:
            if last <= at or first >= end:
                continue
            if first - at > MAX_GAP_MS:
                found.append((at, first))
            at = max(at, last)
        if end - at > MAX_GAP_MS:
            found.append((at, end))
    return found
