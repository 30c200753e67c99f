"""Mail goes out."""

from core.events.event import on

from .actions import send_queued
from .events import MailQueued

# The pauses grow to an hour, so this is a bit more than two days of a mail server that is down.
MAX_ATTEMPTS = 56


@on(MailQueued, queue="mail", atomic=False, lease_seconds=120, max_attempts=MAX_ATTEMPTS)
def on_mail_queued(event: MailQueued) -> None:
    """A worker sends it."""
    send_queued(mail_id=event.mail_id)
