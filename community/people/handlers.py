"""What happens to profiles when something happens to accounts."""

from core.accounts.events import AccountErased, UserRegistered
from core.accounts.models import User
from core.events.event import on

from .actions import anonymise_profile, profile_of


@on(UserRegistered)
def on_user_registered(event: UserRegistered) -> None:
    """A new account gets its public face."""
    user = User.objects.filter(pk=event.user_id, erased_at=None).first()
    if user is not None:
        profile_of(user)


@on(AccountErased)
def on_account_erased(event: AccountErased) -> None:
    """The public face of an erased account shows nobody."""
    anonymise_profile(user_id=event.user_id)
