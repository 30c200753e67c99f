"""Django's and allauth's signals, translated into events here and nowhere else."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import receiver

from core.events.actions import emit

from .events import SessionsEnded
from .models import User


@receiver(user_logged_out)
def _on_logged_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        _tell(user, "signed_out")


# The session hash contains the password's: with a new password, all sessions but the one it was changed in are over.
@receiver([password_changed, password_reset, password_set])
def _on_password_changed(user: User, **kwargs: Any) -> None:
    _tell(user, "password_changed")


def _tell(user: User, reason: str) -> None:
    with transaction.atomic():
        emit(SessionsEnded(user_id=user.pk, reason=reason))
