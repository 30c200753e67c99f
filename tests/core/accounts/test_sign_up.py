"""Signing up, verifying the address, and not telling strangers who has an account."""

from urllib.parse import unquote

import pytest
from allauth.account.models import EmailAddress

from core.accounts.models import User
from tests.mailbox import delivered

from .conftest import PASSWORD, Person, link_in_mail, pending, told

pytestmark = pytest.mark.django_db


def sign_up(person: Person, email: str = "Ada@Example.Test", **extra: str):
    return person.ask("POST", "auth/signup", email=email, password=PASSWORD, **extra)


def key_in_mail() -> str:
    return unquote(link_in_mail().rpartition("/")[2])


def test_a_new_account_waits_for_its_address_to_be_verified(person):
    status, answer = sign_up(person, name="  Ada\n Lovelace ")
    user = User.objects.get(email="ada@example.test")
    assert status == 401
    assert pending(answer) == ["verify_email"]
    assert user.name == "Ada Lovelace"
    assert not person.is_signed_in
    assert told("accounts.UserRegistered") == [{"user_id": user.pk}]


def test_the_mail_leads_to_the_web_app_in_the_persons_language(person, settings):
    person.client = type(person.client)(headers={"Accept-Language": "de-AT,en;q=0.5"})
    sign_up(person)
    assert link_in_mail().startswith(f"{settings.PUBLIC_URL}/de/account/verify-email/")
    assert User.objects.get().locale == "de"


def test_the_mail_does_not_believe_the_host_header(person, settings):
    settings.ALLOWED_HOSTS = ["evil.test"]
    person.client = type(person.client)(headers={"Host": "evil.test"})
    sign_up(person)
    [message] = delivered()
    assert "evil.test" not in message.body
    assert "evil.test" not in message.subject


def test_the_key_of_the_mail_verifies_the_address(person):
    sign_up(person)
    person.ask("POST", "auth/email/verify", key=key_in_mail())
    assert EmailAddress.objects.get().verified
    assert person.sign_in("ADA@example.test")[0] == 200


def test_a_wrong_key_verifies_nothing(person):
    sign_up(person)
    assert person.ask("POST", "auth/email/verify", key=key_in_mail()[:-1] + "x")[0] == 400
    assert not EmailAddress.objects.get().verified


def test_without_a_verified_address_nobody_signs_in(person):
    sign_up(person)
    stranger = Person()
    status, answer = stranger.sign_in("ada@example.test")
    assert (status, pending(answer)) == (401, ["verify_email"])
    assert not stranger.is_signed_in


@pytest.mark.parametrize("password", ["short", "password", "12345678901", "ada@example.test"])
def test_weak_passwords_are_refused(person, password):
    status, answer = person.ask("POST", "auth/signup", email="ada@example.test", password=password)
    assert status == 400
    assert {error["param"] for error in answer["errors"]} == {"password"}
    assert not User.objects.exists()


def test_signing_up_with_a_known_address_looks_the_same_and_makes_nothing(person, member):
    stranger = Person()
    known, unknown = sign_up(person, member.email), sign_up(stranger, "new@example.test")
    assert known[0] == unknown[0] == 401
    assert pending(known[1]) == pending(unknown[1])
    assert known[1].keys() == unknown[1].keys()
    assert User.objects.filter(email__iexact=member.email).count() == 1
    assert [message.to for message in delivered()] == [[member.email], ["new@example.test"]]


def test_signing_in_does_not_tell_whether_an_account_exists(person, member):
    wrong, unknown = person.sign_in(member.email, "wrong password"), Person().sign_in("nobody@example.test")
    assert wrong[0] == 400
    assert wrong == unknown


def test_an_unknown_address_takes_as_much_hashing_as_a_known_one(person, member, monkeypatch):
    """The costly part of a sign-in is the password hash: it is computed once in both cases."""
    computed = []
    from django.contrib.auth import hashers

    for hasher in {type(hashers.get_hasher())}:
        original = hasher.encode

        def encode(self, *args, original=original, **kwargs):
            computed.append(1)
            return original(self, *args, **kwargs)

        monkeypatch.setattr(hasher, "encode", encode)
    person.sign_in(member.email, "wrong password")
    for_known = len(computed)
    person.sign_in("nobody@example.test")
    assert len(computed) - for_known == for_known == 1


def test_asking_for_a_reset_does_not_tell_whether_an_account_exists(person, member):
    known = person.ask("POST", "auth/password/request", email=member.email)
    unknown = Person().ask("POST", "auth/password/request", email="nobody@example.test")
    assert known == unknown
    assert known[0] == 200


def test_the_mail_resets_the_password_once_and_ends_the_sessions(person, member):
    elsewhere = Person("app")
    elsewhere.sign_in(member.email)
    person.ask("POST", "auth/password/request", email=member.email)
    key = key_in_mail()
    status, _answer = person.ask("POST", "auth/password/reset", key=key, password="another good one")
    assert status == 401, "the password is set, and signing in is the next step"
    assert person.sign_in(member.email, "another good one")[0] == 200
    assert not elsewhere.is_signed_in
    assert {"user_id": member.pk, "reason": "password_changed"} in told("accounts.SessionsEnded")
    assert Person().ask("POST", "auth/password/reset", key=key, password="a third good one")[0] == 400


def test_allauths_own_pages_do_not_exist(client):
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/2fa/"):
        assert client.get(path).status_code == 404
