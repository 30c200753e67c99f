"""Taking one's data along, and leaving."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import signing
from django.core.files.storage import default_storage
from django.utils import timezone

from core.accounts.actions import create_api_token
from core.accounts.archive import finish_export
from core.accounts.authentication import InvalidCredentials, authenticate_token
from core.accounts.departure import (
    PASSWORD_TRIES,
    download_path,
    erase_account,
    export_of_path,
    prune_exports,
    request_export,
)
from core.accounts.exporting import contributes
from core.accounts.models import AccountExport, ApiToken, User
from core.errors import DomainError, ErrorCode
from core.idempotency.actions import run_once
from core.idempotency.handlers import on_account_erased as forget_answers
from core.idempotency.models import Record
from tests.mailbox import delivered

from .conftest import PASSWORD, Person, told


@pytest.fixture
def exported(member) -> AccountExport:
    return finish_export(export_id=request_export(actor=member).pk)


def test_a_request_is_told_and_a_second_one_joins_the_first(member):
    first, second = request_export(actor=member), request_export(actor=member)
    assert first == second
    assert told("accounts.AccountExportRequested") == [{"user_id": member.pk, "export_id": first.pk}]
    assert download_path(first) is None


def test_the_archive_holds_every_apps_part_and_no_secret(member):
    token, secret = create_api_token(actor=member, name="robot", scopes=["read"])
    export = finish_export(export_id=request_export(actor=member).pk)
    with zipfile.ZipFile(export.file) as archive:
        account = json.loads(archive.read("account.json"))
        assert {"account.json", "profile.json"} <= set(archive.namelist())
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert account["email"] == member.email
    assert account["api_tokens"][0]["name"] == "robot"
    assert secret not in everything
    assert token.digest not in everything
    assert member.password not in everything


def test_two_apps_cannot_contribute_the_same_part():
    with pytest.raises(ValueError, match="account"):

        @contributes("account")
        def another(user_id: int) -> dict[str, object]:
            return {}


def test_finishing_twice_writes_once(exported):
    assert finish_export(export_id=exported.pk) is None
    assert len(told("accounts.AccountExported")) == 1


def test_the_owner_hears_of_it_in_a_mail_without_a_download_link(member, exported):
    [message] = delivered()
    assert message.to == [member.email]
    assert "/account/settings" in message.body
    assert "account-exports" not in message.body


def test_the_link_downloads_the_archive(exported, client):
    response = client.get(download_path(exported))
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="my-account.zip"'
    assert "no-store" in response["Cache-Control"]
    assert zipfile.is_zipfile(io.BytesIO(b"".join(response.streaming_content)))


def test_an_old_or_made_up_link_does_not(exported, client, monkeypatch):
    path = download_path(exported)
    assert client.get(path[:-1] + ("a" if path[-1] != "a" else "b")).status_code == 404
    assert client.get("/account-exports/" + signing.dumps(exported.pk)).status_code == 404
    assert client.get("/account-exports/nonsense").status_code == 404
    later = timezone.now().timestamp() + 15 * 60 + 1
    monkeypatch.setattr("time.time", lambda: later)
    assert export_of_path(path.rpartition("/")[2]) is None


def test_where_the_file_lies_is_not_told_and_not_served(exported, client):
    assert client.get(f"/media/{exported.file.name}").status_code != 200


def test_exports_of_others_are_not_there(exported, make_user):
    assert not AccountExport.objects.visible_to(make_user(roles=["agent"])).exists()
    assert not AccountExport.objects.visible_to(None).exists()


def test_exports_go_after_a_week(exported, django_capture_on_commit_callbacks):
    name = exported.file.name
    assert prune_exports() == 0
    AccountExport.objects.update(requested_at=timezone.now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        assert prune_exports() == 1
    assert not default_storage.exists(name)


def test_a_token_may_neither_export_nor_erase(member):
    _token, secret = create_api_token(actor=member, name="robot", scopes=["read"])
    robot = authenticate_token(secret)
    for attempt in (
        lambda: request_export(actor=robot),
        lambda: erase_account(actor=robot, confirmation=member.email, password=PASSWORD),
    ):
        with pytest.raises(DomainError) as refusal:
            attempt()
        assert refusal.value.code == ErrorCode.FORBIDDEN


@pytest.mark.parametrize(
    ("change", "field"), [({"confirmation": "yes"}, "confirmation"), ({"password": "wrong"}, "password")]
)
def test_erasing_asks_for_the_address_and_the_password(member, change, field):
    with pytest.raises(DomainError) as refusal:
        erase_account(**{"actor": member, "confirmation": member.email, "password": PASSWORD} | change)
    assert refusal.value.field == field
    assert User.objects.get(pk=member.pk).is_active


def test_a_borrowed_session_cannot_guess_the_password(member):
    for _ in range(PASSWORD_TRIES.points):
        with pytest.raises(DomainError):
            erase_account(actor=member, confirmation=member.email, password="guess")
    with pytest.raises(DomainError) as refusal:
        erase_account(actor=member, confirmation=member.email, password=PASSWORD)
    assert refusal.value.code == ErrorCode.RATE_LIMITED


def test_an_account_can_leave_while_nothing_counts_tries(member, settings):
    unreachable = {"LOCATION": "redis://127.0.0.1:9", "OPTIONS": {"IGNORE_EXCEPTIONS": True}}
    settings.REDIS_URL = unreachable["LOCATION"]
    settings.CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", **unreachable}}
    erase_account(actor=member, confirmation=member.email, password=PASSWORD)
    assert User.objects.get(pk=member.pk).erased_at


def test_an_erased_account_leaves_a_row_without_a_person(member, django_capture_on_commit_callbacks):
    email, name = member.email, member.name
    session = Person("app")
    session.sign_in(email)
    _token, secret = create_api_token(actor=member, name="robot", scopes=["read"])
    Authenticator.objects.create(user=member, type="totp", data={})
    export = finish_export(export_id=request_export(actor=member).pk)

    with django_capture_on_commit_callbacks(execute=True):
        erase_account(actor=member, confirmation=f" {email.upper()} ", password=PASSWORD)

    gone = User.objects.get(pk=member.pk)
    assert email not in str(vars(gone))
    assert name not in str(vars(gone))
    assert gone.display_name == "Deleted account"
    assert (gone.is_active, gone.is_staff, gone.has_usable_password()) == (False, False, False)
    assert gone.erased_at is not None
    assert not session.is_signed_in
    assert not default_storage.exists(export.file.name)
    for model in (EmailAddress, Authenticator, ApiToken, AccountExport):
        assert not model.objects.filter(user=gone).exists()
    with pytest.raises(InvalidCredentials):
        authenticate_token(secret)
    assert told("accounts.AccountErased") == [{"user_id": gone.pk}]
    assert {"user_id": gone.pk, "reason": "erased"} in told("accounts.SessionsEnded")


def test_the_address_is_free_again(member, person):
    erase_account(actor=member, confirmation=member.email, password=PASSWORD)
    email = User.objects.get(pk=member.pk).email
    assert email.endswith(".invalid")
    assert person.ask("POST", "auth/signup", email=member.email, password=PASSWORD)[0] == 401
    assert User.objects.filter(email=member.email).exists()


def test_an_account_that_signs_in_by_passkey_alone_needs_no_password(member):
    member.set_unusable_password()
    member.save()
    erase_account(actor=member, confirmation=member.email)
    assert not User.objects.get(pk=member.pk).is_active


def test_the_last_administrator_cannot_leave(make_member):
    chief = make_member(is_superuser=True)
    with pytest.raises(DomainError) as refusal:
        erase_account(actor=chief, confirmation=chief.email, password=PASSWORD)
    assert refusal.value.code == ErrorCode.CONFLICT


def test_stored_answers_go_with_the_account(member, make_user):
    from core.accounts.events import AccountErased

    other = make_user()
    for user in (member, other):
        run_once(viewer=user, operation="o", key="k", body={}, act=dict)
    forget_answers(AccountErased(user_id=member.pk))
    assert list(Record.objects.values_list("user_id", flat=True)) == [other.pk]
