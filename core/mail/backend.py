"""Django's mail backend: whatever calls `send()`, ours or a library, queues.

So sign-in mail (allauth), the writers' workflow (Wagtail) and ours take one road, and none of them keeps a
request waiting for a mail server, or fails with it.
"""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from .actions import queue_mail


class QueueBackend(BaseEmailBackend):
    """Queues messages; `EMAIL_DELIVERY_BACKEND` names the backend that a worker sends them with."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                queue_mail(message)
        return len(email_messages)
