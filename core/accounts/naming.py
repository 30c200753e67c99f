"""Accounts by the words that people use for them: an email address, or what a room above calls them by.

This floor knows email addresses only. A room that gives people other names (handles) registers the question.
"""

from collections.abc import Callable

from .models import User

_ROOMS: list[Callable[[str], User | None]] = []


def names(account: Callable[[str], User | None]) -> None:
    """Register a room's `account(word)`: the account that it knows by this name."""
    _ROOMS.append(account)


def account_named(word: str) -> User | None:
    """The account that can be used and has this email address or name; None where there is none."""
    found = User.objects.filter(email=word.strip().lower(), is_active=True).first()
    for account in _ROOMS:
        found = found or account(word.strip())
    return found if found is not None and found.is_active else None
