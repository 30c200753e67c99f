"""Wagtail's signals become our events, within the transaction of what they tell."""

import pytest
from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from cms.events import PageAccessChanged, PageMoved, PagePublished, PageUnpublished
from core.events.models import Entry
from tests.cms.conftest import edit, tomorrow

pytestmark = pytest.mark.django_db


def told(*events):
    return list(Entry.objects.filter(name__in=[event.name for event in events]).order_by("pk"))


@pytest.fixture(autouse=True)
def nothing_told_yet(article):
    Entry.objects.all().delete()


def test_publishing_is_told_with_the_revision(article):
    revision = edit(article, title="Kerf and gas")
    (entry,) = told(PagePublished)
    assert (entry.node_type, entry.node_id) == ("Article", article.pk)
    assert entry.payload["revision_id"] == revision.pk
    assert entry.payload["path"] == "/en/learn/cutting/kerf"
    assert entry.payload["locale"] == "en"
    assert set(entry.audience) == {"public", "role:writer"}


def test_a_draft_is_not_told(article):
    edit(article, publish=False, title="Draft")
    assert not Entry.objects.exists()


def test_a_scheduled_publication_is_told_only_when_it_happens(article):
    article.unpublish()
    Entry.objects.all().delete()
    edit(article, go_live_at=tomorrow())
    assert not told(PagePublished)


def test_unpublishing_and_deleting_are_told_once_each(article, make_article):
    other = make_article("other")
    gone = other.pk
    Entry.objects.all().delete()
    article.unpublish()
    other.delete()
    assert [entry.node_id for entry in told(PageUnpublished)] == [article.pk, gone]


def test_deleting_a_category_tells_every_page_below(article, category):
    category.delete()
    assert {entry.payload["path"] for entry in told(PageUnpublished)} == {
        "/en/learn/cutting",
        "/en/learn/cutting/kerf",
    }


def test_a_new_slug_is_told_with_both_paths(article, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        edit(article, slug="kerf-width")
    (entry,) = told(PageMoved)
    assert (entry.payload["old_path"], entry.payload["path"]) == (
        "/en/learn/cutting/kerf",
        "/en/learn/cutting/kerf-width",
    )


def test_a_move_is_told_with_both_paths_but_a_new_order_is_not(article, make_article, make_category):
    other = make_article("other")
    gases = make_category(slug="gases")
    Entry.objects.all().delete()
    MovePageAction(article, other, pos="right").execute()
    assert not told(PageMoved)
    article.refresh_from_db()
    MovePageAction(article, gases, pos="last-child").execute()
    (entry,) = told(PageMoved)
    assert (entry.payload["old_path"], entry.payload["path"]) == (
        "/en/learn/cutting/kerf",
        "/en/learn/gases/kerf",
    )


def test_privacy_is_told_when_it_is_set_and_when_it_is_lifted(article):
    restriction = PageViewRestriction.objects.create(page=article, restriction_type="login")
    restriction.delete()
    closed, opened = told(PageAccessChanged)
    assert closed.audience == ["role:writer"]
    assert set(opened.audience) == {"public", "role:writer"}


def test_what_is_rolled_back_is_not_told(article):
    with transaction.atomic():
        edit(article, title="Never")
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


def test_an_old_address_leads_to_the_new_one(article, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        edit(article, slug="kerf-width")
    redirect = Redirect.objects.get()
    assert redirect.old_path == "/en/learn/cutting/kerf"
    assert redirect.link.endswith("/en/learn/cutting/kerf-width")
