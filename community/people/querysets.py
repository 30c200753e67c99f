"""Reads of profiles."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from core.accounts.models import User, Viewer

    from .models import Profile  # noqa: F401 (named in a string below)


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """A profile is public, with its account: what it holds is what its owner shows to everyone."""
        return self.none() if viewer is None else self.select_related("user")


def account_with_handle(word: str) -> "User | None":
    """The account with this handle, with or without its “@”."""
    from .models import Profile

    found = Profile.objects.select_related("user").filter(handle__iexact=word.removeprefix("@")).first()
    return found.user if found else None
