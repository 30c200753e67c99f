"""Reads of profiles."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from core.accounts.models import Viewer

    from .models import Profile  # noqa: F401 (named in a string below)


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """A profile is public, with its account: what it holds is what its owner shows to everyone."""
        return self.none() if viewer is None else self.select_related("user")
