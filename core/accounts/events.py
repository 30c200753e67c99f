"""What happens to accounts."""

from dataclasses import dataclass

from core.events.event import Event

from .roles import user_label


@dataclass(frozen=True, kw_only=True)
class _ToOwner:
    """Something about one account, told to its owner alone."""

    user_id: int

    def audience(self) -> frozenset[str]:
        return frozenset({user_label(self.user_id)})


@dataclass(frozen=True, kw_only=True)
class UserRegistered(_ToOwner, Event):
    """A person signed up. The email address may not be verified yet."""


@dataclass(frozen=True, kw_only=True)
class AccountUpdated(_ToOwner, Event):
    """The name, language or time zone changed."""


@dataclass(frozen=True, kw_only=True)
class RoleGranted(_ToOwner, Event):
    """The account holds `role` now; `by_id` gave it (None: the command line)."""

    role: str
    by_id: int | None


@dataclass(frozen=True, kw_only=True)
class RoleRevoked(_ToOwner, Event):
    """The account no longer holds `role`; `by_id` took it."""

    role: str
    by_id: int | None


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(_ToOwner, Event):
    """Sessions or tokens of the account ended: whoever holds a socket open for it must ask again who is there.

    `reason` is one of "signed_out", "ended", "password_changed", "token_revoked", "deactivated", "erased".
    """

    reason: str


@dataclass(frozen=True, kw_only=True)
class ApiTokenCreated(_ToOwner, Event):
    """The account made a token."""

    token_id: int


@dataclass(frozen=True, kw_only=True)
class ApiTokenRevoked(_ToOwner, Event):
    """A token of the account opens nothing any more."""

    token_id: int


@dataclass(frozen=True, kw_only=True)
class AccountExportRequested(_ToOwner, Event):
    """The owner asked for a copy of everything."""

    export_id: int


@dataclass(frozen=True, kw_only=True)
class AccountExported(_ToOwner, Event):
    """The copy is ready and waits for its owner."""

    export_id: int


@dataclass(frozen=True, kw_only=True)
class AccountErased(_ToOwner, Event):
    """The account is gone; its row stays, without a person in it.

    Every app that keeps something about a person handles this: it deletes what only the person needs and
    leaves what others rely on (answers, votes, tickets), without name and address.
    """
