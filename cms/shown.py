"""A block of a body: as it is stored, and what every block has when it is ready for readers."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `id` stays the same for as long as the block exists, in every revision of the page."""

    id: str
    block_type: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A block as it is stored. What it lacks is empty."""

    id: str
    block_type: str
    raw: Any

    def __getitem__(self, name: str) -> str:
        return text_in(self.fields.get(name))

    @property
    def fields(self) -> dict[str, Any]:
        """What a struct holds."""
        return self.raw if isinstance(self.raw, dict) else {}

    @property
    def items(self) -> "list[Stored]":
        """The items of a list."""
        return items_in(self.raw)


def stored(item: Any) -> Stored:
    """A block of a body, or an item of a list."""
    if isinstance(item, dict) and "value" in item:
        return Stored(text_in(item.get("id")), text_in(item.get("type")), item["value"])
    return Stored("", "item", item)


def items_in(value: Any) -> list[Stored]:
    """The items of the list that is stored, none for anything else."""
    return [stored(item) for item in value] if isinstance(value, list) else []


def text_in(value: Any) -> str:
    """The text that is stored, empty for anything else."""
    return value if isinstance(value, str) else ""
