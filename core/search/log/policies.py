"""Who may read what people look for."""

from core.accounts.models import Viewer
from core.accounts.roles import Role, has_role


def can_read_log(viewer: Viewer | None) -> bool:
    """Writers and administrators: they can do something about it."""
    return has_role(viewer, Role.WRITER)
