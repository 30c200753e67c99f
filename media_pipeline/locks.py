"""Rows locked for a change, by whoever may make it."""

from django.utils.translation import gettext as _

from core.accounts.models import Viewer
from core.errors import DomainError, ErrorCode

from .models import Video
from .policies import can_change_video


def locked_video(actor: Viewer, video_id: int) -> Video:
    """The video, locked until the transaction ends. Raises NOT_FOUND where there is none that the actor sees."""
    video = Video.objects.visible_to(actor).select_for_update().filter(pk=video_id).first()
    if video is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such video."))
    return video


def changeable_video(actor: Viewer, video_id: int) -> Video:
    """As `locked_video`. Raises FORBIDDEN where the actor may not change it."""
    video = locked_video(actor, video_id)
    if not can_change_video(actor, video):
        raise DomainError(ErrorCode.FORBIDDEN, _("You may not change this video."))
    return video
