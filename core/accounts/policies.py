"""Who may do what with accounts."""

from .models import User, Viewer
from .roles import Role, has_role


def can_see_accounts(viewer: Viewer | None) -> bool:
    """Whether the viewer may read other people's accounts (email address, roles)."""
    return has_role(viewer, Role.AGENT, Role.SUPERVISOR, Role.MODERATOR)


def can_assign_roles(viewer: Viewer | None) -> bool:
    """Only administrators give and take roles, and only in a session of their own."""
    return has_role(viewer, Role.ADMIN) and _in_person(viewer)


def can_manage_own_account(viewer: Viewer | None) -> bool:
    """Tokens, export and erasure are for the person: a token can neither make tokens nor end the account."""
    return isinstance(viewer, User) and viewer.is_active and _in_person(viewer)


def _in_person(viewer: Viewer | None) -> bool:
    return getattr(viewer, "scopes", None) is None
