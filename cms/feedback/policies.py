"""Who may read what readers said of a page."""

from wagtail.models import Page

from cms.policies import can_preview
from core.accounts.models import Viewer


def can_read_feedback(viewer: Viewer | None, page: Page) -> bool:
    """Whoever may edit or publish the page, which is who may see its drafts."""
    return can_preview(viewer, page)
