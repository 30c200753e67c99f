"""What an account's owner gets of the profile."""

from typing import Any

from core.accounts.exporting import contributes

from .models import Profile


@contributes("profile")
def export_profile(user_id: int) -> dict[str, Any]:
    """The profile as it is now; an account without one contributes an empty part."""
    profile = Profile.objects.filter(user_id=user_id).first()
    return {"handle": profile.handle, "bio": profile.bio, "avatar": profile.avatar.name} if profile else {}
