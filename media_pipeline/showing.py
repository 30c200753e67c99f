"""Who sees which video: whoever sees it shown somewhere.

Rooms above show videos in their pages and know who may read these; this room knows neither. So they register the
question, and it is asked within each query: nothing is kept that could be out of date when a page gets another
restriction, or a person another group.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from core.accounts.models import User, Viewer

    Shown = Callable[["User"], QuerySet]

_ROOMS: "list[Shown]" = []


def shows(videos: "Shown") -> None:
    """Register a room's `videos(viewer)`: a query for the keys of the videos that it shows to an account."""
    _ROOMS.append(videos)


def shown_to(viewer: "Viewer", video: str = "") -> Q:
    """The condition that a video is shown to the viewer; `video` is the path to it, such as "transcript__video__".

    What everyone may see is `published`, so that visitors cost no further query.
    """
    seen = Q(**{f"{video}published": True})
    if viewer.is_authenticated:
        for videos in _ROOMS:
            seen |= Q(**{f"{video}pk__in": videos(viewer)})
    return seen
