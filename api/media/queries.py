"""Reads of videos."""

from collections.abc import Iterable

import strawberry
import strawberry_django
from django.db.models import QuerySet
from strawberry import relay

from api.core.connections import Connection, connection
from api.core.context import Info, viewer_of
from api.core.nodes import key_of
from media_pipeline import models

from .types import VideoState, VideoType


@strawberry.type
class MediaQuery:
    """What is not there and what is not yours look the same: null, or not in the list."""

    @strawberry_django.field(graphql_type=VideoType | None, description="A video by its id.")
    def video(self, info: Info, id: relay.GlobalID) -> QuerySet[models.Video]:
        return models.Video.objects.visible_to(viewer_of(info)).filter(pk=key_of(id, "Video") or 0)

    @connection(
        Connection[VideoType],
        description="Videos, the newest first: those that pages show; for writers, all.",
    )
    def videos(self, info: Info, state: VideoState | None = None) -> Iterable[models.Video]:  # type: ignore[valid-type]
        videos = models.Video.objects.visible_to(viewer_of(info)).order_by("-created_at", "-pk")
        return videos if state is None else videos.filter(state=state)
