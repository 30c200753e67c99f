"""Where Wagtail finds the admin of videos."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from .models import Video
from .policies import permission_policy
from .wagtail_admin.terms import term_viewset
from .wagtail_admin.viewsets import video_chooser_viewset, video_viewset

register_permission_policy(Video, permission_policy)


@hooks.register("register_admin_viewset")
def register_videos() -> list[ViewSet]:
    """The list, the pages and the chooser of videos; the terms spoken in them."""
    return [video_viewset, video_chooser_viewset, term_viewset]
