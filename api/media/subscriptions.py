"""How the processing of one video goes, live."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import strawberry
from asgiref.sync import sync_to_async
from django.utils.translation import gettext as _
from graphql import GraphQLError
from strawberry import relay

from api.core.context import Info
from api.core.nodes import key_of
from api.core.realtime import entries, who_is_there
from core.accounts.models import Viewer
from core.events.stream import latest_cursor
from media_pipeline.models import Video
from media_pipeline.policies import can_see_processing

from .types import VideoProcessing, processing_of


@strawberry.type
class MediaSubscription:
    """Subscriptions of videos."""

    @strawberry.subscription(
        description="How the processing of a video goes: as it stands, then whenever it went on. For writers. It stays "
        "open when the video is ready, because it may be processed again."
    )
    async def video_progress(self, info: Info, video_id: relay.GlobalID) -> AsyncGenerator[VideoProcessing, None]:
        key = key_of(video_id, "Video")
        # The cursor first: what happens between it and the reading is told twice, not lost.
        after = await sync_to_async(latest_cursor)()
        yield await sync_to_async(_processing)(await who_is_there(info), key)
        async with aclosing(entries(info, after)) as told:
            async for _cursor, entry in told:
                if entry is None or (entry.node_type, entry.node_id) == ("Video", key):
                    yield await sync_to_async(_processing)(await who_is_there(info), key)


def _processing(viewer: Viewer, key: int | None) -> Any:
    """How it stands; an error where the viewer may not know, or there is no such video (any more)."""
    video = Video.objects.visible_to(viewer).prefetch_related("steps").filter(pk=key or 0).first()
    if video is None or not can_see_processing(viewer):
        raise GraphQLError(_("There is no such video."), extensions={"code": "NOT_FOUND"})
    return processing_of(video)
