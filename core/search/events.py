"""What happens in search."""

from dataclasses import dataclass

from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class FamilyIndexed(Event):
    """The documents of one object changed; its family now has `version`."""

    kind: str
    object_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class RulesChanged(Event):
    """Synonyms or pinned results of a locale changed; every answer may be another now."""

    locale: str
