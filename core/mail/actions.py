"""Queueing mail, sending it, and giving it up."""

import logging
from smtplib import SMTPRecipientsRefused, SMTPSenderRefused
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from core.events.actions import emit
from core.sealing import seal, unseal

from . import letters
from .events import MailQueued
from .models import OutgoingMail

logger = logging.getLogger(__name__)

_PURPOSE: Final = "mail"


class NotSent(Exception):
    """The mail server did not take the mail this time. Says why, without an address or a word of the mail."""


@transaction.atomic
def queue_mail(message: EmailMessage) -> OutgoingMail:
    """Keep `message` until a worker has sent it; in the caller's transaction, so that both happen or neither."""
    mail = OutgoingMail.objects.create(sealed=seal(letters.dumps(message), purpose=_PURPOSE))
    emit(MailQueued(mail_id=mail.pk))
    return mail


def send_queued(*, mail_id: int) -> None:
    """Send a queued mail and forget it. One that is gone has been sent, or waited too long.

    At least once: a worker that dies between the server's "yes" and the deletion sends it again, under the same
    Message-ID. An address that the server refuses for good ends the mail; every other trouble raises, to be
    tried again.
    """
    OutgoingMail.objects.past_keeping().filter(pk=mail_id).delete()
    mail = OutgoingMail.objects.filter(pk=mail_id).first()
    if mail is None:
        return
    message = letters.loads(unseal(mail.sealed, purpose=_PURPOSE))
    try:
        get_connection(settings.EMAIL_DELIVERY_BACKEND).send_messages([message])
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _reason in refusal.recipients.values()]
        if any(code < 500 for code in codes):
            raise NotSent(f"The server does not take mail for this address now: {codes}") from None
        logger.warning("Mail %s is given up: the server refuses its address for good: %s", mail_id, codes)
    except SMTPSenderRefused as refusal:
        raise NotSent(f"The server does not take mail from {refusal.sender}: {refusal.smtp_code}") from None
    mail.delete()


def prune() -> int:
    """Give up on mail that could not be sent in its time; answers how many."""
    return OutgoingMail.objects.past_keeping().delete()[0]
