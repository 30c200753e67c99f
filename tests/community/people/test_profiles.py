"""Profiles: public faces that say nothing private."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.people.actions import anonymise_profile, author_of, complete_profiles, profile_of, update_profile
from community.people.exports import export_profile
from community.people.models import Profile
from community.people.policies import can_update_profile
from core.accounts.departure import erase_account
from core.accounts.events import UserRegistered
from core.accounts.models import User
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.events.models import Entry
from tests.events import settle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("Zoë  Müller_Weiß", "zoe-muller-wei"),
        ("Support", "user"),
        ("Deleted Person", "user"),
        ("李", "user"),
        ("X", "user"),
        ("a" * 100, "a" * 18),
    ],
)
def test_a_handle_is_made_from_the_name(make_user, name, handle):
    assert profile_of(make_user(name=name)).handle == handle


def test_the_email_address_is_not_in_a_handle(make_user):
    user = make_user(email="secret.person@example.test")
    User.objects.filter(pk=user.pk).update(name="")
    assert profile_of(User.objects.get(pk=user.pk)).handle == "user"


def test_a_taken_handle_gets_a_number(make_user):
    profile_of(make_user(name="Ada"))
    second = make_user(name="ada")
    assert profile_of(second).handle == f"ada-{second.pk}"
    assert profile_of(second) == profile_of(second)


def test_signing_up_makes_the_profile(make_user):
    user = make_user()
    emit(UserRegistered(user_id=user.pk))
    settle()
    assert Profile.objects.get(user=user).name == user.name


def test_accounts_that_did_not_sign_up_get_theirs_on_a_schedule(make_user):
    users = [make_user(), make_user()]
    assert complete_profiles(at_most=1) == 1
    assert complete_profiles() == 1
    assert complete_profiles() == 0
    assert Profile.objects.filter(user__in=users).count() == 2


def test_an_update_changes_what_was_given_and_is_told_to_the_owner(make_user):
    user = make_user(name="Ada")
    before = profile_of(user)
    profile = update_profile(actor=user, name=" Ada  L. ", handle="ADA-L", bio="**Hi**", locale="de")
    fresh = User.objects.get(pk=user.pk)
    assert (profile.handle, profile.bio, profile.name) == ("ada-l", "**Hi**", "Ada L.")
    assert (fresh.name, fresh.locale, fresh.time_zone) == ("Ada L.", "de", "UTC")
    entry = Entry.objects.get(name="people.ProfileUpdated")
    assert (entry.node_type, entry.node_id, entry.audience) == ("Person", before.pk, [f"user:{user.pk}"])
    update_profile(actor=user, bio="")
    assert Profile.objects.get(user=user).bio == ""


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": " "}, ErrorCode.INVALID, "name"),
        ({"name": "x" * 121}, ErrorCode.TOO_LONG, "name"),
        ({"bio": "x" * 2001}, ErrorCode.TOO_LONG, "bio"),
        ({"handle": "ab"}, ErrorCode.INVALID, "handle"),
        ({"handle": "a b c"}, ErrorCode.INVALID, "handle"),
        ({"handle": "-abc"}, ErrorCode.INVALID, "handle"),
        ({"handle": "a--b-c"}, ErrorCode.INVALID, "handle"),
        ({"handle": "äöü"}, ErrorCode.INVALID, "handle"),
        ({"handle": "a" * 31}, ErrorCode.INVALID, "handle"),
        ({"handle": "admin"}, ErrorCode.CONFLICT, "handle"),
        ({"handle": "Deleted-7"}, ErrorCode.CONFLICT, "handle"),
        ({"handle": "TAKEN"}, ErrorCode.CONFLICT, "handle"),
        ({"locale": "xx"}, ErrorCode.INVALID, "locale"),
        ({"time_zone": "Mars/Base"}, ErrorCode.INVALID, "time_zone"),
        ({"time_zone": "localtime"}, ErrorCode.INVALID, "time_zone"),
    ],
)
def test_a_bad_wish_is_refused_at_its_field_and_changes_nothing(make_user, change, code, field):
    profile_of(make_user(name="taken"))
    user = make_user(name="Ada")
    profile_of(user)
    with pytest.raises(DomainError) as refusal:
        update_profile(actor=user, **({"name": "Changed"} | change))
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert User.objects.get(pk=user.pk).name == "Ada"


def test_only_the_owner_updates(make_user):
    profile = profile_of(make_user())
    assert can_update_profile(profile.user, profile)
    for viewer in (make_user(), make_user(roles=["admin"]), AnonymousUser(), None):
        assert not can_update_profile(viewer, profile)
    assert not can_update_profile(profile.user, None)


def test_visitors_have_no_profile_to_update():
    with pytest.raises(DomainError) as refusal:
        update_profile(actor=AnonymousUser(), name="x")
    assert refusal.value.code == ErrorCode.UNAUTHENTICATED


def test_profiles_are_public_but_not_for_nobody(make_user):
    profile = profile_of(make_user())
    assert list(Profile.objects.visible_to(AnonymousUser())) == [profile]
    assert not Profile.objects.visible_to(None).exists()


def test_of_an_erased_account_the_profile_shows_nobody(make_user):
    user = make_user(name="Ada Lovelace")
    update_profile(actor=user, bio="I am Ada")
    erase_account(actor=user, confirmation=user.email, password="correct horse")
    settle()
    profile = Profile.objects.get(user_id=user.pk)
    assert (profile.handle, profile.bio, profile.name) == (f"deleted-{user.pk}", "", "Deleted account")


def test_an_erased_account_without_a_profile_is_no_trouble(make_user):
    user = make_user()
    anonymise_profile(user_id=user.pk)
    assert not Profile.objects.filter(user=user).exists()


def test_the_export_holds_the_profile(make_user):
    user = make_user(name="Ada")
    assert export_profile(user.pk) == {}
    update_profile(actor=user, bio="Hi")
    assert export_profile(user.pk) == {"handle": "ada", "bio": "Hi", "avatar": ""}


def test_whoever_writes_has_a_profile_before_any_worker_ran(make_user):
    user = make_user(name="Ada")
    assert author_of(user) == user
    assert Profile.objects.get(user=user).handle == "ada"
    assert author_of(user).profile == Profile.objects.get()


def test_visitors_write_nothing():
    with pytest.raises(DomainError) as refusal:
        author_of(AnonymousUser())
    assert refusal.value.code == ErrorCode.UNAUTHENTICATED
