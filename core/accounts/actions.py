"""Writes to accounts: roles, personal settings, tokens. Leaving is in `departure.py`."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import contributions
from core.errors import DomainError, ErrorCode
from core.events.actions import emit

from .events import AccountUpdated, ApiTokenCreated, ApiTokenRevoked, RoleGranted, RoleRevoked, SessionsEnded
from .models import ApiToken, User, Viewer
from .policies import can_assign_roles, can_manage_own_account
from .roles import Role
from .scopes import Scope
from .sessions import end_sessions

MAX_NAME = 120
MAX_TOKENS = 50


@transaction.atomic
def grant_role(*, actor: Viewer, user: User, role: Role | str) -> None:
    """Give `user` a role; an account that holds it already stays as it is.

    A role is membership in the group of that name. Whoever holds one may open the Django admin and carries the
    staff badge (`is_staff`). ADMIN is Django's superuser: it holds every role and every permission.
    """
    role, locked = _for_assignment(actor, user, role)
    group = Group.objects.get_or_create(name=role)[0]
    if locked.groups.filter(pk=group.pk).exists():
        return
    locked.groups.add(group)
    _follow_roles(locked)
    _refresh(user, locked)
    emit(RoleGranted(user_id=locked.pk, role=role, by_id=actor.pk))


@transaction.atomic
def revoke_role(*, actor: Viewer, user: User, role: Role | str) -> None:
    """Take a role from `user`; sockets and caches that relied on it hear of it.

    The last administrator stays one (CONFLICT): a house without any could not appoint another.
    """
    role, locked = _for_assignment(actor, user, role)
    held = locked.groups.filter(name=role).exists() or (role == Role.ADMIN and locked.is_superuser)
    if not held:
        return
    if role == Role.ADMIN:
        refuse_for_last_admin(locked)
    locked.groups.remove(*Group.objects.filter(name=role))
    locked.is_superuser = locked.is_superuser and role != Role.ADMIN
    _follow_roles(locked)
    _refresh(user, locked)
    emit(RoleRevoked(user_id=locked.pk, role=role, by_id=actor.pk))


@transaction.atomic
def update_account(
    *, actor: Viewer, name: str | None = None, locale: str | None = None, time_zone: str | None = None
) -> User:
    """Change the actor's name, language or time zone. What is None stays as it is.

    The language is one of settings.LANGUAGES, the time zone a name of the IANA database.
    """
    user = User.objects.select_for_update().get(pk=contributions.contributor(actor).pk)
    if name is not None:
        user.name = contributions.line(name, field="name", longest=MAX_NAME)
    if locale is not None:
        user.locale = contributions.locale(locale)
    if time_zone is not None:
        if time_zone not in settings.TIME_ZONES:
            raise DomainError(ErrorCode.INVALID, _("This time zone is not known."), "time_zone")
        user.time_zone = time_zone
    user.save(update_fields=["name", "locale", "time_zone"])
    emit(AccountUpdated(user_id=user.pk))
    return user


@transaction.atomic
def create_api_token(
    *, actor: Viewer, name: str, scopes: list[str], expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """Make a token that acts for the actor within `scopes`, and answer it with its secret.

    The secret is shown this once; only its hash is kept. Scopes are those of `Scope`, at least one.
    """
    if not isinstance(actor, User) or not can_manage_own_account(actor):
        raise _not_in_person(actor)
    unknown = set(scopes) - set(Scope)
    if unknown or not scopes:
        raise DomainError(
            ErrorCode.INVALID, _("Choose at least one of: %(scopes)s.") % {"scopes": ", ".join(Scope)}, "scopes"
        )
    if expires_at is not None and expires_at <= timezone.now():
        raise DomainError(ErrorCode.INVALID, _("The expiry date lies in the past."), "expires_at")
    User.objects.select_for_update().get(pk=actor.pk)
    if ApiToken.objects.filter(user=actor).valid().count() >= MAX_TOKENS:
        raise DomainError(ErrorCode.CONFLICT, _("You have too many tokens. Revoke one you no longer need."))
    secret = ApiToken.new_secret()
    token = ApiToken.objects.create(
        user=actor,
        name=contributions.line(name, field="name", longest=80),
        start=secret[: len(ApiToken.PREFIX) + 4],
        digest=ApiToken.digest_of(secret),
        scopes=sorted(set(scopes)),
        expires_at=expires_at,
    )
    emit(ApiTokenCreated(user_id=actor.pk, token_id=token.pk))
    return token, secret


@transaction.atomic
def revoke_api_token(*, actor: Viewer, token_id: int) -> ApiToken:
    """Make a token of the actor open nothing, at once and for good. A second time changes nothing."""
    if not can_manage_own_account(actor):
        raise _not_in_person(actor)
    token = ApiToken.objects.visible_to(actor).select_for_update().filter(pk=token_id).first()
    if token is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such token."), "id")
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        emit(ApiTokenRevoked(user_id=token.user_id, token_id=token.pk))
        emit(SessionsEnded(user_id=token.user_id, reason="token_revoked"))
    return token


@transaction.atomic
def deactivate_account(*, actor: Viewer, user: User) -> None:
    """Lock an account out: it keeps its content and its address, and nobody signs in with it."""
    __, locked = _for_assignment(actor, user, Role.ADMIN)
    refuse_for_last_admin(locked)
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    end_sessions(locked, reason="deactivated")
    _refresh(user, locked)


def refuse_for_last_admin(user: User) -> None:
    """Raise CONFLICT where `user` is the only administrator who can still sign in."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        raise DomainError(ErrorCode.CONFLICT, _("This is the last administrator. Appoint another one first."))


def _for_assignment(actor: Viewer, user: User, role: Role | str) -> tuple[Role, User]:
    if not can_assign_roles(actor):
        raise DomainError(ErrorCode.FORBIDDEN, _("Only administrators may change roles."))
    if role not in Role.values:
        raise DomainError(ErrorCode.INVALID, _("There is no such role."), "role")
    locked = User.objects.select_for_update().filter(pk=user.pk, erased_at=None).first()
    if locked is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no such account."), "user")
    return Role(role), locked


def _follow_roles(user: User) -> None:
    held = set(user.groups.filter(name__in=Role.values).values_list("name", flat=True))
    user.is_superuser = user.is_superuser or Role.ADMIN in held
    user.is_staff = user.is_superuser or bool(held)
    user.save(update_fields=["is_staff", "is_superuser"])


def _refresh(user: User, changed: User) -> None:
    """The caller's instance tells what is true now."""
    user.__dict__.pop("roles", None)
    user.is_staff, user.is_superuser, user.is_active = changed.is_staff, changed.is_superuser, changed.is_active


def _not_in_person(actor: Viewer) -> DomainError:
    if not actor.is_authenticated:
        return DomainError(ErrorCode.UNAUTHENTICATED, _("Sign in first."))
    return DomainError(ErrorCode.FORBIDDEN, _("A token may not do this. Sign in yourself."))
