"""Events of the tests."""

from dataclasses import dataclass, field

from django.db import transaction

from core.accounts.roles import PUBLIC
from core.events.actions import emit
from core.events.event import Event
from core.events.models import Entry


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    """Nobody's stream carries it."""

    lamp: int


@dataclass(frozen=True, kw_only=True)
class BellRung(Event):
    """For the holders of `labels`."""

    number: int
    labels: list[str] = field(default_factory=lambda: [PUBLIC])

    def audience(self) -> frozenset[str]:
        return frozenset(self.labels)

    def node(self) -> tuple[str, int]:
        return ("Bell", self.number)


def tell(*events: Event) -> list[Entry]:
    """Emit events in one transaction."""
    with transaction.atomic():
        return [emit(event) for event in events]
