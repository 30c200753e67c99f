"""Who acts: accounts, and the roles they hold."""

from functools import cached_property
from typing import TypeAlias

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .querysets import UserManager
from .roles import Role


class User(AbstractBaseUser, PermissionsMixin):
    """An account. The email address is its sign-in name, kept in lower case."""

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    locale = models.CharField(_("language"), max_length=12, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    is_staff = models.BooleanField(_("may open the admin"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_lower")]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name others see; never the email address."""
        return self.name or f"user-{self.pk}"

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held, read once per instance. An inactive account holds none."""
        if not self.is_active:
            return frozenset()
        held = set(self.groups.filter(name__in=Role.values).values_list("name", flat=True))
        if self.is_superuser:
            held.add(Role.ADMIN)
        return frozenset(held)


Viewer: TypeAlias = User | AnonymousUser
"""Who asks. An anonymous viewer is a viewer; `None` is nobody and sees nothing."""
