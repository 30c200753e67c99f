"""Mail is kept until it is out, says nothing while it waits, and is given up when it is no use."""

import json
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import BadHeaderError, EmailMultiAlternatives, send_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone
from wagtail.admin.mail import send_mail as wagtail_send_mail

from core.events.models import Entry, Receipt
from core.events.relay import relay
from core.events.work import drain
from core.mail.actions import prune
from core.mail.models import OutgoingMail
from core.sealing import Unreadable
from settings.celery import schedule
from tests.mailbox import delivered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queued_mail")]

LINK = "https://kerf.example/en/account/reset/3x-secret-key"


class Fickle(EmailBackend):
    """A mail server that answers what the test says: an error to raise, or None to take the mail."""

    answers: list[Exception | None] = []
    seen: list[str] = []

    def send_messages(self, messages):
        for message in messages:
            self.seen.append(message.message()["Message-ID"])
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return super().send_messages(messages)


@pytest.fixture
def server(settings, monkeypatch):
    monkeypatch.setattr(Fickle, "answers", [])
    monkeypatch.setattr(Fickle, "seen", [])
    settings.EMAIL_DELIVERY_BACKEND = f"{__name__}.Fickle"
    settings.EVENTS_BACKOFF_SECONDS = 0
    return Fickle


def write(to: str = "ada@example.test", subject: str = "Reset") -> None:
    send_mail(subject, f"Follow {LINK}", None, [to])


def test_writing_a_mail_sends_nothing_and_a_worker_sends_it_once():
    write()
    assert mail.outbox == []
    [message] = delivered()
    assert (message.to, message.subject, message.body) == (["ada@example.test"], "Reset", f"Follow {LINK}")
    assert not OutgoingMail.objects.exists()
    assert len(delivered()) == 1


def test_a_waiting_mail_tells_nobody_what_it_says():
    write()
    kept = [*OutgoingMail.objects.values_list("sealed", flat=True), json.dumps(list(Entry.objects.values("payload")))]
    for secret in ("secret-key", "ada@example.test", "Follow"):
        assert not any(secret in text for text in kept)
    assert Entry.objects.get(name="mail.MailQueued").audience == []


def test_a_mail_shares_the_fate_of_what_it_is_about():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert delivered() == []


def test_every_part_of_a_mail_arrives():
    message = EmailMultiAlternatives(
        "Ünïcode", "text", "Kerf <kerf@example.test>", ["a@example.test"], ["b@example.test"],
        cc=["c@example.test"], reply_to=["r@example.test"], headers={"In-Reply-To": "<1@example.test>"},
    )  # fmt: skip
    message.attach_alternative("<p>text</p>", "text/html")
    message.attach("a.txt", "words", "text/plain")
    message.attach("b.bin", b"\x00\xff", "application/octet-stream")
    message.send()
    [arrived] = delivered()
    for part in ("subject", "body", "from_email", "to", "bcc", "cc", "reply_to", "alternatives", "attachments"):
        assert getattr(arrived, part) == getattr(message, part)
    assert arrived.message()["In-Reply-To"] == "<1@example.test>"


def test_wagtails_mail_takes_the_same_road():
    wagtail_send_mail("For your review", "A page waits.", ["wren@example.test"])
    assert mail.outbox == []
    assert [message.subject for message in delivered()] == ["For your review"]


def test_a_header_that_cannot_be_sent_is_refused_where_it_is_written():
    with pytest.raises(BadHeaderError):
        write(subject="Hi\nBcc: everyone@example.test")
    assert not OutgoingMail.objects.exists()


def test_a_server_that_is_down_is_tried_again_with_the_same_message_id(server):
    server.answers += [ConnectionRefusedError("down"), SMTPServerDisconnected("half-way"), None]
    write()
    relay()
    assert drain("mail") == 3
    assert len(set(server.seen)) == 1
    assert [message.to for message in mail.outbox] == [["ada@example.test"]]
    assert not OutgoingMail.objects.exists()


def test_an_address_that_is_refused_for_good_is_not_tried_again(server):
    server.answers += [SMTPRecipientsRefused({"gone@example.test": (550, b"No such mailbox")})]
    write("gone@example.test")
    assert delivered() == []
    assert not OutgoingMail.objects.exists()


def test_an_address_that_is_refused_for_now_is_tried_again(server):
    server.answers += [SMTPRecipientsRefused({"ada@example.test": (450, b"ada@example.test is greylisted")}), None]
    write()
    relay()
    drain("mail")
    assert len(mail.outbox) == 1
    assert len(server.seen) == 2


def test_what_the_ledger_says_of_a_failure_names_no_address(server, settings):
    settings.EVENTS_BACKOFF_SECONDS = 60
    server.answers += [SMTPRecipientsRefused({"ada@example.test": (450, b"ada@example.test is greylisted")})]
    write()
    relay()
    drain("mail")
    receipt = Receipt.objects.get(entry__name="mail.MailQueued")
    assert receipt.state == Receipt.State.WAITING
    assert "[450]" in receipt.error
    assert "ada@example.test" not in receipt.error
    assert "secret-key" not in receipt.error


def test_a_mail_that_waited_too_long_is_not_sent_any_more():
    write()
    OutgoingMail.objects.update(queued_at=timezone.now() - timedelta(days=3, minutes=1))
    assert delivered() == []
    assert not OutgoingMail.objects.exists()


def test_the_schedule_forgets_what_could_not_be_sent():
    write()
    write()
    OutgoingMail.objects.filter(pk=OutgoingMail.objects.latest("pk").pk).update(
        queued_at=timezone.now() - timedelta(days=4)
    )
    assert prune() == 1
    assert prune() == 0
    scheduled = {entry["task"] for entry in schedule()["beat_schedule"].values()}
    assert "core.mail.tasks.prune" in scheduled


def test_a_mail_outlives_a_change_of_the_secret_key_that_keeps_the_old_one(settings):
    write()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    assert len(delivered()) == 1


def test_without_the_old_key_the_ledger_says_why(settings):
    write()
    settings.SECRET_KEY = "new" * 20
    relay()
    drain("mail")
    assert Unreadable.__name__ in Receipt.objects.get(entry__name="mail.MailQueued").error
