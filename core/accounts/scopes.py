"""What an API token may be allowed to do."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """`read` lets a token query and subscribe to what its owner sees; `<room>:write` to call that room's mutations."""

    READ = "read"
    PROFILE_WRITE = "profile:write"
    CONTENT_WRITE = "content:write"
    MEDIA_WRITE = "media:write"
    FORUM_WRITE = "forum:write"
    TICKETS_WRITE = "tickets:write"
    ROADMAP_WRITE = "roadmap:write"
    FEEDBACK_WRITE = "feedback:write"


LABELS = {
    Scope.READ: _("Read what you can read"),
    Scope.PROFILE_WRITE: _("Change your profile"),
    Scope.CONTENT_WRITE: _("Write articles and tutorials"),
    Scope.MEDIA_WRITE: _("Upload videos and captions"),
    Scope.FORUM_WRITE: _("Write in the community"),
    Scope.TICKETS_WRITE: _("Open and answer tickets"),
    Scope.ROADMAP_WRITE: _("Make and vote on requests"),
    Scope.FEEDBACK_WRITE: _("Say whether a page helped"),
}
