"""Training windows: utterances in a row, with pauses, noise and cut ends, and the tokens they should become."""

import random
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .espeak import SAMPLE_RATE, Sound, SpokenWord
from .features import Features, log_mel, noise
from .tokens import TIME_STEP
from .voices import Utterance

TEXT_CONTEXT = 448
LAST_TIME = 1500
IGNORED = -100


@dataclass(frozen=True)
class Shape:
    """What windows look like: `frames` of 10 ms, padded with silence to `padded`, up to `prompts` earlier sentences."""

    batch: int
    frames: int
    prompts: int
    padded: int = 0
    weight: float = 1.0


class Batch(NamedTuple):
    """Arrays for one training step. `spans` are (window, token, first frame, last frame) of spoken words."""

    features: NDArray[np.float16]
    tokens: NDArray[np.int64]
    targets: NDArray[np.int64]
    spans: NDArray[np.int64]
    words: list[list[int]]


@dataclass
class _Placed:
    """Sentences placed in a window; `cut` is the one that the window's end cuts off."""

    sound: Sound
    seconds: float
    sentences: list[tuple[float, float, str, list[SpokenWord]]] = field(default_factory=list)
    cut: tuple[float, str, list[SpokenWord]] | None = None


@dataclass
class _Text:
    """The token side of a window. `start` is the first token that is to be learned."""

    tokens: list[int]
    start: int
    overrides: dict[int, int] = field(default_factory=dict)
    spans: list[tuple[int, float, float]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)


