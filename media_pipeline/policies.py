"""Who may do what with videos: Wagtail's permissions on the collection that holds them."""

from typing import Any

from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from core.accounts.models import User, Viewer
from core.accounts.roles import Role, has_role

from .models import Video

# Owners may change what they uploaded where they may add; holders of "change" may change everything.
permission_policy = CollectionOwnershipPermissionPolicy(Video, auth_model=Video, owner_field_name="uploaded_by")


def can_add_video(viewer: Viewer | None, collection: Collection | None = None) -> bool:
    """Whether the viewer may upload, into `collection` or (None) anywhere at all."""
    if not isinstance(viewer, User):
        return False
    if collection is None:
        return bool(permission_policy.user_has_permission(viewer, "add"))
    allowed: Any = permission_policy.collections_user_has_permission_for(viewer, "add")
    return bool(allowed.filter(pk=collection.pk).exists())


def can_change_video(viewer: Viewer | None, video: Video) -> bool:
    """Whether the viewer may retitle, retry, cancel and caption the video."""
    return isinstance(viewer, User) and bool(
        permission_policy.user_has_permission_for_instance(viewer, "change", video)
    )


def can_delete_video(viewer: Viewer | None, video: Video) -> bool:
    """Whether the viewer may remove the video with everything made of it."""
    return isinstance(viewer, User) and bool(
        permission_policy.user_has_permission_for_instance(viewer, "delete", video)
    )


def can_see_processing(viewer: Viewer | None) -> bool:
    """Whether the viewer may read how the processing goes and what failed."""
    return has_role(viewer, Role.WRITER)
