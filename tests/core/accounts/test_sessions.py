"""Sessions of browsers and apps: seen, ended, and the house hears of their end."""

import pytest
from django.test import RequestFactory

from core.accounts.authentication import InvalidCredentials, authenticate, authenticate_token, viewer_of_session

from .conftest import PASSWORD, Person, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["browser", "app"])
def test_the_list_shows_browsers_and_apps(member, kind):
    here, there = Person("browser"), Person("app")
    here.sign_in(member.email)
    there.sign_in(member.email)
    asking = {"browser": here, "app": there}[kind]
    _status, answer = asking.ask("GET", "auth/sessions")
    assert len(answer["data"]) == 2
    assert [session["is_current"] for session in answer["data"]].count(True) == 1
    assert {session["ip"] for session in answer["data"]} == {"127.0.0.1"}


def test_ending_another_session_ends_it_and_is_told(member):
    here, lost = Person(), Person("app")
    here.sign_in(member.email)
    lost.sign_in(member.email)
    sessions = here.ask("GET", "auth/sessions")[1]["data"]
    other = next(session["id"] for session in sessions if not session["is_current"])
    here.ask("DELETE", "auth/sessions", sessions=[other])
    assert here.is_signed_in
    assert not lost.is_signed_in
    assert told("accounts.SessionsEnded") == [{"user_id": member.pk, "reason": "ended"}]


def test_nobody_ends_the_session_of_another(member, make_member):
    stranger, victim = Person(), Person()
    stranger.sign_in(make_member().email)
    victim.sign_in(member.email)
    target = victim.ask("GET", "auth/sessions")[1]["data"][0]["id"]
    stranger.ask("DELETE", "auth/sessions", sessions=[target])
    assert victim.is_signed_in


def test_signing_out_is_told(member, person):
    person.sign_in(member.email)
    person.ask("DELETE", "auth/session")
    assert not person.is_signed_in
    assert told("accounts.SessionsEnded") == [{"user_id": member.pk, "reason": "signed_out"}]


def test_a_new_password_ends_the_other_sessions(member):
    here, there = Person(), Person("app")
    here.sign_in(member.email)
    there.sign_in(member.email)
    status, _answer = here.ask(
        "POST", "account/password/change", current_password=PASSWORD, new_password="a better one now"
    )
    assert status == 200
    assert here.is_signed_in
    assert not there.is_signed_in
    assert viewer_of_session(there.token).is_anonymous, "its row may still be there; its hash is of the old password"
    assert {"user_id": member.pk, "reason": "password_changed"} in told("accounts.SessionsEnded")


def test_without_a_session_there_is_a_visitor():
    assert viewer_of_session(None).is_anonymous


def request(**headers: str):
    from django.contrib.auth.models import AnonymousUser

    made = RequestFactory().get("/graphql", headers={name.replace("_", "-"): value for name, value in headers.items()})
    made.user = AnonymousUser()
    return made


def test_an_apps_session_token_authenticates(member):
    app = Person("app")
    app.sign_in(member.email)
    viewer = authenticate(request(X_Session_Token=app.token))
    assert viewer == member
    assert viewer.scopes is None
    assert authenticate_token(f"Bearer {app.token}") == authenticate_token(app.token) == member
    assert viewer_of_session(app.token) == member


def test_an_ended_app_session_is_an_error_not_a_visitor(member):
    app = Person("app")
    app.sign_in(member.email)
    app.ask("DELETE", "auth/session")
    with pytest.raises(InvalidCredentials):
        authenticate(request(X_Session_Token=app.token))
    assert viewer_of_session(app.token).is_anonymous


def test_a_session_that_waits_for_the_address_opens_nothing(make_user):
    user = make_user()
    app = Person("app")
    app.sign_in(user.email, "correct horse")
    assert app.token
    with pytest.raises(InvalidCredentials):
        authenticate(request(X_Session_Token=app.token))


@pytest.mark.parametrize("token", ["", "x", "a" * 32, "a" * 400, "../../etc/passwd", "a\x00b", "ä" * 20])
def test_a_made_up_session_token_is_an_error(db, token):
    with pytest.raises(InvalidCredentials):
        authenticate_token(token)


def test_a_deactivated_account_has_no_session(member):
    app = Person("app")
    app.sign_in(member.email)
    member.is_active = False
    member.save()
    with pytest.raises(InvalidCredentials):
        authenticate_token(app.token)


def test_without_any_credential_the_viewer_is_a_visitor():
    assert authenticate(request()).is_anonymous
