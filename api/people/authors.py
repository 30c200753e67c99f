"""The public person behind an account, for types that show who wrote something."""

from typing import Any

from core.accounts.models import User

AUTHOR = "author__profile"
"""What a field that shows an author joins, so that a list of authors costs no query of its own."""


def person_of(account: User | None) -> Any:
    """The account's profile, to be shown as a `Person`; None where the account or its profile does not exist."""
    return getattr(account, "profile", None)
