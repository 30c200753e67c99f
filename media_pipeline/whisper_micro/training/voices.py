"""Who speaks: espeak-ng's accents and variants, some of them kept from training."""

import random
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .espeak import Espeak, SpokenWord
from .grammar import is_held_out, sentence


class Utterance(NamedTuple):
    """A spoken sentence: 16-bit samples at 16 kHz, and its words."""

    text: str
    samples: NDArray[np.int16]
    words: list[SpokenWord]


@dataclass(frozen=True)
class Cast:
    """A set of voices, and how fast and high they speak."""

    accents: tuple[str, ...]
    variants: tuple[str, ...]
    paces: tuple[int, ...]
    pitches: tuple[int, ...]

    def voice(self, rng: random.Random) -> str:
        variant = rng.choice(self.variants)
        return rng.choice(self.accents) + (f"+{variant}" if variant else "")


TRAINED = Cast(
    accents=("en-us", "en", "en-us", "en", "en-gb-scotland", "en-gb-x-gbclan"),
    variants=(
        *("", "", "m1", "m2", "m3", "m4", "m5", "m6", "m8", "f1", "f2", "f3", "f4"),
        *("Alicia", "Andy", "Michael", "linda", "david", "steph"),
    ),
    paces=tuple(range(130, 196)),
    pitches=tuple(range(32, 71)),
)
# Accent, voices and speeds that were never trained on.
UNSEEN = Cast(
    accents=("en-gb-x-rp",),
    variants=("m7", "f5", "caleb", "shelby"),
    paces=(118, 124, 205, 212),
    pitches=(26, 30, 78, 82),
)


def record(seed: int, count: int, *, cast: Cast = TRAINED, held_out: bool = False) -> list[Utterance]:
    """`count` spoken sentences: for training, or (`held_out`) those that training never sees."""
    rng, espeak = random.Random(seed), Espeak()  # noqa: S311, no secret
    found: list[Utterance] = []
    while len(found) < count:
        text = sentence(rng)
        if is_held_out(text) != held_out:
            continue
        sound, words = espeak.say(
            text,
            voice=cast.voice(rng),
            words_per_minute=rng.choice(cast.paces),
            pitch=rng.choice(cast.pitches),
            pitch_range=rng.randint(20, 80),
        )
        loudest = np.abs(sound).max() + 1e-6
        found.append(Utterance(text, (sound / loudest * 20_000).astype(np.int16), words))
    return found
