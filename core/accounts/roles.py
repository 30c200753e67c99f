"""Roles, and the labels under which a viewer sees things. Pure functions on whoever asks."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .models import Viewer

PUBLIC = "public"
"""The label that everyone holds, signed in or not."""

SIGNED_IN = "signed-in"
"""The label that every account holds."""


class Role(models.TextChoices):
    """What an account may do for the house. A role is the Django group of the same name."""

    WRITER = "writer", _("Writer")
    MODERATOR = "moderator", _("Moderator")
    AGENT = "agent", _("Agent")
    SUPERVISOR = "supervisor", _("Supervisor")
    PLANNER = "planner", _("Planner")
    ANALYST = "analyst", _("Analyst")
    ADMIN = "admin", _("Administrator")


def has_role(viewer: "Viewer | None", *roles: str) -> bool:
    """Whether the viewer holds one of `roles`. Administrators hold every role; nobody holds none."""
    if viewer is None or not viewer.is_authenticated:
        return False
    return bool(viewer.roles & {*roles, Role.ADMIN})


def user_label(user_id: int) -> str:
    """The label that only this account holds."""
    return f"user:{user_id}"


def role_label(role: str) -> str:
    """The label that every holder of `role` holds."""
    return f"role:{role}"


def labels_of(viewer: "Viewer | None") -> frozenset[str]:
    """Every label the viewer holds.

    Labels are the one vocabulary of audiences (event stream) and access (search documents): something
    labelled with a set of labels is for those who hold at least one of them; an empty set is for nobody.
    """
    if viewer is None:
        return frozenset()
    if not viewer.is_authenticated:
        return frozenset({PUBLIC})
    roles = Role.values if Role.ADMIN in viewer.roles else viewer.roles
    return frozenset({PUBLIC, SIGNED_IN, user_label(viewer.pk), *map(role_label, roles)})
