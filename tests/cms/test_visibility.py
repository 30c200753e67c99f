"""Who sees which page: every state against every viewer."""

from datetime import timedelta
from operator import or_, xor

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.access import labels_for
from cms.models import ArticlePage
from cms.querysets import visible_pages
from core.accounts.roles import labels_of
from tests.cms.conftest import edit, tomorrow

pytestmark = pytest.mark.django_db

EVERYONE = {"anonymous", "customer", "agent", "writer", "admin"}
SIGNED_IN = EVERYONE - {"anonymous"}
NOBODY: set[str] = set()


def restrict(page, kind, *groups):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    restriction.groups.set(Group.objects.filter(name__in=groups))
    return restriction


STATES = {
    "live": (lambda page: None, EVERYONE),
    "changed since, not published": (lambda page: edit(page, publish=False, title="Secret plan"), EVERYONE),
    "unpublished": (lambda page: page.unpublish(), NOBODY),
    "to be published": (lambda page: (page.unpublish(), edit(page, go_live_at=tomorrow())), NOBODY),
    "expired": (lambda page: page.unpublish(set_expired=True), NOBODY),
    "expired, the clock has not come by": (
        lambda page: ArticlePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1)),
        NOBODY,
    ),
    "for signed-in people": (lambda page: restrict(page, "login"), SIGNED_IN),
    "for agents": (lambda page: restrict(page, "groups", "agent"), {"agent", "admin"}),
    "for a group without members": (lambda page: restrict(page, "groups"), {"admin"}),
    "behind a password": (lambda page: restrict(page, "password"), NOBODY),
    "below a private category": (lambda page: restrict(page.get_parent(), "groups", "agent"), {"agent", "admin"}),
    "for writers, below a category for agents": (
        lambda page: (restrict(page.get_parent(), "groups", "agent"), restrict(page, "groups", "writer")),
        {"admin"},
    ),
    "an alias": (lambda page: ArticlePage.objects.filter(pk=page.pk).update(alias_of_id=page.get_parent().pk), NOBODY),
}


@pytest.fixture
def viewers(make_user):
    return {
        "anonymous": AnonymousUser(),
        "customer": make_user(),
        "agent": make_user(roles=["agent"]),
        "writer": make_user(roles=["writer"]),
        "admin": make_user(is_superuser=True, is_staff=True),
    }


@pytest.mark.parametrize("state", STATES)
def test_pages_are_visible_to_whom_they_are_meant_for(state, article, viewers):
    bring_about, expected = STATES[state]
    bring_about(article)
    for name, viewer in viewers.items():
        shown = ArticlePage.objects.visible_to(viewer).filter(pk=article.pk).exists()
        assert shown == (name in expected), f"{state}: {name}"
        assert visible_pages(viewer).filter(pk=article.pk).exists() == shown


@pytest.mark.parametrize("state", STATES)
def test_labels_never_admit_anyone_whom_the_page_does_not(state, article, viewers):
    bring_about, expected = STATES[state]
    bring_about(article)
    article.refresh_from_db()
    live_to_someone = bool(expected)
    labels = labels_for(article) if live_to_someone else frozenset()
    for name, viewer in viewers.items():
        assert not (labels & labels_of(viewer)) or name in expected, f"{state}: {name}"


def test_nobody_sees_nothing(article):
    assert not ArticlePage.objects.visible_to(None).exists()
    assert not visible_pages(None).exists()


def test_a_restriction_hides_only_what_it_is_meant_for(article, make_article, make_category):
    neighbour = make_article("neighbour")
    elsewhere = make_article("elsewhere", below=make_category(slug="cutting-more"))
    restrict(article, "login")
    assert set(ArticlePage.objects.visible_to(AnonymousUser())) == {neighbour, elsewhere}
    restrict(neighbour.get_parent(), "login")
    assert set(ArticlePage.objects.visible_to(AnonymousUser())) == {elsewhere}


def test_visibility_costs_no_query_of_its_own(article, make_user, django_assert_num_queries):
    customer = make_user(roles=["agent"])
    restrict(article, "groups", "agent")
    with django_assert_num_queries(1):
        list(ArticlePage.objects.visible_to(customer))


def test_asking_twice_for_one_viewer_adds_nothing_to_the_query(article, make_user):
    viewer = make_user()
    once = ArticlePage.objects.visible_to(viewer).in_tree_order()
    assert str(once.visible_to(viewer).query).count("EXISTS") == str(once.query).count("EXISTS") == 1


def test_what_one_viewer_may_see_is_not_taken_for_what_another_may(article, make_user):
    restrict(article, PageViewRestriction.LOGIN)
    theirs = ArticlePage.objects.visible_to(make_user())
    assert theirs.exists()
    assert not theirs.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize("combine", [or_, xor])
def test_a_combination_with_what_was_not_asked_for_is_asked_again(article, make_user, combine):
    viewer = make_user()
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    either = combine(ArticlePage.objects.visible_to(viewer), ArticlePage.objects.all())
    assert either.exists()
    assert not either.visible_to(viewer).exists()
