"""How far a translation is behind its original."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from cms import reading
from cms.models.translation import Level
from cms.paths import default_locale
from cms.translation.staleness import Kind
from core.accounts.models import Viewer

ChangeKind = strawberry.enum(Kind, name="ChangeKind", description="What happened to a part of the original.")


@strawberry.enum(description="As much as the most significant change of the original that is missing.")
class StalenessLevel(Enum):
    """Typos make no translation stale."""

    FRESH = "FRESH"
    MINOR = "MINOR"
    MAJOR = "MAJOR"


@strawberry.type(description="A part of the original that the translation has not followed.")
class StalePart:
    """A block, or a field of the page."""

    id: str = strawberry.field(
        description='A block\'s id, or "title" or "summary". A block of the translation has the id of its original\'s.'
    )
    part: str = strawberry.field(description='A block\'s type, such as "paragraph", or again "title" or "summary".')
    kind: ChangeKind  # type: ignore[valid-type]


@strawberry.type(description="How far a translation is behind its original.")
class Staleness:
    """As a `cms.models.TranslationRecord` says."""

    level: StalenessLevel
    since: datetime | None = strawberry.field(
        description="When the oldest change that is missing was published; null while nothing is."
    )
    changes: list[StalePart] = strawberry.field(description="In the order of the original, what was removed last.")
    original_path: str | None = strawberry.field(
        description="The original's place in the web app; null where this viewer may not read it."
    )


def staleness_type(page: Any, viewer: Viewer) -> Staleness | None:
    """The staleness of a page; None for originals."""
    record = reading.staleness_of(page)
    if record is None:
        return None
    return Staleness(
        level=StalenessLevel[Level(record.level).name],
        since=record.stale_since,
        changes=[
            StalePart(id=change["id"], part=change["part"], kind=Kind(change["kind"])) for change in record.changes
        ],
        original_path=dict(reading.translations_of(page, viewer)).get(default_locale()),
    )
