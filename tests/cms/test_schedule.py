"""Publishing and expiring by the clock."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from cms.actions import publish_due
from cms.events import PagePublished, PageUnpublished
from cms.models import ArticlePage
from core.events.models import Entry
from settings.celery import app
from tests.cms.conftest import edit, tomorrow

pytestmark = pytest.mark.django_db


def an_hour_ago():
    return timezone.now() - timedelta(hours=1)


def schedule(page, **fields):
    """As a writer schedules it, and then the time comes."""
    revision = edit(page, go_live_at=tomorrow(), **fields)
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=an_hour_ago(), content={**revision.content, "go_live_at": an_hour_ago().isoformat()}
    )


def test_a_page_goes_live_when_its_time_has_come(article):
    article.unpublish()
    schedule(article, title="On time")
    Entry.objects.all().delete()
    assert publish_due() == 1
    article.refresh_from_db()
    assert (article.live, article.title) == (True, "On time")
    assert Entry.objects.filter(name=PagePublished.name, node_id=article.pk).count() == 1
    assert publish_due() == 0


def test_a_new_version_of_a_live_page_waits_for_its_time(article):
    edit(article, go_live_at=tomorrow(), title="Later")
    assert publish_due() == 0
    article.refresh_from_db()
    assert (article.live, article.title) == (True, "Kerf")


def test_a_page_ends_when_its_time_is_over(article):
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=an_hour_ago())
    assert publish_due() == 1
    article.refresh_from_db()
    assert (article.live, article.expired) == (False, True)
    assert Entry.objects.filter(name=PageUnpublished.name, node_id=article.pk).exists()


def test_a_page_that_cannot_be_published_does_not_hold_back_the_others(article, make_article):
    broken, fine = article, make_article("fine")
    for page in (broken, fine):
        page.unpublish()
        schedule(page)
    Revision.objects.filter(object_id=str(broken.pk), approved_go_live_at__isnull=False).update(
        content={"pk": broken.pk, "title": None, "go_live_at": None}
    )
    assert publish_due() == 1
    fine.refresh_from_db()
    assert fine.live


def test_the_form_names_the_time_zone_of_what_it_asks(client, make_user, article):
    writer = make_user(roles=["writer"])
    UserProfile.objects.create(user=writer, current_time_zone="Asia/Tokyo")
    client.force_login(writer)
    form = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert form.count("In your time zone: Asia/Tokyo.") == 2


def test_the_clock_calls_it():
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert {"cms.tasks.publish_due", "cms.tasks.prune_previews"} <= scheduled
    assert scheduled <= app.tasks.keys()
