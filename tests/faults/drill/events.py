from dataclasses import dataclass

from core.accounts.roles import PUBLIC
from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """What a handler did: an effect in the database that can be counted."""

    label: str


@dataclass(frozen=True, kw_only=True)
class Counted(Event):
    """To be noted once."""

    label: str


@dataclass(frozen=True, kw_only=True)
class Announced(Event):
    """To be noted once, and in everybody's stream."""

    label: str

    def audience(self) -> frozenset[str]:
        return frozenset({PUBLIC})


@dataclass(frozen=True, kw_only=True)
class Interrupted(Event):
    """To be noted once, by an atomic handler whose first attempt stays in its middle until it is let go."""

    label: str


@dataclass(frozen=True, kw_only=True)
class Undertaken(Event):
    """A long job of two steps, whose first attempt stays between them until it is let go."""

    label: str


@dataclass(frozen=True, kw_only=True)
class Endured(Event):
    """A long job that makes no call of ours until it is let go."""

    label: str


@dataclass(frozen=True, kw_only=True)
class Spoiled(Event):
    """Its handler raises."""


@dataclass(frozen=True, kw_only=True)
class Poisoned(Event):
    """Its handler kills its worker process."""
