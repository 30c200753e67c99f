"""Where a sentence begins and ends in the sound itself.

Whisper's times come from attention: a word behind a pause is given the pause as well, some 0.3 to 0.5 s, and a closing
consonant is cut off. Within a word's reach, the sound tells better.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from media_pipeline.captions.sentences import Sentence
from media_pipeline.transcribers import Word
from media_pipeline.transcribers.protocol import SAMPLE_RATE, Pcm

FRAME_MS = 10
FRAME = SAMPLE_RATE * FRAME_MS // 1000
# A frame is speech where it is louder than this share of the word's loudest, and than twice the recording's quiet.
SHARE = 0.02
NOISE = 2.0
# The mouth is closed for up to a tenth of a second before a "t"; a word ends 0.3 s behind what attention says at most.
CLOSURE_FRAMES = 10
REACH_MS = 300


class Loudness:
    """A sound's loudness, frame by frame."""

    def __init__(self, sound: Pcm) -> None:
        frames = sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)
        self.frames: NDArray[np.float32] = np.sqrt(np.einsum("ij,ij->i", frames, frames) / FRAME)
        self.quiet = float(np.percentile(self.frames, 10)) if len(self.frames) else 0.0

    def edges(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """The sentences, each from where its first word is heard to where its last one ends; never over the next."""
        waiting: Sentence | None = None
        for sentence in sentences:
            begun = self._begun(sentence)
            if waiting is not None:
                yield self._ended(waiting, begun.start_ms)
            waiting = begun
        if waiting is not None:
            yield self._ended(waiting, len(self.frames) * FRAME_MS)

    def _begun(self, sentence: Sentence) -> Sentence:
        if not sentence.words:
            return sentence
        first, *others = sentence.words
        loud = self._loud(first, first.end_ms)
        # Two frames earlier: a sound rises.
        start = first.start_ms + max(0, int(np.argmax(loud)) - 1) * FRAME_MS if loud.any() else first.start_ms
        start = max(first.start_ms, min(start, first.end_ms - 1))
        return replace(sentence, start_ms=start, words=(replace(first, start_ms=start), *others))

    def _ended(self, sentence: Sentence, limit_ms: int) -> Sentence:
        """Goes on behind the last word while it is still heard, up to what follows."""
        if not sentence.words:
            return sentence
        *others, last = sentence.words
        limit = min(limit_ms, last.end_ms + REACH_MS)
        loud = self._loud(last, limit)
        at = (last.end_ms - last.start_ms) // FRAME_MS
        while at < len(loud) and loud[at : at + CLOSURE_FRAMES].any():
            at += 1
        end = min(max(last.end_ms, last.start_ms + at * FRAME_MS), max(limit, last.end_ms))
        return replace(
            sentence,
            end_ms=max(sentence.end_ms, end),
            words=(*others, Word(last.start_ms, end, last.text, last.probability)),
        )

    def _loud(self, word: Word, end_ms: int) -> NDArray[np.bool_]:
        """Which frames from the word's beginning on are speech."""
        frames = self.frames[word.start_ms // FRAME_MS : max(end_ms, word.end_ms) // FRAME_MS]
        peak = frames[: max(1, (word.end_ms - word.start_ms) // FRAME_MS)].max(initial=0.0)
        loud: NDArray[np.bool_] = frames > max(SHARE * peak, NOISE * self.quiet)
        return loud
