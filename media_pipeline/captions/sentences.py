"""Sentences out of what an engine heard: the unit that readers click, search finds and people correct."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from media_pipeline.transcribers.protocol import Segment, Word

from .layout import Spoken

MAX_CHARACTERS = 220
MAX_MS = 15_000
PAUSE_MS = 1_200
_END = re.compile(r"""[.!?…。！？]["'”’»)\]]*$""")
_CLAUSE_END = re.compile(r"""[,;:–—]["'”’»)\]]*$""")


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a clause of a very long one, with the figures of the least certain segment in it."""

    start_ms: int
    end_ms: int
    text: str
    words: tuple[Word, ...]
    avg_logprob: float
    no_speech_prob: float
    compression_ratio: float


def sentences(segments: Iterable[Segment]) -> Iterator[Sentence]:
    """Regroup words at the ends of sentences, at long pauses, and before a sentence grows too long.

    Keeps every word and its order. A segment without words stands for itself.
    """
    words: list[Word] = []
    sources: list[Segment] = []
    for segment in segments:
        if not segment.words:
            if words:
                yield _sentence(words, sources)
                words, sources = [], []
            if segment.text.strip():
                yield _sentence([Word(segment.start_ms, segment.end_ms, segment.text, 0.0)], [segment], timed=False)
            continue
        for word in segment.words:
            if words and _ends_before(words, word):
                yield _sentence(words, sources)
                words, sources = [], []
            if words and _too_long(words, word):
                cut = _cut(words)
                yield _sentence(words[:cut], sources)
                words, sources = words[cut:], sources[-1:]
            words.append(word)
            if not sources or sources[-1] is not segment:
                sources.append(segment)
    if words:
        yield _sentence(words, sources)


def sentences_of(spoken: Sequence[Spoken]) -> Iterator[Sentence]:
    """The sentences of words that a person gave, of which no engine has figures. Keeps every word and its order."""
    words = tuple(Word(start, end, f" {text}", 1.0) for start, end, text in spoken)
    return sentences([Segment(words[0].start_ms, words[-1].end_ms, "", words, 0.0, 0.0, 0.0)] if words else [])


def _ends_before(words: Sequence[Word], following: Word) -> bool:
    last = words[-1]
    if following.start_ms - last.end_ms >= PAUSE_MS:
        return True
    # "e.g. plywood" and "no. 5" go on; a sentence starts with anything but a small letter or a digit.
    return bool(_END.search(last.text.rstrip())) and not re.match(r"\s*[a-zà-öø-ÿ\d]", following.text)


def _too_long(words: Sequence[Word], following: Word) -> bool:
    length = sum(len(word.text) for word in words) + len(following.text)
    return length > MAX_CHARACTERS or following.end_ms - words[0].start_ms > MAX_MS


def _cut(words: Sequence[Word]) -> int:
    """Where to divide a sentence: after its last clause in the second half, else at the longest pause there."""
    half = range(max(1, len(words) // 2), len(words) + 1)
    for cut in reversed(half):
        if _CLAUSE_END.search(words[cut - 1].text.rstrip()):
            return cut
    inner = [cut for cut in half if cut < len(words)]
    return max(inner, key=lambda cut: words[cut].start_ms - words[cut - 1].end_ms, default=len(words))


def _sentence(words: Sequence[Word], sources: Sequence[Segment], timed: bool = True) -> Sentence:
    start = words[0].start_ms
    return Sentence(
        start_ms=start,
        end_ms=max(words[-1].end_ms, start + 1),
        text="".join(word.text for word in words).strip(),
        words=tuple(words) if timed else (),
        avg_logprob=min(segment.avg_logprob for segment in sources),
        no_speech_prob=max(segment.no_speech_prob for segment in sources),
        compression_ratio=max(segment.compression_ratio for segment in sources),
    )
