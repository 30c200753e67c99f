"""The blocks of single page types, ready for readers. `body` asks here for what it does not know itself."""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from .api_reference import Entry, provider
from .richtext import Renderer, RichText, text_of
from .shown import Block, Stored


@dataclass(frozen=True, slots=True)
class Question(Block):
    question: str
    anchor: str
    answer: RichText


@dataclass(frozen=True, slots=True)
class Problem(Block):
    symptom: str
    anchor: str
    cause: RichText
    fix: RichText


@dataclass(frozen=True, slots=True)
class Term(Block):
    term: str
    also: list[str]
    anchor: str
    definition: RichText


@dataclass(frozen=True, slots=True)
class Change(Block):
    kind: str
    text: RichText


@dataclass(frozen=True, slots=True)
class Operation(Block):
    """`entry` is None where the API has nothing of that name any more."""

    name: str
    anchor: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Example(Block):
    """`valid` is whether the API would accept it now."""

    title: str
    document: str
    variables: str
    valid: bool


_RICH: dict[str, tuple[str, ...]] = {
    "question": ("answer",),
    "problem": ("cause", "fix"),
    "term": ("definition",),
    "change": ("text",),
}


def sources_in(block: Stored) -> Iterator[str]:
    """The rich texts within a block."""
    for name in _RICH.get(block.block_type, ()):
        yield block[name]


def block_of(block: Stored, renderer: Renderer) -> Block:
    """The block as a reader gets it."""
    head = (block.id, block.block_type)
    rich = [renderer.render(source) for source in sources_in(block)]
    match block.block_type:
        case "question":
            return Question(*head, block["question"], block["anchor"], *rich)
        case "problem":
            return Problem(*head, block["symptom"], block["anchor"], *rich)
        case "term":
            return Term(*head, block["term"], other_names(block), block["anchor"], *rich)
        case "change":
            return Change(*head, block["kind"] or "changed", *rich)
        case "operation":
            return Operation(*head, block["name"], block["anchor"], provider().entry(block["name"]))
        case "example":
            valid = not provider().faults(block["document"], block["variables"])
            return Example(*head, block["title"], block["document"], block["variables"], valid)
        case _:
            return Block(*head)


def words_in(block: Stored) -> list[str]:
    """What a reader reads in a block beside its title, as plain text."""
    said = [text_of(source) for source in sources_in(block)]
    match block.block_type:
        case "term":
            return [block["also"], *said]
        case "operation":
            return _described(provider().entry(block["name"]))
        case "example":
            return [block["title"], block["document"]]
        case _:
            return said


def other_names(block: Stored) -> list[str]:
    """The other words for a term."""
    return [word for part in block["also"].split(",") if (word := part.strip())]


def in_reading_order(blocks: Iterable[Stored]) -> list[Stored]:
    """The blocks of a body as readers meet them: terms that stand together are in alphabetical order."""
    ordered: list[Stored] = []
    terms: list[Stored] = []
    for block in blocks:
        if block.block_type == "term":
            insort(terms, block, key=lambda term: alphabetical(term["term"]))
        else:
            ordered += [*terms, block]
            terms = []
    return [*ordered, *terms]


def alphabetical(text: str) -> tuple[str, str]:
    """A key to sort words by as dictionaries do: capitals and accents count only between words alike otherwise."""
    plain = "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))
    return plain, text


def _described(entry: Entry | None) -> list[str]:
    if entry is None:
        return []
    described = [entry.description, *(f"{part.name} {part.description}".strip() for part in entry.parts)]
    # Descriptions mark names as Markdown does, which is not a thing to read.
    return [text.replace("`", "") for text in described]
