"""Who may do what in the forum."""

from core.accounts.models import Viewer
from core.accounts.roles import Role, has_role, labels_of

from .models import Category, Topic


def can_read(viewer: Viewer | None, category: Category) -> bool:
    """Whether the viewer may read what is in the category."""
    return category.readers in labels_of(viewer)


def can_write(viewer: Viewer | None, category: Category) -> bool:
    """Whether the viewer may start topics in the category. Whoever cannot read cannot write."""
    return (
        viewer is not None
        and viewer.is_authenticated
        and can_read(viewer, category)
        and category.writers in labels_of(viewer)
    )


def can_reply(viewer: Viewer | None, topic: Topic) -> bool:
    """Whether the viewer may add a post: in a locked or hidden topic, only moderators."""
    if not can_write(viewer, topic.category):
        return False
    return has_role(viewer, Role.MODERATOR) or (topic.state == Topic.State.OPEN and not topic.hidden)


def can_manage_categories(viewer: Viewer | None) -> bool:
    """Whether the viewer may make and edit categories."""
    return has_role(viewer, Role.ADMIN)
