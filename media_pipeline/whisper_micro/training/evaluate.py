"""Measure a model folder: `python -m media_pipeline.whisper_micro.training.evaluate MODEL`.

Word error and word times on sentences that were never trained on, spoken by trained and by unseen voices, through
faster-whisper itself. `eval.json` beside this package holds what an earlier form of this script measured.
"""

import argparse
import json
import random
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from .espeak import SAMPLE_RATE, Espeak, Sound
from .grammar import is_held_out, sentence
from .voices import TRAINED, UNSEEN, Cast

LEVEL = 0.5
Timed = tuple[str, float, float]


def reading(seed: int, count: int, cast: Cast, salad: float) -> tuple[Sound, list[Timed]]:
    """Held-out sentences in a row, and their words with times."""
    rng, espeak, position = random.Random(seed), Espeak(), 0.4  # noqa: S311, no secret
    sound, words = [np.zeros(int(position * SAMPLE_RATE), np.float32)], []
    while len(sound) < 2 * count:
        text = sentence(rng, salad)
        if not is_held_out(text):
            continue
        voice, pace, pitch = cast.voice(rng), rng.choice(cast.paces), rng.choice(cast.pitches)
        speech, spoken = espeak.say(text, voice=voice, words_per_minute=pace, pitch=pitch)
        words += [(plain(word.text), position + word.start, position + word.end) for word in spoken]
        pause = np.zeros(int(rng.uniform(0.25, 1.2) * SAMPLE_RATE), np.float32)
        sound += [speech / np.abs(speech).max() * LEVEL, pause]
        position += (len(speech) + len(pause)) / SAMPLE_RATE
    return np.concatenate(sound), words


def plain(word: str) -> str:
    """A word without case and punctuation."""
    return "".join(letter for letter in word.lower() if letter.isalnum())


def matched(reference: list[str], heard: list[str]) -> tuple[int, list[tuple[int, int]]]:
    """The number of word errors (substituted, left out, added), and the pairs of equal words."""
    distance = np.zeros((len(reference) + 1, len(heard) + 1), np.int32)
    distance[:, 0], distance[0] = np.arange(len(reference) + 1), np.arange(len(heard) + 1)
    for i, word in enumerate(reference, start=1):
        for j, other in enumerate(heard, start=1):
            swapped = distance[i - 1, j - 1] + (word != other)
            distance[i, j] = min(swapped, distance[i - 1, j] + 1, distance[i, j - 1] + 1)
    pairs, i, j = [], len(reference), len(heard)
    while i and j:
        if distance[i, j] == distance[i - 1, j - 1] + (reference[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            if reference[i] == heard[j]:
                pairs.append((i, j))
        elif distance[i, j] == distance[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return int(distance[-1, -1]), pairs


def measure(model: WhisperModel, sound: Sound, words: list[Timed]) -> dict[str, float]:
    """Word error in percent, errors of word starts in seconds, and time taken per second of sound."""
    start = time.perf_counter()
    segments, _ = model.transcribe(
        sound, language="en", condition_on_previous_text=False, word_timestamps=True, vad_filter=True
    )
    heard = [(plain(word.word), float(word.start)) for segment in segments for word in segment.words or ()]
    elapsed = time.perf_counter() - start
    errors, pairs = matched([word for word, _, _ in words], [word for word, _ in heard])
    late = sorted(abs(words[i][1] - heard[j][1]) for i, j in pairs)
    return {
        "words": len(words),
        "word_error_percent": round(100 * errors / len(words), 2),
        "word_start_median": round(statistics.median(late), 3),
        "word_start_p90": round(late[int(0.9 * len(late))], 3),
        "real_time_factor": round(elapsed * SAMPLE_RATE / len(sound), 4),
    }


def main() -> None:
    """Print one line of figures for each set of sentences and voices."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--sentences", type=int, default=100)
    arguments = parser.parse_args()
    model = WhisperModel(str(arguments.model), device="cpu", compute_type="int8", local_files_only=True)
    sets = {
        "grammar, trained voices": (13, TRAINED, 0.0),
        "grammar, unseen voices and speeds": (14, UNSEEN, 0.0),
        "a quarter word salad, trained voices": (11, TRAINED, 0.25),
        "a quarter word salad, unseen voices and speeds": (12, UNSEEN, 0.25),
    }
    for name, (seed, cast, salad) in sets.items():
        figures = measure(model, *reading(seed, arguments.sentences, cast, salad))
        sys.stdout.write(json.dumps({"set": name, **figures}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
