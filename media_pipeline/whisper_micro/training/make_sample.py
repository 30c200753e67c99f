"""Make a spoken sample video and its reference: `python -m media_pipeline.whisper_micro.training.make_sample OUT.mp4`.

espeak-ng's output differs a little from run to run; tests use the committed `sample.mp4`.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .espeak import SAMPLE_RATE, Espeak, Sound
from .evaluate import LEVEL
from .grammar import is_held_out, template_sentence
from .mux import write_mp4

RATE = 5
SIZE = (180, 320, 3)
LEAD_SECONDS = 0.5


def spoken(seed: int, voice: str, pace: int, count: int) -> tuple[Sound, list[dict[str, Any]]]:
    """Held-out sentences of the grammar, with pauses."""
    rng, espeak, position = random.Random(seed), Espeak(), LEAD_SECONDS  # noqa: S311, no secret
    sound: list[Sound] = [np.zeros(int(LEAD_SECONDS * SAMPLE_RATE), np.float32)]
    said: list[dict[str, Any]] = []
    while len(said) < count:
        text = template_sentence(rng)
        if not is_held_out(text):
            continue
        speech, words = espeak.say(text, voice=voice, words_per_minute=pace)
        end = position + len(speech) / SAMPLE_RATE
        times = [[word.text, round(position + word.start, 3), round(position + word.end, 3)] for word in words]
        said.append({"start": round(position, 3), "end": round(end, 3), "text": text, "words": times})
        pause = np.zeros(int(rng.uniform(0.5, 1.2) * SAMPLE_RATE), np.float32)
        sound += [speech / np.abs(speech).max() * LEVEL, pause]
        position = end + len(pause) / SAMPLE_RATE
    return np.concatenate(sound), said


def pictures(seconds: float) -> Iterator[NDArray[np.uint8]]:
    """Plain pictures that change, so that frames can be told apart."""
    for number in range(int(seconds * RATE) + 1):
        picture = np.zeros(SIZE, np.uint8)
        picture[:, :, 1] = number * 5 % 255
        yield picture


def main() -> None:
    """Write the video and, beside it, the JSON file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("video", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--voice", default="en-us+m3")
    parser.add_argument("--pace", type=int, default=160)
    parser.add_argument("--sentences", type=int, default=12)
    arguments = parser.parse_args()
    sound, said = spoken(arguments.seed, arguments.voice, arguments.pace, arguments.sentences)
    seconds = len(sound) / SAMPLE_RATE
    write_mp4(arguments.video, pictures(seconds), sound, rate=RATE, preset="ultrafast")
    facts = {"voice": arguments.voice, "wpm": arguments.pace, "duration": round(seconds, 3), "sentences": said}
    arguments.video.with_suffix(".json").write_text(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main()
