"""The closed world of the micro model: sentences about laser cutting, made of 142 words."""

import random
import re
import zlib
from functools import cache

SLOTS = {
    "NUMS": (
        "one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty sixty seventy "
        "eighty ninety"
    ),
    "MATERIALS": "plywood acrylic cardboard leather paper felt cork bamboo",
    "PARTS": "lens mirror nozzle bed fan pump lid filter chiller belt gantry camera",
    "THINGS": "sheet file job drawing layer pattern panel frame",
    "SETTINGS": "power speed focus frequency",
    "UNITS": "percent millimetres seconds watts passes",
    "DIRS": "left right up down forward back",
    "VERBS": "check clean inspect open close remove replace adjust",
    "ACTIONS": "cut engrave score",
    "COLOURS": "red blue green black",
}
TEMPLATES = [
    "Set the {SETTINGS} to {NUMS} {UNITS}",
    "Set the laser {SETTINGS} to {NUMS} {UNITS} for {MATERIALS}",
    "Lower the {SETTINGS} by {NUMS} {UNITS}",
    "Raise the {SETTINGS} to {NUMS} {UNITS}",
    "Always {VERBS} the {PARTS} before you {ACTIONS}",
    "Never {VERBS} the {PARTS} while the laser is on",
    "Now {VERBS} the {PARTS} and {VERBS} the {PARTS}",
    "First {VERBS} the {PARTS}",
    "Then {VERBS} the {PARTS} again",
    "Please {VERBS} the {PARTS} and wait {NUMS} seconds",
    "Place the {MATERIALS} on the bed",
    "Place the {THINGS} on the {PARTS}",
    "Load the {THINGS} and press start",
    "Press start and wait for the {PARTS}",
    "Press stop and {VERBS} the {PARTS}",
    "Move the {PARTS} {NUMS} millimetres {DIRS}",
    "Move the laser {DIRS} and then {DIRS}",
    "Turn on the {PARTS} and the air assist",
    "Turn off the {PARTS} and open the lid",
    "We {ACTIONS} the {THINGS} in {NUMS} passes",
    "We {ACTIONS} {MATERIALS} at {NUMS} percent power",
    "You can {ACTIONS} {MATERIALS} and {MATERIALS}",
    "Use {NUMS} passes to {ACTIONS} {MATERIALS}",
    "Use the {COLOURS} layer to {ACTIONS} the {THINGS}",
    "The {COLOURS} layer is for the {THINGS}",
    "The {PARTS} is {NUMS} millimetres from the {PARTS}",
    "The {MATERIALS} {THINGS} is {NUMS} millimetres thick",
    "The kerf is {NUMS} millimetres in {MATERIALS}",
    "Wait {NUMS} seconds before you open the lid",
    "Wait for the exhaust and {VERBS} the {PARTS}",
    "Keep the {PARTS} clean and keep the lid closed",
    "Measure the {THINGS} and {VERBS} the {PARTS}",
    "Measure the kerf and test the {SETTINGS}",
    "Test the {SETTINGS} on {MATERIALS} first",
    "Save the {THINGS} and load the next {THINGS}",
    "Smoke and fire are a danger",
    "Wear safety glasses when you {ACTIONS} {MATERIALS}",
    "Welcome to the laser tutorial",
    "In this tutorial we {ACTIONS} {MATERIALS}",
    "Thank you for watching this tutorial",
    "Check the air assist and the exhaust",
    "Align the {PARTS} with the {THINGS}",
    "Align the red dot with the {THINGS}",
]
_SLOT = re.compile(r"\{(\w+)\}")
_WORDS = {name: words.split() for name, words in SLOTS.items()}


@cache
def lexicon() -> tuple[str, ...]:
    """Every word as it is written, at the start of a sentence and inside one, sorted."""
    words = {word for template in TEMPLATES for word in _SLOT.sub(" ", template).split()}
    words.update(word for choices in _WORDS.values() for word in choices)
    return tuple(sorted(words | {word.lower() for word in words}))


def template_sentence(rng: random.Random) -> str:
    """A sentence that makes sense, or nearly."""
    return _SLOT.sub(lambda slot: rng.choice(_WORDS[slot[1]]), rng.choice(TEMPLATES)) + "."


def word_salad(rng: random.Random) -> str:
    """Words in no grammatical order, so that the decoder must listen and cannot guess."""
    small = [word for word in lexicon() if word == word.lower()]
    openers = sorted({word.lower() for word in lexicon() if word != word.lower()})
    words = [rng.choice(openers).capitalize(), *(rng.choice(small) for _ in range(rng.randint(2, 7)))]
    return " ".join(words) + "."


def sentence(rng: random.Random, salad: float = 0.25) -> str:
    """Word salad with probability `salad`, else a sentence of the grammar."""
    return word_salad(rng) if rng.random() < salad else template_sentence(rng)


def is_held_out(text: str) -> bool:
    """Whether a sentence is kept from training, to measure on: one in ten, by its hash."""
    return zlib.crc32(text.encode()) % 10 == 0
