"""Mail is in the account's language, whatever the page speaks from which it was asked for."""

import pytest
from django.test import Client

from core.accounts.mail import send_export_ready
from tests.mailbox import delivered

from .conftest import PASSWORD, Person, link_in_mail

pytestmark = pytest.mark.django_db


def at_a_page_in(language: str) -> Person:
    return Person(client=Client(headers={"Accept-Language": language}))


def test_a_spanish_account_is_written_to_in_spanish_from_an_english_page(make_member, settings):
    member = make_member(locale="es")
    at_a_page_in("en").ask("POST", "auth/password/request", email=member.email)
    [message] = delivered()
    assert message.subject == "Restablecer la contraseña"
    assert "Con este enlace puede elegir una contraseña nueva" in message.body
    assert link_in_mail().startswith(f"{settings.PUBLIC_URL}/es/account/reset/")


def test_the_link_of_a_mail_in_another_language_still_opens_the_account(make_member):
    member = make_member(locale="de")
    person = at_a_page_in("es")
    person.ask("POST", "auth/password/request", email=member.email)
    key = link_in_mail().rpartition("/")[2]
    assert person.ask("POST", "auth/password/reset", key=key, password="another good horse")[0] in {200, 401}
    member.refresh_from_db()
    assert member.check_password("another good horse")


def test_an_account_that_chose_no_language_is_written_to_in_that_of_the_page(make_member):
    member = make_member(locale="")
    at_a_page_in("de").ask("POST", "auth/password/request", email=member.email)
    assert delivered()[-1].subject == "Passwort zurücksetzen"


def test_a_notice_about_an_account_is_in_its_language(make_member):
    member = make_member(locale="de")
    person = at_a_page_in("es")
    person.sign_in(member.email)
    person.ask("POST", "account/password/change", current_password=PASSWORD, new_password="another good horse")
    message = delivered()[-1]
    assert message.subject == "Passwort geändert"
    assert "Ihr Passwort wurde geändert." in message.body


def test_whoever_has_an_account_already_hears_so_in_its_language(make_member):
    member = make_member(locale="es")
    at_a_page_in("de").ask("POST", "auth/signup", email=member.email, password=PASSWORD)
    message = delivered()[-1]
    assert message.subject == "Ya tiene una cuenta"
    assert "/es/account/reset" in message.body


def test_a_stranger_is_written_to_in_the_language_of_the_page(db):
    at_a_page_in("de").ask("POST", "auth/password/request", email="nobody@example.test")
    message = delivered()[-1]
    assert message.subject == "Kein Konto zu dieser E-Mail-Adresse"
    assert "/de/account/sign-up" in message.body


@pytest.mark.parametrize(
    ("locale", "subject"), [("es", "La copia de sus datos está lista"), ("xx", "The copy of your")]
)
def test_a_workers_mail_is_in_the_accounts_language(make_member, locale, subject):
    send_export_ready(make_member(locale=locale))
    assert delivered()[-1].subject.startswith(subject)
