"""What happens to outgoing mail."""

from dataclasses import dataclass

from core.events.event import Event


@dataclass(frozen=True, kw_only=True)
class MailQueued(Event):
    """A mail waits to be sent. Its id is all that is told: the text may hold a link that opens an account."""

    mail_id: int
