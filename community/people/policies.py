"""Who may do what with profiles."""

from core.accounts.models import Viewer

from .models import Profile


def can_update_profile(viewer: Viewer | None, profile: Profile | None) -> bool:
    """Only its owner, and only while the account is active."""
    return (
        viewer is not None
        and profile is not None
        and viewer.is_authenticated
        and viewer.is_active
        and profile.user_id == viewer.pk
    )
