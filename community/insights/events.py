"""What happens to gaps in the content."""

from dataclasses import dataclass

from cms.events import WRITERS
from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class GapEvent(Event):
    """Something about one gap, for writers."""

    gap_id: int

    def audience(self) -> frozenset[str]:
        return WRITERS

    def node(self) -> tuple[str, int]:
        return ("ContentGap", self.gap_id)


@dataclass(frozen=True, kw_only=True)
class GapDrafted(GapEvent):
    """A draft was made that is to close it, and given to a writer."""

    page_id: int
    assignee_id: int


@dataclass(frozen=True, kw_only=True)
class GapClosed(GapEvent):
    """The page that was drafted for it was published."""

    page_id: int


@dataclass(frozen=True, kw_only=True)
class GapDismissed(GapEvent):
    """Somebody decided that no page is to answer it."""


@dataclass(frozen=True, kw_only=True)
class GapReopened(GapEvent):
    """It is open again: a dismissal was taken back, or its draft is gone."""
