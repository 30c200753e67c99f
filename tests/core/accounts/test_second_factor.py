"""A second factor is asked for at every way in, the admins' included."""

from urllib.parse import unquote

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from core.accounts.models import User
from tests.mailbox import delivered

from .conftest import PASSWORD, Person, code_at, link_in_mail, pending

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(member: User) -> str:
    """`member` has switched on an authenticator app; this is its secret."""
    person = Person()
    person.sign_in(member.email)
    person.confirm()
    status, answer = person.ask("GET", "account/authenticators/totp")
    assert status == 404
    secret = answer["meta"]["secret"]
    assert person.ask("POST", "account/authenticators/totp", code=code_at(secret))[0] == 200
    return secret


@pytest.fixture
def recovery_codes(secret: str, member: User) -> list[str]:
    person = signed_in_with(member, secret)
    person.confirm()
    status, answer = person.ask("POST", "account/authenticators/recovery-codes")
    assert status == 200
    return answer["data"]["unused_codes"]


def signed_in_with(member: User, secret: str, kind: str = "browser") -> Person:
    """Someone signed in with both factors; the code of the next period, for one that was used is used up."""
    person = Person(kind)
    person.sign_in(member.email)
    assert person.ask("POST", "auth/2fa/authenticate", code=code_at(secret, step=1))[0] == 200
    return person


def test_the_password_alone_does_not_sign_in(member, secret, person):
    status, answer = person.sign_in(member.email)
    assert status == 401
    assert pending(answer) == ["mfa_authenticate"]
    assert not person.is_signed_in


def test_password_and_code_do(member, secret):
    assert signed_in_with(member, secret).is_signed_in


def test_a_wrong_code_does_not(member, secret, person):
    person.sign_in(member.email)
    wrong = f"{(int(code_at(secret)) + 1) % 10**6:06d}"
    assert person.ask("POST", "auth/2fa/authenticate", code=wrong)[0] == 400
    assert not person.is_signed_in


def test_a_code_serves_once(member, secret, person):
    signed_in_with(member, secret)
    person.sign_in(member.email)
    assert person.ask("POST", "auth/2fa/authenticate", code=code_at(secret, step=1))[0] == 400


def test_a_recovery_code_serves_once(member, recovery_codes):
    first, second = Person(), Person()
    first.sign_in(member.email)
    assert first.ask("POST", "auth/2fa/authenticate", code=recovery_codes[0])[0] == 200
    second.sign_in(member.email)
    assert second.ask("POST", "auth/2fa/authenticate", code=recovery_codes[0])[0] == 400
    assert second.ask("POST", "auth/2fa/authenticate", code=recovery_codes[1])[0] == 200


@pytest.mark.django_db(transaction=True)
def test_switching_it_on_is_told_by_mail(member, secret):
    sent = delivered()
    assert {address for message in sent for address in message.to} == {member.email}
    assert "Authenticator App Activated" in [message.subject for message in sent]


def test_secrets_rest_encrypted(member, secret):
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored


@pytest.mark.parametrize("kind", ["browser", "app"])
def test_guessing_codes_is_limited(member, secret, settings, kind):
    del settings.ACCOUNT_RATE_LIMITS
    person = Person(kind)
    person.sign_in(member.email)
    for guess in range(5):
        person.ask("POST", "auth/2fa/authenticate", code=f"{guess:06d}")
    person.ask("POST", "auth/2fa/authenticate", code=code_at(secret, step=1))
    assert not person.is_signed_in, "even the right code waits now"


@pytest.mark.parametrize("admin", ["/admin/", "/django-admin/"])
def test_the_admins_are_closed_to_a_password_alone(make_member, person, admin):
    chief = make_member(is_staff=True, is_superuser=True)
    person.sign_in(chief.email)
    person.confirm()
    secret = person.ask("GET", "account/authenticators/totp")[1]["meta"]["secret"]
    person.ask("POST", "account/authenticators/totp", code=code_at(secret))
    assert person.client.get(admin).status_code == 200

    half_way = Person()
    half_way.sign_in(chief.email)
    assert half_way.client.get(admin).status_code == 302
    half_way.ask("POST", "auth/2fa/authenticate", code=code_at(secret, step=1))
    assert half_way.client.get(admin).status_code == 200


@pytest.mark.parametrize("admin", ["/admin/", "/django-admin/"])
def test_the_admins_forms_take_no_password(make_member, client, admin):
    chief = make_member(is_staff=True, is_superuser=True)
    client.post(f"{admin}login/", {"username": chief.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert client.get(admin).status_code == 302


def test_a_passkey_is_offered_and_bound_to_the_public_address(member, person, settings):
    settings.PUBLIC_URL = "https://kerf.example.org"
    person.sign_in(member.email)
    person.confirm()
    status, answer = person.ask("GET", "account/authenticators/webauthn")
    options = answer["data"]["creation_options"]["publicKey"]
    assert status == 200
    assert options["rp"] == {"id": "kerf.example.org", "name": "Kerf"}
    assert len(options["challenge"]) > 20


def test_signing_in_by_passkey_asks_for_no_address():
    status, answer = Person().ask("GET", "auth/webauthn/login")
    assert status == 200
    assert answer["data"]["request_options"]["publicKey"]["allowCredentials"] == []


def test_a_made_up_passkey_does_not_sign_in(person):
    person.ask("GET", "auth/webauthn/login")
    credential = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}
    assert person.ask("POST", "auth/webauthn/login", credential=credential)[0] == 400


def test_a_factor_is_changed_only_by_who_gives_the_password_once_more(member, secret):
    person = signed_in_with(member, secret)
    status, answer = person.ask("DELETE", "account/authenticators/totp")
    assert status == 401
    assert {flow["id"] for flow in answer["data"]["flows"]} >= {"reauthenticate", "mfa_reauthenticate"}
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_client_of_a_visitor_says_nothing(client: Client):
    assert client.get("/_allauth/browser/v1/account/authenticators").status_code == 401


def test_whoever_has_a_second_factor_may_change_the_address(member, secret):
    """It stays the old one until the mail to the new one is answered."""
    person = signed_in_with(member, secret)
    person.confirm()
    status, _answer = person.ask("POST", "account/email", email="new@example.test")
    assert status == 200
    member.refresh_from_db()
    assert member.email != "new@example.test"
    person.ask("POST", "auth/email/verify", key=unquote(link_in_mail().rpartition("/")[2]))
    member.refresh_from_db()
    assert member.email == "new@example.test"
    assert EmailAddress.objects.get(user=member).email == "new@example.test"
