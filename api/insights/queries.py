"""Reads of gaps in the content."""

from collections.abc import Iterable

import strawberry

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from community.insights.models import ContentGap

from .types import ContentGapState, ContentGapType


@strawberry.type
class InsightsQuery:
    @connection(
        Connection[ContentGapType],
        disable_optimization=True,
        description="What people ask and no page answers; what most people ask comes first. Empty for all but writers. "
        "Without a `state`, all but what was dismissed.",
    )
    def content_gaps(
        self,
        info: Info,
        state: ContentGapState | None = None,  # type: ignore[valid-type]
        locale: str | None = None,
    ) -> Iterable[ContentGap]:
        gaps = ContentGap.objects.visible_to(viewer_of(info)).in_locale(locale).in_state(state)
        return (gaps if state else gaps.exclude(state=ContentGap.State.DISMISSED)).ranked()
