"""Who acts: accounts, the tokens that act for them, and the copies of their data that they asked for."""

import hashlib
import secrets
from datetime import timedelta
from functools import cached_property
from typing import ClassVar, TypeAlias

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .querysets import AccountExportQuerySet, ApiTokenQuerySet, UserManager
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

    scopes: frozenset[str] | None = None
    """What the token that this viewer came with may do; None for a session, which may do all the account may."""
    token_id: int | None = None
    """The token that this viewer came with; None for a session."""

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_lower")]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name others see; never the email address."""
        if self.erased_at:
            return gettext("Deleted account")
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
        held = {group.name for group in self.groups.all()} & set(Role.values)
        if self.is_superuser:
            held.add(Role.ADMIN)
        return frozenset(held)


Viewer: TypeAlias = User | AnonymousUser
"""Who asks. An anonymous viewer is a viewer; `None` is nobody and sees nothing."""


class ApiToken(models.Model):
    """A secret that acts for an account, within scopes. Only its SHA-256 is kept: it is shown once, at its making.

    A plain hash suffices: the secret has 256 random bits, so there is nothing to guess at speed.
    """

    PREFIX = "kerf_"
    LAST_USED_RESOLUTION = timedelta(minutes=10)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_tokens")
    name = models.CharField(_("name"), max_length=80)
    start = models.CharField(_("begins with"), max_length=16, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(_("scopes"), default=list)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self) -> str:
        return f"{self.name} ({self.start}…)"

    @classmethod
    def new_secret(cls) -> str:
        """A new secret, recognisable by scanners for leaked secrets."""
        return cls.PREFIX + secrets.token_urlsafe(32)

    @staticmethod
    def digest_of(secret: str) -> str:
        """What is kept of a secret."""
        return hashlib.sha256(secret.encode()).hexdigest()


def _export_path(export: "AccountExport", filename: str) -> str:
    # The name is never told to anyone: the file leaves only through a signed link.
    return f"account-exports/{secrets.token_urlsafe(24)}.zip"


class AccountExport(models.Model):
    """A copy of everything the house knows about an account, made at its owner's request and kept for a week."""

    KEPT_FOR = timedelta(days=7)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports")
    requested_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to=_export_path, blank=True, max_length=200)

    objects = AccountExportQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(finished_at=None), name="accounts_one_export_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"Export {self.pk} of account {self.user_id}"
