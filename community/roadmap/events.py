"""What happens on the roadmap."""

from dataclasses import dataclass

from core.accounts.roles import PUBLIC
from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class FeatureRequestEvent(Event):
    """Something about one request. The roadmap is public."""

    request_id: int

    def audience(self) -> frozenset[str]:
        return frozenset({PUBLIC})

    def node(self) -> tuple[str, int]:
        return ("FeatureRequest", self.request_id)


@dataclass(frozen=True, kw_only=True)
class FeatureRequestCreated(FeatureRequestEvent):
    """A request was written; its author's vote is part of it."""

    author_id: int


@dataclass(frozen=True, kw_only=True)
class FeatureRequestVoted(FeatureRequestEvent):
    """An account gave its vote (`on`) or took it back."""

    voter_id: int
    on: bool


@dataclass(frozen=True, kw_only=True)
class FeatureRequestChanged(FeatureRequestEvent):
    """Its area or its place in the plan changed, or it was hidden or shown again."""
