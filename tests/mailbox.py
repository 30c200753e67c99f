"""What people receive: mail goes through the queue in tests that use `queued_mail`, as it does in real life."""

from django.core import mail
from django.core.mail import EmailMessage

from tests.events import settle


def delivered() -> list[EmailMessage]:
    """Let the worker's part happen, and answer every mail that was sent so far, in order."""
    settle()
    return list(mail.outbox)
