"""Guessing is slow, for one account and from one address, whatever headers say."""

import pytest

from .conftest import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _limits(settings):
    del settings.ACCOUNT_RATE_LIMITS
    del settings.MFA_RATE_LIMITS


def attempts(number: int, email: str, **headers: str) -> list[int]:
    person = Person()
    statuses = []
    for _ in range(number):
        response = person.client.post(
            "/_allauth/browser/v1/auth/login",
            {"email": email, "password": "a wrong one"},
            content_type="application/json",
            headers=headers,
        )
        statuses.append(response.status_code)
    return statuses


def test_after_five_failures_even_the_right_password_waits(member):
    attempts(5, member.email)
    status, answer = Person().sign_in(member.email)
    assert status == 400
    assert answer["errors"][0]["code"] == "too_many_login_attempts"


def test_the_limit_of_an_account_does_not_tell_whether_it_exists(member):
    assert attempts(7, member.email) == attempts(7, "nobody@example.test")


def test_one_address_may_not_try_many_accounts(member):
    for number in range(10):
        attempts(1, f"nobody{number}@example.test")
    status, answer = Person().sign_in(member.email)
    assert (status, answer["errors"][0]["code"]) == (400, "too_many_login_attempts")


def test_a_claimed_address_does_not_lift_the_limit(member):
    """Without proxies of our own, X-Forwarded-For is anybody's claim."""
    for number in range(10):
        attempts(1, f"nobody{number}@example.test", **{"X-Forwarded-For": f"198.51.100.{number}"})
    assert Person().sign_in(member.email)[0] == 400


def test_behind_our_proxy_clients_are_told_apart(member, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        attempts(1, f"nobody{number}@example.test", **{"X-Forwarded-For": "198.51.100.7"})
    assert attempts(1, member.email, **{"X-Forwarded-For": "198.51.100.7"}) == [400]
    person = Person()
    person.client = type(person.client)(headers={"X-Forwarded-For": "203.0.113.5"})
    assert person.sign_in(member.email)[0] == 200


def test_what_the_client_claims_before_our_proxy_does_not_count(member, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        attempts(1, f"nobody{number}@example.test", **{"X-Forwarded-For": f"10.9.8.{number}, 198.51.100.7"})
    person = Person()
    person.client = type(person.client)(headers={"X-Forwarded-For": "1.2.3.4, 198.51.100.7"})
    assert person.sign_in(member.email)[0] == 400


def test_mails_for_a_reset_are_limited(member):
    person = Person()
    statuses = [person.ask("POST", "auth/password/request", email=member.email)[0] for _ in range(6)]
    assert statuses == [200] * 5 + [429]
