"""What an erased account once asked for is forgotten with it."""

from core.accounts.events import AccountErased
from core.events.event import on

from .models import Record


@on(AccountErased)
def on_account_erased(event: AccountErased) -> None:
    """Stored answers may quote what the person wrote."""
    Record.objects.filter(user_id=event.user_id).delete()
