"""What of an original has changed since a translation was made from it. Pure: no database, no clock."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cms.models.translation import Significance


class Kind(StrEnum):
    """What happened to a part of the original."""

    CHANGED = "CHANGED"
    ADDED = "ADDED"
    REMOVED = "REMOVED"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an original: the digest of each part by its key, and how significant its change was."""

    pk: int
    significance: int
    published_at: datetime
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A part that the translation has not followed. `since` is when the first such change was published."""

    key: str
    kind: Kind
    significance: int
    since: datetime

    def stored(self) -> dict[str, Any]:
        """As a `TranslationRecord` keeps it."""
        return {**asdict(self), "since": self.since.isoformat()}


def changes_since(
    history: Sequence[Version], whole: int, newer: Mapping[str, int] | None = None, lacking: Collection[str] = ()
) -> list[Change]:
    """The changes that a translation lacks, in the order of the original, what was removed from it last.

    `history` are the original's versions, oldest first. The translation as a whole was made from version `whole`,
    single parts from the later ones in `newer`; the parts `lacking` have never been translated. These count as added
    since what the translation was made from, and as minor at least.

    The significance of a part's change is that of the most significant step between what it was made from and
    what it is now, along the least significant way there: what was changed and changed back is no change,
    typos in a row are a typo, and a typo after a major change stays major.
    """
    if not history:
        return []
    keys = dict.fromkeys([*history[-1].digests, *(key for version in history for key in version.digests)])
    found = (_change_of(key, history, max(whole, (newer or {}).get(key, 0)), key in lacking) for key in keys)
    return [change for change in found if change is not None]


def _change_of(key: str, history: Sequence[Version], base: int, lacks: bool) -> Change | None:
    start = max((at for at, version in enumerate(history) if version.pk <= base), default=0)
    made_from = now = history[start].digests.get(key)
    cost: dict[str | None, int] = {made_from: 0}
    since: datetime | None = None
    for version in history[start + 1 :]:
        then = version.digests.get(key)
        if then != now:
            step = max(cost[now], version.significance)
            cost[then] = min(cost.get(then, step), step)
            now = then
        if cost[now] <= Significance.TYPO:
            since = None
        elif since is None:
            since = version.published_at
    if lacks and now is not None:
        return Change(key, Kind.ADDED, max(cost[now], Significance.MINOR), history[start].published_at)
    if since is None:
        return None
    kind = Kind.ADDED if made_from is None else Kind.REMOVED if now is None else Kind.CHANGED
    return Change(key, kind, cost[now], since)
