"""Versions in Wagtail's admin: reasons, comparison, going back, schedule."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from cms.models import ArticlePage, PageVersion
from cms.times import told_distance
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(writer):
    client = Client()
    client.force_login(writer)
    return client


def compare_url(page, before="live", after="latest"):
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before, after])


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_draft_is_compared_with_what_is_live(browser, article, writer):
    edit(article, writer, publish=False, title="Kerf width", change_note="Said twice")
    html = page_of(browser, compare_url(article))
    assert '<span class="addition"> width</span>' in html
    assert "Said twice" in html
    assert "1 part is different." in html


def test_a_page_that_was_never_live_is_compared_with_nothing(browser, article, writer):
    article.unpublish()
    html = page_of(browser, compare_url(article))
    assert "readers have not seen this page yet" in html
    assert "The beam removes material." in html


def test_markup_in_a_title_is_shown_and_not_run(browser, article, writer):
    edit(article, writer, publish=False, title="<script>alert(1)</script>")
    html = page_of(browser, compare_url(article))
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;" in html


def test_the_comparison_is_for_those_who_may_edit_this_page(article, make_user, make_category, writer):
    edit(article, writer, publish=False, title="Secret")
    shelf = make_category(slug="engraving", title="Engraving")
    group = Group.objects.create(name="engravers")
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page_id=shelf.pk, permission=permission)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    foreign = make_user()
    foreign.groups.add(group)
    for person in (foreign, make_user(), make_user(roles=["agent"]), None):
        client = Client()
        if person:
            client.force_login(person)
        for url in (compare_url(article), reverse("wagtailadmin_pages:history", args=[article.pk])):
            response = client.get(url)
            assert response.status_code == 302
            assert "Secret" not in response.content.decode()
        client.post(compare_url(article, "earliest"), {"latest": article.latest_revision_id})
    assert PageVersion.objects.of_page(article).count() == 2


def test_a_version_of_another_page_is_not_found(browser, article, make_article):
    other = make_article("other")
    assert browser.get(compare_url(article, other.latest_revision_id)).status_code == 404


def test_the_history_says_why(browser, article, writer):
    edit(article, writer, publish=False, title="B")
    draft = article.get_latest_revision_as_object()
    draft.change_note = "The figure was wrong"
    draft.save_revision(user=writer, log_action=True)
    html = page_of(browser, reverse("wagtailadmin_pages:history", args=[article.pk]))
    assert "Why: <em>The figure was wrong</em>" in html
    assert "Compare with what is live" in html
    assert "Date (UTC)" in html


def test_going_back_makes_a_draft_that_says_so(browser, article, writer):
    old = article.latest_revision_id
    edit(article, writer, title="Wrong")
    edit(article, writer, publish=False, title="Still wrong")
    url = compare_url(article, old, "latest")
    latest = article.latest_revision_id
    asked = page_of(browser, url)
    assert f'name="latest" value="{latest}"' in asked
    # Nothing but words: Wagtail's button hides what overflows, and an icon before them would fill it.
    assert '<button class="button button-secondary">Make the version “Before” the draft</button>' in asked
    response = browser.post(url, {"latest": latest})
    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    article.refresh_from_db()
    draft = article.get_latest_revision_as_object()
    assert (article.title, draft.title) == ("Wrong", "Kerf")
    assert draft.change_note.startswith("Back to the version of")


def test_going_back_from_a_stale_comparison_is_refused(browser, article, writer):
    old = article.latest_revision_id
    edit(article, writer, publish=False, title="Seen")
    seen = article.latest_revision_id
    edit(article, writer, publish=False, title="Somebody else's")
    response = browser.post(compare_url(article, old, "latest"), {"latest": seen}, follow=True)
    assert "Somebody has saved another version since" in response.content.decode()
    assert article.get_latest_revision_as_object().title == "Somebody else's"


def test_the_latest_version_offers_no_way_back_to_itself(browser, article, writer):
    edit(article, writer, publish=False, title="B")
    assert 'name="latest"' not in page_of(browser, compare_url(article))


def test_the_note_is_asked_anew_after_a_publication(browser, article, writer):
    edit(article, writer, publish=False, change_note="Draft reason")
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert 'value="Draft reason"' in page_of(browser, url)
    article.get_latest_revision().publish(user=writer)
    html = page_of(browser, url)
    assert 'name="change_note"' in html
    assert 'value="Draft reason"' not in html


def test_a_schedule_is_told_in_the_time_zone_of_the_account(browser, article, writer):
    profile = UserProfile.get_for_user(writer)
    profile.current_time_zone = "Europe/Berlin"
    profile.save()
    moment = datetime(2099, 12, 3, 8, tzinfo=UTC)
    edit(article, writer, publish=False, go_live_at=moment)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    html = page_of(browser, url)
    assert "Dec. 3, 2099, 09:00 Europe/Berlin" in html
    assert "do nothing yet" in html
    assert "Not scheduled yet: would go live on" in html
    article.get_latest_revision().publish(user=writer)
    html = page_of(browser, url)
    assert "Scheduled: goes live on" in html
    assert "do nothing yet" not in html


def test_distances_are_told_in_whole_units():

    now = timezone.now()
    told = [
        told_distance(now + timedelta(**step), now)
        for step in ({"minutes": 1}, {"hours": 30}, {"days": 4}, {"days": -3})
    ]
    assert told == ["in 1 minute", "in 30 hours", "in 4 days", "3 days ago"]


def test_what_was_never_live_does_not_expire_for_readers(browser, article, writer):
    article.unpublish()
    moment = datetime(2099, 12, 3, 8, tzinfo=UTC)
    # Wagtail stores the date of a new draft with the page itself.
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=moment)
    edit(article, writer, publish=False, expire_at=moment)
    html = page_of(browser, reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "Not scheduled yet: would expire on" in html
    assert "What readers see now" not in html
    article.get_latest_revision().publish(user=writer)
    edit(article, writer, publish=False, expire_at=moment + timedelta(days=1))
    assert "What readers see now expires on" in page_of(browser, reverse("wagtailadmin_pages:edit", args=[article.pk]))
