"""Who may do what on the roadmap."""

from core.accounts.models import Viewer
from core.accounts.roles import Role, has_role

from .models import FeatureRequest


def can_request(viewer: Viewer | None) -> bool:
    """Whether the viewer may ask for a feature: any account."""
    return viewer is not None and viewer.is_authenticated


def can_vote(viewer: Viewer | None, request: FeatureRequest) -> bool:
    """Whether the viewer may give or take back a vote: any account, while the request is open."""
    return viewer is not None and viewer.is_authenticated and not request.is_closed


def can_plan(viewer: Viewer | None) -> bool:
    """Whether the viewer may give requests their area and their place in the plan."""
    return has_role(viewer, Role.PLANNER)
