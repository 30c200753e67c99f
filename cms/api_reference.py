"""What pages about an API ask of it, and who answers: the room above that holds the schema.

This room knows no API. The one that has it registers a `Provider` at start; until then nothing is known, so a page
says of each operation that it is not there, and nothing can be saved that names one.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of an operation or a field. `default` is written as in the API's own language; None for none."""

    name: str
    type: str
    description: str = ""
    default: str | None = None
    deprecated: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object, or a value of an enum (which has no type). `deprecated` is the reason, where it is."""

    name: str
    type: str = ""
    description: str = ""
    deprecated: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation or a type as it is now.

    `kind` is query, mutation, subscription, object, interface, union, input, enum or scalar. `fields` are those of the
    type, or of what the operation answers with.
    """

    name: str
    kind: str
    signature: str
    description: str = ""
    deprecated: str = ""
    returns: str = ""
    arguments: tuple[Argument, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def parts(self) -> tuple[Argument | Field, ...]:
        """What goes in, then what comes out."""
        return (*self.arguments, *self.fields)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an example; `line` and `column` count from 1, and are 0 where it has no place."""

    message: str
    line: int = 0
    column: int = 0


class Provider(Protocol):
    """Who knows the API."""

    def entry(self, name: str) -> Entry | None:
        """The operation or type of that name; None where there is none."""

    def near(self, name: str) -> list[str]:
        """Names that may have been meant, the likeliest first; at most five."""

    def faults(self, document: str, variables: str) -> list[Fault]:
        """What is wrong with a document and its variables (a JSON object, or nothing); nothing where it can be run."""


class _Nothing:
    def entry(self, name: str) -> Entry | None:
        return None

    def near(self, name: str) -> list[str]:
        return []

    def faults(self, document: str, variables: str) -> list[Fault]:
        return []


_provider: Provider = _Nothing()


def describes(provider: Provider) -> None:
    """Register who knows the API. Registering again replaces it."""
    global _provider
    _provider = provider


def provider() -> Provider:
    """Who knows the API."""
    return _provider
