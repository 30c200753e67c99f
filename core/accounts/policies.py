"""Who may do what with accounts."""

from .models import Viewer
from .roles import Role, has_role


def can_see_accounts(viewer: Viewer | None) -> bool:
    """Whether the viewer may read other people's accounts (email address, roles)."""
    return has_role(viewer, Role.AGENT, Role.SUPERVISOR, Role.MODERATOR)
