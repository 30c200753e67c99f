"""The blocks of single page types, ready for readers. `body` asks here for what it does not know itself."""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import combining, normalize

from .api_reference import Entry, provider
from .richtext import Renderer, RichText, text_of
from .shown import Block


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


def sources_in(child: Any) -> Iterator[str]:
    """The rich texts within a block."""
    for name in _RICH.get(child.block_type, ()):
        yield child.value[name].source


def block_of(child: Any, renderer: Renderer) -> Block:
    """The block as a reader gets it."""
    value, head = child.value, (child.id or "", child.block_type)
    anchor = value["anchor"] or "" if hasattr(value, "get") and "anchor" in value else ""
    rich = [renderer.render(source) for source in sources_in(child)]
    match child.block_type:
        case "question":
            return Question(*head, value["question"] or "", anchor, *rich)
        case "problem":
            return Problem(*head, value["symptom"] or "", anchor, *rich)
        case "term":
            return Term(*head, value["term"] or "", other_names(value), anchor, *rich)
        case "change":
            return Change(*head, value["kind"] or "changed", *rich)
        case "operation":
            name = value["name"] or ""
            return Operation(*head, name, anchor, provider().entry(name))
        case "example":
            document, variables = value["document"] or "", value["variables"] or ""
            valid = not provider().faults(document, variables)
            return Example(*head, value["title"] or "", document, variables, valid)
        case _:
            return Block(*head)


def words_in(child: Any) -> str:
    """What a reader reads in a block beside its title, as plain text."""
    value = child.value
    lines = [text_of(source) for source in sources_in(child)]
    match child.block_type:
        case "term":
            lines.insert(0, value["also"] or "")
        case "operation":
            lines += _described(provider().entry(value["name"] or ""))
        case "example":
            lines += [value["title"] or "", value["document"] or ""]
    return "\n".join(filter(None, lines))


def other_names(value: Any) -> list[str]:
    """The other words for a term."""
    return [word for part in (value["also"] or "").split(",") if (word := part.strip())]


def in_reading_order(children: Iterable[Any]) -> list[Any]:
    """The blocks of a body as readers meet them: terms that stand together are in alphabetical order."""
    ordered: list[Any] = []
    terms: list[Any] = []
    for child in children:
        if child.block_type == "term":
            insort(terms, child, key=lambda term: alphabetical(term.value["term"] or ""))
        else:
            ordered += [*terms, child]
            terms = []
    return [*ordered, *terms]


def alphabetical(text: str) -> tuple[str, str]:
    """A key to sort words by as dictionaries do: capitals and accents count only between words alike otherwise."""
    plain = "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))
    return plain, text


def _described(entry: Entry | None) -> list[str]:
    if entry is None:
        return []
    parts = [*entry.arguments, *entry.fields]
    return [entry.description, *(f"{part.name} {part.description}".strip() for part in parts)]