class Composer:
    """Makes windows out of recorded utterances."""

    def __init__(self, pool: list[Utterance], tokenizer: Tokenizer, seed: int) -> None:
        self.pool, self.tokenizer = pool, tokenizer
        self.rng, self.generator = random.Random(seed), np.random.default_rng(seed)  # noqa: S311, no secret
        self.end, self.begin = self._id("<|endoftext|>"), self._id("<|startoftranscript|>")
        self.previous, self.no_speech = self._id("<|startofprev|>"), self._id("<|nospeech|>")
        self.no_times = self._id("<|notimestamps|>")
        self.first_time = self.no_times + 1

    def _id(self, token: str) -> int:
        number = self.tokenizer.token_to_id(token)
        assert number is not None
        return int(number)

    def ids(self, text: str) -> list[int]:
        """One token for each word, then the full stop's."""
        return list(self.tokenizer.encode(" " + text, add_special_tokens=False).ids)

    def batch(self, shape: Shape) -> Batch:
        """One batch of windows."""
        windows = [self._window(shape) for _ in range(shape.batch)]
        length = min(TEXT_CONTEXT, max(len(text.tokens) for _, text in windows) - 1)
        tokens = np.full((shape.batch, length), self.end, np.int64)
        targets = np.full((shape.batch, length), IGNORED, np.int64)
        spans = []
        for row, (_, text) in enumerate(windows):
            count = min(length, len(text.tokens) - 1)
            tokens[row, :count] = text.tokens[:count]
            targets[row, text.start : count] = text.tokens[text.start + 1 : count + 1]
            for index, value in text.overrides.items():
                targets[row, index] = value
            for token, start, end in text.spans:
                first = max(0, round(start / TIME_STEP))
                last = min(shape.frames // 2, max(first + 1, round(end / TIME_STEP)))
                if token < length and last > first:
                    spans.append((row, token, first, last))
        features = np.stack([window for window, _ in windows]).astype(np.float16)
        return Batch(features, tokens, targets, np.array(spans, np.int64), [text.words for _, text in windows])

    def _window(self, shape: Shape) -> tuple[Features, _Text]:
        silent = self.rng.random() < 0.07
        placed = self._place(shape.frames / 100, silent)
        features = self._features(placed, shape.frames, silent)
        padding = max(0, (shape.padded or shape.frames) - features.shape[1])
        return np.pad(features, ((0, 0), (0, padding))), self._text(placed, silent, shape.prompts)

    def _place(self, full: float, silent: bool) -> _Placed:
        """Sentences one after another with pauses; half of the windows end in the middle of a sentence."""
        rng = self.rng
        cuts = rng.random() < 0.5
        seconds = full if cuts else rng.uniform(min(1.5, full), full)
        placed = _Placed(np.zeros(int(seconds * SAMPLE_RATE), np.float32), seconds)
        time = rng.choice([0, 0, 1]) * rng.uniform(0, 1.6)
        while not silent and time <= placed.seconds:
            text, samples, words = rng.choice(self.pool)
            length = len(samples) / SAMPLE_RATE
            if time + length > placed.seconds:
                if cuts and time < placed.seconds - 0.1:
                    placed.cut = (time, text, words)
                    self._add(placed, samples, time, 1.0)
                elif not placed.sentences:
                    if length > full:
                        time = 0.0
                        continue
                    placed.seconds = max(placed.seconds, length + 0.05)
                    placed.sound = np.zeros(int(placed.seconds * SAMPLE_RATE), np.float32)
                    placed.sentences.append((0.0, length, text, words))
                    self._add(placed, samples, 0.0, 1.0)
                break
            self._add(placed, samples, time, rng.uniform(0.5, 1.0))
            placed.sentences.append((time, time + length, text, words))
            time += length + (rng.uniform(0.12, 0.7) if rng.random() < 0.8 else rng.uniform(0.7, 3.0))
        return placed

    def _add(self, placed: _Placed, samples: NDArray[np.int16], time: float, gain: float) -> None:
        first = int(time * SAMPLE_RATE)
        room = placed.sound[first : first + len(samples)]
        room += samples[: len(room)] * (gain / 32768.0)

    def _features(self, placed: _Placed, frames: int, silent: bool) -> Features:
        rng = self.rng
        sound = placed.sound * 10 ** rng.uniform(-1.2, 0)
        if silent or rng.random() < 0.5:
            level = np.sqrt((sound**2).mean()) + 1e-4
            sound = sound + noise(self.generator, len(sound), rng.randint(0, 3)) * level * 10 ** (
                -rng.uniform(12, 45) / 20
            )
        features = log_mel(sound, self.generator if rng.random() < 0.4 else None)[:, :frames]
        if not silent and rng.random() < 0.25:
            # A masked band, as in SpecAugment.
            first = rng.randint(0, 70)
            features[first : first + rng.randint(2, 9)] = features.mean()
        return features

    def _text(self, placed: _Placed, silent: bool, prompts: int) -> _Text:
        tokens = self._prompt(prompts)
        text = _Text(tokens, len(tokens))
        tokens.append(self.begin)
        if silent:
            tokens += [self.first_time, self.end]
            text.overrides = {text.start: self.no_speech, text.start + 1: self.end}
            return text
        timed = placed.cut is not None or self.rng.random() >= 0.35
        if not timed:
            tokens.append(self.no_times)
        for number, (start, end, said, words) in enumerate(placed.sentences):
            # Whisper's first time is at most one second in.
            times = (self._time(min(start, 1.0) if number == 0 else start), self._time(end)) if timed else ()
            self._sentence(text, said, words, start, end, times)
        if placed.cut is not None:
            start, said, words = placed.cut
            tokens.append(self._time(start if placed.sentences else min(start, 1.0)))
            heard = [start + word.end < placed.seconds - 0.05 for word in words]
            text.words += [token for token, whole in zip(self.ids(said), heard, strict=False) if whole]
        tokens.append(self.end)
        return text

    def _sentence(
        self, text: _Text, said: str, words: list[SpokenWord], start: float, end: float, times: tuple[int, ...]
    ) -> None:
        tokens = self.ids(said)
        text.tokens += times[:1]
        for word, token in zip(words, tokens, strict=False):
            if word.exact:
                text.spans.append((len(text.tokens) - 1, start + word.start, start + word.end))
            text.tokens.append(token)
            text.words.append(token)
        text.spans.append((len(text.tokens) - 1, end - 0.06, end + 0.06))
        text.tokens.append(tokens[-1])
        text.tokens += times[1:]

    def _prompt(self, most: int) -> list[int]:
        """Now and then what was said before, as long recordings have it."""
        rng = self.rng
        if not most or rng.random() >= 0.35:
            return []
        tokens: list[int] = []
        for _ in range(rng.randint(1, most)):
            said, start = self.ids(rng.choice(self.pool).text), rng.randint(0, 1400)
            end = min(LAST_TIME, start + rng.randint(50, 150))
            tokens += [self.first_time + start, *said, self.first_time + end] if rng.random() < 0.7 else said
        return [self.previous, *tokens[-220:]]

    def _time(self, seconds: float) -> int:
        return int(self.first_time + min(LAST_TIME, round(seconds / TIME_STEP)))


def feed(queue: Any, pool: list[Utterance], tokenizer: str, seed: int, shapes: list[list[Shape]], stage: Any) -> None:
    """A process that makes batches of the current stage for as long as it lives."""
    composer = Composer(pool, Tokenizer.from_str(tokenizer), seed)
    while True:
        number = stage.value
        mix = shapes[number]
        shape = composer.rng.choices(mix, [one.weight for one in mix])[0]
        queue.put((number, composer.batch(shape)))
