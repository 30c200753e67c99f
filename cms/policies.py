"""Who may do what with content. Wagtail's permission policies decide; these ask them."""

from wagtail.models import Page

from core.accounts.models import User, Viewer


def can_preview(viewer: Viewer | None, page: Page | None, parent: Page | None = None) -> bool:
    """Whether the viewer may see drafts of `page`, or of a page yet to be made below `parent`."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return False
    if page is not None:
        permissions = page.permissions_for_user(viewer)
        return bool(permissions.can_edit() or permissions.can_publish())
    return parent is not None and bool(parent.permissions_for_user(viewer).can_add_subpage())
