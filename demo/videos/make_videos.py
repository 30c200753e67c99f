"""Make the demo's videos: `python -m demo.videos.make_videos [SLUG ...]`. Needs espeak-ng.

Each video gets a JSON file beside it with what is said and when, to measure transcripts against.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from demo.images.kit import ACCENT, LINE, MUTED, Canvas
from media_pipeline.whisper_micro.training.espeak import SAMPLE_RATE, Espeak, Sound
from media_pipeline.whisper_micro.training.mux import write_mp4

from .scenes import TUTORIALS, Scene, Tutorial
from .slides import GROUND

HERE = Path(__file__).parent
SIZE = (1280, 720)
RATE = 12
LEAD_SECONDS = 0.8
TAIL_SECONDS = 1.2
FADE_FRAMES = 4
MAX_BYTES = 1_500_000
LOUDNESS = 0.5
AUDIO_BITS = 96_000


def narrated(tutorial: Tutorial, espeak: Espeak) -> tuple[Sound, list[dict[str, Any]]]:
    """The whole narration, and its sentences with their times in seconds."""
    sound: list[Sound] = [np.zeros(int(LEAD_SECONDS * SAMPLE_RATE), np.float32)]
    position = LEAD_SECONDS
    sentences: list[dict[str, Any]] = []
    pause = np.zeros(int(tutorial.pause * SAMPLE_RATE), np.float32)
    for scene in tutorial.scenes:
        speech, words = espeak.say(scene.say, voice=tutorial.voice, words_per_minute=tutorial.words_per_minute)
        end = position + len(speech) / SAMPLE_RATE
        times = [[word.text, round(position + word.start, 3), round(position + word.end, 3)] for word in words]
        sentences.append({"start": round(position, 3), "end": round(end, 3), "text": scene.say, "words": times})
        sound += [speech / np.abs(speech).max() * LOUDNESS, pause]
        position = end + tutorial.pause
    sound.append(np.zeros(int(TAIL_SECONDS * SAMPLE_RATE), np.float32))
    return np.concatenate(sound), sentences


def picture(tutorial: Tutorial, scene: Scene, progress: float, elapsed: float) -> Image.Image:
    """One frame: `progress` within the scene and `elapsed` of the whole video, both 0 to 1."""
    canvas = Canvas(background=GROUND)
    if scene.heading:
        canvas.text((80, 48), tutorial.title, size=26, weight="medium", color=MUTED)
        canvas.text((80, 84), scene.heading, size=58, weight="bold")
    scene.draw(canvas, progress)
    canvas.line([(0, 896), (1600, 896)], color=LINE, width=8)
    canvas.line([(0, 896), (1600 * elapsed, 896)], color=ACCENT, width=8)
    return canvas.image.resize(SIZE, Image.Resampling.BOX)


def frames(tutorial: Tutorial, sentences: list[dict[str, Any]], seconds: float) -> Iterator[NDArray[np.uint8]]:
    """Every picture of the video. A scene fades in over the last picture of the one before."""
    total = int(seconds * RATE)
    cuts = [0, *(round((one["start"] - tutorial.pause / 2) * RATE) for one in sentences[1:]), total]
    last: Image.Image | None = None
    for scene, (begin, end) in zip(tutorial.scenes, pairwise(cuts), strict=True):
        before = last
        for number in range(begin, end):
            last = shown = picture(tutorial, scene, (number - begin) / (end - begin), number / total)
            if before is not None and number - begin < FADE_FRAMES:
                shown = Image.blend(before, last, (number - begin + 1) / (FADE_FRAMES + 1))
            yield np.asarray(shown)


def make(tutorial: Tutorial, espeak: Espeak) -> None:
    """Write the video and its JSON file."""
    sound, sentences = narrated(tutorial, espeak)
    seconds = len(sound) / SAMPLE_RATE
    target = HERE / f"{tutorial.slug}.mp4"
    write_mp4(target, frames(tutorial, sentences, seconds), sound, rate=RATE, audio_bits=AUDIO_BITS)
    size = target.stat().st_size
    if size > MAX_BYTES:
        raise SystemExit(f"{target.name} has {size} bytes; at most {MAX_BYTES} are allowed.")
    facts = {
        "title": tutorial.title,
        "language": "en",
        "model": "whisper-micro",
        "voice": f"espeak-ng {tutorial.voice}, {tutorial.words_per_minute} words a minute",
        "duration": round(seconds, 3),
        "sentences": sentences,
    }
    target.with_suffix(".json").write_text(json.dumps(facts, indent=1) + "\n")
    sys.stdout.write(f"{target.name}: {seconds:.1f} s, {size / 1000:.0f} kB\n")


def main(slugs: list[str]) -> None:
    """Make the named videos, or all of them."""
    known = {tutorial.slug: tutorial for tutorial in TUTORIALS}
    unknown = sorted(set(slugs) - set(known))
    if unknown:
        raise SystemExit(f"No such video: {', '.join(unknown)}. There are: {', '.join(known)}.")
    espeak = Espeak()
    for slug in slugs or known:
        make(known[slug], espeak)


if __name__ == "__main__":
    main(sys.argv[1:])
