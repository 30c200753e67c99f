"""The public face of an account.

Domain models point at accounts (`settings.AUTH_USER_MODEL`), never at profiles: who wrote something is a fact
about an account, and stays true when the profile changes. The API shows an author as a `Person`, which is
`user.profile`; `community.people.actions.profile_of(user)` makes the profile where it is missing.
"""

import secrets

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from .querysets import ProfileQuerySet


def _avatar_path(profile: "Profile", filename: str) -> str:
    return f"avatars/{secrets.token_urlsafe(12)}.webp"


class Profile(models.Model):
    """What others see of an account. Its name is the account's name; the email address is never part of it."""

    MAX_BIO = 2_000

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    handle = models.CharField(
        _("handle"),
        max_length=30,
        validators=[
            RegexValidator(r"^[a-z0-9](?:-?[a-z0-9]){2,29}$", _("3 to 30 letters a-z, digits and single hyphens."))
        ],
    )
    bio = models.TextField(_("about me"), blank=True, max_length=MAX_BIO)
    avatar = models.ImageField(_("picture"), upload_to=_avatar_path, blank=True, max_length=120)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(Lower("handle"), name="people_profile_handle_lower")]

    def __str__(self) -> str:
        return f"@{self.handle}"

    @property
    def name(self) -> str:
        """The name others see."""
        return self.user.display_name

    @property
    def is_staff(self) -> bool:
        """Whether the account works for the house: shown as a badge."""
        return self.user.is_staff
