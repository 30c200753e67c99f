"""Reactions to what happens to accounts."""

from core.events.event import on

from .archive import finish_export
from .events import AccountExported, AccountExportRequested
from .mail import send_export_ready
from .models import User


@on(AccountExportRequested, lease_seconds=600)
def on_account_export_requested(event: AccountExportRequested) -> None:
    """A worker collects every app's part."""
    finish_export(export_id=event.export_id)


@on(AccountExported, queue="mail")
def on_account_exported(event: AccountExported) -> None:
    """The owner hears that the copy is ready. The mail holds no link to it: that needs a sign-in."""
    user = User.objects.filter(pk=event.user_id, is_active=True).first()
    if user is not None:
        send_export_ready(user)
