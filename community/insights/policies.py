"""Who may do what with gaps."""

from core.accounts.models import User, Viewer
from core.accounts.roles import Role, has_role

from .models import ContentGap
from .querysets import reads_gaps, reads_tickets

__all__ = ["can_be_assigned", "can_dismiss", "can_draft", "can_reopen", "reads_gaps", "reads_tickets"]


def can_draft(viewer: Viewer | None, gap: ContentGap) -> bool:
    """Whether the viewer may start a page for the gap; where it is to stand, Wagtail's permissions say."""
    return reads_gaps(viewer) and gap.state == ContentGap.State.OPEN


def can_dismiss(viewer: Viewer | None, gap: ContentGap) -> bool:
    """Whether the viewer may decide that no page is to answer it: not once one is written."""
    return reads_gaps(viewer) and gap.state == ContentGap.State.OPEN


def can_reopen(viewer: Viewer | None, gap: ContentGap) -> bool:
    """Whether the viewer may take a dismissal back."""
    return reads_gaps(viewer) and gap.state == ContentGap.State.DISMISSED


def can_be_assigned(account: User) -> bool:
    """Whether pages may be given to the account to write."""
    return account.is_active and has_role(account, Role.WRITER)
