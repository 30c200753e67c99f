"""Writes to profiles."""

import secrets
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core import contributions
from core.accounts.actions import update_account
from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit

from .events import ProfileUpdated
from .models import Profile
from .pictures import square
from .policies import can_update_profile

# Names that a reader would take for the house itself.
_RESERVED: Final = frozenset({"admin", "administrator", "help", "moderator", "root", "staff", "support", "system"})
_DELETED: Final = "deleted"


def profile_of(user: User) -> Profile:
    """The profile of `user`, made now where there is none yet.

    Its handle is made from the name (never from the email address), with a number where it is taken.
    """
    existing = Profile.objects.filter(user=user).first()
    if existing is not None:
        return existing
    name = slugify(user.name).replace("_", "-")[:18].strip("-")
    base = name if len(name) > 2 and not _is_reserved(name) else "user"
    for handle in (base, f"{base}-{user.pk}"):
        try:
            return Profile.objects.get_or_create(user=user, defaults={"handle": handle})[0]
        except IntegrityError:
            continue
    return Profile.objects.get_or_create(user=user, defaults={"handle": f"user-{secrets.token_hex(8)}"})[0]


def author_of(actor: Viewer) -> User:
    """The account that is about to do what others see it do; a visitor without one is asked to sign in.

    Its profile is there from now on: nobody's first words stand under no name until a worker ran.
    """
    author = contributions.contributor(actor)
    profile_of(author)
    return author


def complete_profiles(*, at_most: int = 500) -> int:
    """Make the profiles of accounts that have none because they did not sign up: made by a command, imported."""
    waiting = User.objects.filter(profile=None, erased_at=None).order_by("pk")[:at_most]
    return len([profile_of(user) for user in waiting])


@transaction.atomic
def update_profile(
    *,
    actor: Viewer,
    name: str | None = None,
    handle: str | None = None,
    bio: str | None = None,
    locale: str | None = None,
    time_zone: str | None = None,
) -> Profile:
    """Change what others see of the actor, and how the actor sees the house. What is None stays as it is.

    `bio` is Markdown. A handle is 3 to 30 of a-z, 0-9 and single hyphens; it is refused with CONFLICT where
    another has it, in whatever case.
    """
    user = contributions.contributor(actor)
    profile = Profile.objects.select_for_update().get(pk=profile_of(user).pk)
    if not can_update_profile(actor, profile):
        raise DomainError(ErrorCode.FORBIDDEN, _("This is not your profile."))
    profile.user = update_account(actor=actor, name=name, locale=locale, time_zone=time_zone)
    if bio is not None:
        profile.bio = contributions.body(bio, field="bio", longest=Profile.MAX_BIO) if bio.strip() else ""
    if handle is not None and handle != profile.handle:
        profile.handle = _free_handle(handle, profile)
    try:
        with transaction.atomic():
            profile.save(update_fields=["bio", "handle"])
    except IntegrityError:
        raise _handle_taken() from None
    emit(ProfileUpdated(profile_id=profile.pk, user_id=user.pk))
    return profile


@transaction.atomic
def set_picture(*, actor: Viewer, upload: bytes | None) -> Profile:
    """Show the uploaded picture beside the actor's name, or none. The one before it is deleted.

    See `pictures.square` for what is taken and what becomes of it.
    """
    user = contributions.contributor(actor)
    profile = Profile.objects.select_for_update().get(pk=profile_of(user).pk)
    if not can_update_profile(actor, profile):
        raise DomainError(ErrorCode.FORBIDDEN, _("This is not your profile."))
    content = ContentFile(square(upload)) if upload is not None else None
    _drop_picture(profile)
    if content is not None:
        profile.avatar.save("picture.webp", content, save=False)
    profile.save(update_fields=["avatar"])
    emit(ProfileUpdated(profile_id=profile.pk, user_id=user.pk))
    return profile


@transaction.atomic
def anonymise_profile(*, user_id: int) -> None:
    """Leave nothing of the person in the profile of an erased account; posts keep an author to point at."""
    profile = Profile.objects.select_for_update().filter(user_id=user_id).first()
    if profile is None:
        return
    _drop_picture(profile)
    profile.handle, profile.bio = f"{_DELETED}-{user_id}", ""
    profile.save(update_fields=["handle", "bio", "avatar"])
    emit(ProfileUpdated(profile_id=profile.pk, user_id=user_id))


def _drop_picture(profile: Profile) -> None:
    name, storage = profile.avatar.name, profile.avatar.storage
    profile.avatar = ""
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _free_handle(handle: str, profile: Profile) -> str:
    handle = handle.strip().lower()
    try:
        Profile._meta.get_field("handle").run_validators(handle)
    except ValidationError as error:
        raise DomainError(ErrorCode.INVALID, error.messages[0], "handle") from None
    if _is_reserved(handle) or Profile.objects.filter(handle__iexact=handle).exclude(pk=profile.pk).exists():
        raise _handle_taken()
    return handle


def _is_reserved(handle: str) -> bool:
    return handle in _RESERVED or handle.partition("-")[0] == _DELETED


def _handle_taken() -> DomainError:
    return DomainError(ErrorCode.CONFLICT, _("This handle is taken. Please choose another one."), "handle")
