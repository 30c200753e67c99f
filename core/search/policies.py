"""Who decides about search."""

from core.accounts.models import Viewer
from core.accounts.roles import Role, has_role


def can_edit_rules(viewer: Viewer | None) -> bool:
    """Whether the viewer may say what means the same, and what stands first."""
    return has_role(viewer, Role.WRITER)
