"""What happens to profiles."""

from dataclasses import dataclass

from core.accounts.roles import user_label
from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class ProfileUpdated(Event):
    """A profile shows something else now. Its owner's other devices hear of it; everyone else reads it anew."""

    profile_id: int
    user_id: int

    def audience(self) -> frozenset[str]:
        return frozenset({user_label(self.user_id)})

    def node(self) -> tuple[str, int]:
        return ("Person", self.profile_id)
