"""Roles: given and taken by administrators, told to the house, followed by is_staff and is_superuser."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from core.accounts.actions import deactivate_account, grant_role, revoke_role
from core.accounts.models import User
from core.accounts.policies import can_assign_roles, can_see_accounts
from core.accounts.roles import PUBLIC, SIGNED_IN, Role, has_role, labels_of
from core.errors import DomainError, ErrorCode

from .conftest import Person, told


@pytest.fixture
def admin(make_user) -> User:
    return make_user(is_staff=True, is_superuser=True)


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.django_db
def test_every_role_is_a_group_from_the_start():
    assert set(Role.values) <= set(Group.objects.values_list("name", flat=True))


def test_a_granted_role_is_held_shown_and_told(admin, make_user):
    user = make_user()
    grant_role(actor=admin, user=user, role=Role.AGENT)
    assert user.roles == {"agent"}
    assert fresh(user).is_staff
    assert not fresh(user).is_superuser
    assert told("accounts.RoleGranted") == [{"user_id": user.pk, "role": "agent", "by_id": admin.pk}]


def test_granting_twice_tells_once(admin, make_user):
    user = make_user()
    grant_role(actor=admin, user=user, role="agent")
    grant_role(actor=admin, user=user, role="agent")
    assert len(told("accounts.RoleGranted")) == 1


def test_a_revoked_role_is_gone_and_told(admin, make_user):
    user = make_user(roles=["agent", "moderator"])
    revoke_role(actor=admin, user=user, role="agent")
    assert fresh(user).roles == {"moderator"}
    assert fresh(user).is_staff
    revoke_role(actor=admin, user=user, role="moderator")
    assert not fresh(user).is_staff
    assert [event["role"] for event in told("accounts.RoleRevoked")] == ["agent", "moderator"]


def test_revoking_what_is_not_held_tells_nothing(admin, make_user):
    revoke_role(actor=admin, user=make_user(), role="agent")
    assert told("accounts.RoleRevoked") == []


def test_an_administrator_is_djangos_superuser(admin, make_user):
    user = make_user()
    grant_role(actor=admin, user=user, role=Role.ADMIN)
    assert fresh(user).is_superuser
    revoke_role(actor=admin, user=user, role=Role.ADMIN)
    assert not fresh(user).is_superuser
    assert fresh(user).roles == frozenset()


@pytest.mark.parametrize(
    "leave", [lambda a: revoke_role(actor=a, user=a, role="admin"), lambda a: deactivate_account(actor=a, user=a)]
)
def test_the_last_administrator_stays(admin, leave):
    with pytest.raises(DomainError) as refusal:
        leave(admin)
    assert refusal.value.code == ErrorCode.CONFLICT
    assert fresh(admin).is_superuser
    assert fresh(admin).is_active


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMIN])
def test_only_administrators_assign_roles(make_user, role):
    actor, user = make_user(roles=[role]), make_user()
    assert not can_assign_roles(actor)
    for action in (grant_role, revoke_role):
        with pytest.raises(DomainError) as refusal:
            action(actor=actor, user=user, role="agent")
        assert refusal.value.code == ErrorCode.FORBIDDEN
    assert fresh(user).roles == frozenset()


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_nobody_may_nothing(nobody):
    assert not can_assign_roles(nobody)
    assert not can_see_accounts(nobody)
    assert not has_role(nobody, *Role.values)


def test_an_unknown_role_is_refused(admin, make_user):
    with pytest.raises(DomainError) as refusal:
        grant_role(actor=admin, user=make_user(), role="emperor")
    assert refusal.value.field == "role"


def test_a_locked_out_account_holds_nothing_and_its_sessions_end(admin, make_member):
    user = make_member(roles=["agent"])
    person = Person()
    person.sign_in(user.email)
    deactivate_account(actor=admin, user=user)
    assert not person.is_signed_in
    assert person.sign_in(user.email)[0] == 401
    assert fresh(user).roles == frozenset()
    assert {"user_id": user.pk, "reason": "deactivated"} in told("accounts.SessionsEnded")


def test_labels(make_user, admin):
    user = make_user(roles=["agent"])
    assert labels_of(None) == frozenset()
    assert labels_of(AnonymousUser()) == {PUBLIC}
    assert labels_of(user) == {PUBLIC, SIGNED_IN, f"user:{user.pk}", "role:agent"}
    assert labels_of(admin) >= {f"role:{role}" for role in Role.values}


def test_accounts_are_visible_to_their_owner_and_to_staff(make_user):
    user, other = make_user(), make_user()
    assert set(User.objects.visible_to(user)) == {user}
    assert set(User.objects.visible_to(make_user(roles=["agent"]))) >= {user, other}
    assert not User.objects.visible_to(AnonymousUser()).exists()
    assert not User.objects.visible_to(None).exists()


def test_the_admin_gives_roles_through_the_actions(admin, make_user, client):
    user = make_user()
    client.force_login(admin)
    page = f"/django-admin/accounts/user/{user.pk}/change/"
    assert client.get(page).status_code == 200
    client.post(page, {"name": "New", "locale": "de", "time_zone": "UTC", "held": ["agent", "planner"]})
    assert fresh(user).roles == {"agent", "planner"}
    assert sorted(event["role"] for event in told("accounts.RoleGranted")) == ["agent", "planner"]
    client.post(page, {"name": "New", "locale": "de", "time_zone": "UTC", "held": ["agent"]})
    assert fresh(user).roles == {"agent"}


def test_staff_without_the_admin_role_cannot_change_accounts_in_the_admin(make_user, client):
    user, agent = make_user(), make_user(roles=["agent"], is_staff=True)
    client.force_login(agent)
    response = client.post(f"/django-admin/accounts/user/{user.pk}/change/", {"held": ["admin"]})
    assert response.status_code == 403
    assert fresh(user).roles == frozenset()
