"""Who may do what with content. Wagtail's permission policies decide; these ask them."""

from wagtail.models import Page

from core.accounts.models import User, Viewer
from core.accounts.roles import Role

from .querysets import visible_pages


def can_preview(viewer: Viewer | None, page: Page | None, parent: Page | None = None) -> bool:
    """Whether the viewer may see drafts of `page`, or of a page yet to be made below `parent`."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return False
    if page is not None:
        permissions = page.permissions_for_user(viewer)
        return bool(permissions.can_edit() or permissions.can_publish())
    return parent is not None and bool(parent.permissions_for_user(viewer).can_add_subpage())


def is_writer(user: User) -> bool:
    """Whether pages may be an account's own: that of a writer or an administrator."""
    return user.is_superuser or user.groups.filter(name__in=[Role.WRITER, Role.ADMIN]).exists()


def can_start_article(viewer: Viewer | None, category: Page | None) -> bool:
    """Whether the viewer may add pages to a category."""
    if not isinstance(viewer, User) or not viewer.is_active or category is None:
        return False
    return bool(category.permissions_for_user(viewer).can_add_subpage())


def can_confirm_translation(viewer: Viewer | None, page: Page | None) -> bool:
    """Whether the viewer may call a translation up to date: whoever may publish it."""
    if not isinstance(viewer, User) or not viewer.is_active or page is None:
        return False
    return bool(page.permissions_for_user(viewer).can_publish())


def can_read_changes(viewer: Viewer | None, original: Page | None) -> bool:
    """Whether the viewer may see what was changed in an original: its editors, and its readers while it is public."""
    if not isinstance(viewer, User) or not viewer.is_active or original is None:
        return False
    permissions = original.permissions_for_user(viewer)
    return bool(permissions.can_edit() or permissions.can_publish()) or (
        visible_pages(viewer).filter(pk=original.pk).exists()
    )
