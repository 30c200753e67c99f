"""API tokens: shown once, hashed at rest, scoped, revocable."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from core.accounts.actions import MAX_TOKENS, create_api_token, revoke_api_token
from core.accounts.authentication import InvalidCredentials, authenticate, authenticate_token, is_session
from core.accounts.models import ApiToken, User
from core.accounts.policies import can_assign_roles, can_manage_own_account
from core.errors import DomainError, ErrorCode

from .conftest import told


@pytest.fixture
def owner(make_user) -> User:
    return make_user()


@pytest.fixture
def made(owner) -> tuple[ApiToken, str]:
    return create_api_token(actor=owner, name=" CI  robot ", scopes=["forum:write", "read"])


def test_the_secret_is_shown_once_and_only_its_hash_is_kept(made):
    token, secret = made
    row = ApiToken.objects.values().get()
    assert secret.startswith("kerf_")
    assert len(secret) > 40
    assert secret not in str(row)
    assert secret.startswith(token.start)
    assert len(token.start) < 12


def test_its_making_is_told(made, owner):
    assert told("accounts.ApiTokenCreated") == [{"user_id": owner.pk, "token_id": made[0].pk}]


def test_it_acts_for_its_owner_within_its_scopes(made, owner):
    viewer = authenticate_token(f"Bearer {made[1]}")
    assert viewer == owner
    assert viewer.scopes == {"forum:write", "read"}


def test_in_a_request_it_wins_over_the_cookie(made, owner, make_user):
    request = RequestFactory().get("/graphql", headers={"Authorization": f"bearer {made[1]}"})
    request.user = make_user()
    assert authenticate(request) == owner
    assert not is_session(request)


@pytest.mark.parametrize("header", ["Basic {}", "Bearer {}x", "Bearer x{}", "Bearer kerf_", "Bearer", "{} {}", " "])
def test_what_is_not_quite_the_token_is_an_error(made, header):
    with pytest.raises(InvalidCredentials):
        authenticate_token(header.format(made[1], made[1]))


@pytest.mark.parametrize("raw", ["kerf_\ud800", "kerf_ä", "Bearer kerf_\x00"])
def test_strange_characters_are_an_error_not_a_crash(db, raw):
    with pytest.raises(InvalidCredentials):
        authenticate_token(raw)


def test_a_revoked_token_opens_nothing(made, owner):
    revoke_api_token(actor=owner, token_id=made[0].pk)
    with pytest.raises(InvalidCredentials):
        authenticate_token(made[1])
    assert told("accounts.ApiTokenRevoked") == [{"user_id": owner.pk, "token_id": made[0].pk}]
    assert told("accounts.SessionsEnded") == [{"user_id": owner.pk, "reason": "token_revoked"}]


def test_revoking_twice_tells_once(made, owner):
    first = revoke_api_token(actor=owner, token_id=made[0].pk)
    second = revoke_api_token(actor=owner, token_id=made[0].pk)
    assert first.revoked_at == second.revoked_at
    assert len(told("accounts.ApiTokenRevoked")) == 1


def test_an_expired_token_opens_nothing(made):
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(InvalidCredentials):
        authenticate_token(made[1])


def test_a_token_of_a_locked_account_opens_nothing(made, owner):
    User.objects.filter(pk=owner.pk).update(is_active=False)
    with pytest.raises(InvalidCredentials):
        authenticate_token(made[1])


def test_last_use_is_noted_but_not_at_every_request(made, django_assert_num_queries):
    authenticate_token(made[1])
    noted = ApiToken.objects.get().last_used_at
    assert noted is not None
    with django_assert_num_queries(1):
        authenticate_token(made[1])
    assert ApiToken.objects.get().last_used_at == noted
    ApiToken.objects.update(last_used_at=noted - ApiToken.LAST_USED_RESOLUTION - timedelta(seconds=1))
    authenticate_token(made[1])
    assert ApiToken.objects.get().last_used_at >= noted


def test_a_token_can_neither_make_tokens_nor_give_roles(made, make_user):
    viewer = authenticate_token(made[1])
    assert not can_manage_own_account(viewer)
    with pytest.raises(DomainError) as refusal:
        create_api_token(actor=viewer, name="child", scopes=["read"])
    assert refusal.value.code == ErrorCode.FORBIDDEN
    chief = make_user(is_superuser=True)
    __, secret = create_api_token(actor=chief, name="x", scopes=["read"])
    assert not can_assign_roles(authenticate_token(secret))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"expires_at": timezone.now() - timedelta(days=1)}, "expires_at"),
    ],
)
def test_a_bad_wish_is_refused_at_its_field(owner, change, field):
    with pytest.raises(DomainError) as refusal:
        create_api_token(**{"actor": owner, "name": "x", "scopes": ["read"]} | change)
    assert refusal.value.field == field
    assert not ApiToken.objects.exists()


def test_visitors_have_no_tokens(db, rf):
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(DomainError) as refusal:
        create_api_token(actor=AnonymousUser(), name="x", scopes=["read"])
    assert refusal.value.code == ErrorCode.UNAUTHENTICATED


def test_tokens_of_others_are_not_there(made, make_user):
    stranger = make_user()
    assert not ApiToken.objects.visible_to(stranger).exists()
    assert not ApiToken.objects.visible_to(None).exists()
    with pytest.raises(DomainError) as refusal:
        revoke_api_token(actor=stranger, token_id=made[0].pk)
    assert refusal.value.code == ErrorCode.NOT_FOUND


def test_the_number_of_tokens_is_bounded(owner):
    ApiToken.objects.bulk_create(ApiToken(user=owner, name="x", digest=str(n)) for n in range(MAX_TOKENS))
    with pytest.raises(DomainError) as refusal:
        create_api_token(actor=owner, name="one more", scopes=["read"])
    assert refusal.value.code == ErrorCode.CONFLICT
