"""Ending sessions, so that whoever holds one or a socket opened with one is out at once."""

from allauth.usersessions.models import UserSession

from core.events.actions import emit

from .events import SessionsEnded
from .models import User


def end_sessions(user: User, *, reason: str) -> None:
    """End every session of `user`, of browsers and of apps alike. Must run in a transaction."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    emit(SessionsEnded(user_id=user.pk, reason=reason))
