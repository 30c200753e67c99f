"""A mail server that is down costs time: nobody who signs up notices, and no mail is lost."""

import socket
from email import message_from_bytes
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from core.events.models import Receipt
from core.mail.models import OutgoingMail
from tests.browser.conftest import free_port
from tests.processes import Process, Processes, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "correct horse battery"


@pytest.fixture
def port() -> int:
    """Where the mail server will be; nobody listens there yet."""
    return free_port()


@pytest.fixture
def worker(processes: Processes, port: int, queued_mail: None) -> Process:
    processes.environment["KERF_DRILL_SMTP_PORT"] = str(port)
    return processes.worker(queues="default,mail")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def start_server(processes: Processes, port: int, inbox: Path) -> Process:
    server = processes.python("-m", "tests.smtp", str(port), str(inbox))
    wait_until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0, 30, "no mail server", server)
    return server


def sign_up(email: str) -> int:
    body = {"email": email, "password": PASSWORD, "name": "Ada"}
    return Client().post("/_allauth/browser/v1/auth/signup", body, content_type="application/json").status_code


def mail_receipt() -> Receipt:
    return Receipt.objects.get(entry__name="mail.MailQueued")


def test_signing_up_while_the_mail_server_is_down(
    processes: Processes, worker: Process, port: int, inbox: Path
) -> None:
    assert sign_up("ada@example.test") == 401, "signed up; the address waits to be verified"
    assert EmailAddress.objects.filter(email="ada@example.test").exists()
    wait_until(lambda: Receipt.objects.filter(tries__gt=2).exists(), 60, "nobody tried again", worker)
    assert "ConnectionRefusedError" in mail_receipt().error

    server = start_server(processes, port, inbox)
    wait_until(lambda: not OutgoingMail.objects.exists(), 60, "the mail never went out", worker, server)
    [letter] = inbox.iterdir()
    assert message_from_bytes(letter.read_bytes())["To"] == "ada@example.test"
    assert "/account/verify-email/" in letter.read_text()
    wait_until(lambda: mail_receipt().state == Receipt.State.DONE, 30, "the receipt stayed open", worker)
    assert "verify-email" not in worker.output(), "a link that opens an account is in no log"


def test_a_connection_lost_after_the_text_repeats_the_same_mail(
    processes: Processes, worker: Process, port: int, inbox: Path
) -> None:
    server = start_server(processes, port, inbox)
    sign_up("cut@example.test")
    wait_until(lambda: len(list(inbox.iterdir())) > 1, 60, "nobody tried again", worker, server)
    server.kill()
    letters = {message_from_bytes(letter.read_bytes())["Message-ID"] for letter in inbox.iterdir()}
    assert len(letters) == 1, "whoever gets it twice can tell"


def test_an_address_that_does_not_exist_keeps_nobody_busy(
    processes: Processes, worker: Process, port: int, inbox: Path
) -> None:
    server = start_server(processes, port, inbox)
    sign_up("later@example.test")
    wait_until(lambda: Receipt.objects.filter(tries__gt=1).exists(), 60, "nobody tried again", worker, server)
    sign_up("gone@example.test")
    wait_until(lambda: OutgoingMail.objects.count() == 1, 60, "it was tried for ever", worker, server)
    assert "given up" in worker.output()
    assert "gone@example.test" not in worker.output()
