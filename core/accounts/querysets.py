"""Reads of accounts."""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.utils import timezone

from .roles import Role, has_role

if TYPE_CHECKING:
    from .models import AccountExport, ApiToken, User, Viewer  # noqa: F401 (named in strings below)


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """Accounts the viewer may read as accounts: their own; staff roles see all."""
        if has_role(viewer, Role.AGENT, Role.SUPERVISOR, Role.MODERATOR):
            return self
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(pk=viewer.pk)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; the address is stored in lower case."""
        if not email:
            raise ValueError("An account needs an email address.")
        user: User = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new account that may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """The viewer's own tokens."""
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(user_id=viewer.pk)

    def valid(self) -> Self:
        """Tokens that open something: neither revoked nor expired, of an active account."""
        unexpired = models.Q(expires_at=None) | models.Q(expires_at__gt=timezone.now())
        return self.filter(unexpired, revoked_at=None, user__is_active=True)


class AccountExportQuerySet(models.QuerySet["AccountExport"]):
    def visible_to(self, viewer: "Viewer | None") -> Self:
        """The viewer's own exports; not even staff see another's."""
        if viewer is None or not viewer.is_authenticated:
            return self.none()
        return self.filter(user_id=viewer.pk)

    def past_keeping(self) -> Self:
        """Exports whose time is over."""
        return self.filter(requested_at__lt=timezone.now() - self.model.KEPT_FOR)
