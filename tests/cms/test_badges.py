"""Labels in the page explorer: what a page lacks is seen where pages are listed."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.models.translation import Significance
from cms.translation.actions import compare_translations
from tests.cms.conftest import edit, tomorrow

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def staff(client, make_user):
    client.force_login(make_user(roles=["writer"]))
    return client


def explorer(client, shelf, **asked):
    return client.get(reverse("wagtailadmin_explore", args=[shelf.pk]), asked, follow=True).content.decode()


def test_a_translation_that_is_behind_says_so(staff, make_article, make_category, category, writer):
    original = make_article("kerf")
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_article("schnittfuge", title="Schnittfuge", below=shelf, translation_of=original)
    assert "changes missing" not in explorer(staff, shelf)
    edit(original, writer, title="Kerf, anew", significance=Significance.MAJOR)
    compare_translations(original_id=original.pk)
    assert "Major changes missing" in explorer(staff, shelf)
    assert "Major changes missing" in explorer(staff, shelf, q="Schnittfuge")
    assert "changes missing" not in explorer(staff, category)


def test_a_page_that_is_to_be_reviewed_says_so_in_the_readers_language(staff, make_article, category, writer):
    late, early = make_article("late"), make_article("early")
    edit(early, writer, review_by=TODAY + timedelta(days=1))
    assert "Review overdue" not in explorer(staff, category)
    edit(late, writer, review_by=TODAY)
    assert explorer(staff, category).count("Review overdue") == 1
    late.unpublish()
    assert "Review overdue" not in explorer(staff, category)


def test_a_schedule_is_told_with_its_time_zone(staff, make_article, category, writer):
    page = make_article("soon")
    assert "Goes live on" not in explorer(staff, category)
    edit(page, writer, expire_at=datetime(2051, 7, 1, 16, 30, tzinfo=UTC))
    edit(page, writer, go_live_at=datetime(2050, 7, 1, 7, 0, tzinfo=UTC))
    UserProfile.objects.update_or_create(user=get_user(staff), defaults={"current_time_zone": "Europe/Berlin"})
    shown = explorer(staff, category)
    assert "Goes live on July 1, 2050, 09:00 Europe/Berlin" in shown
    assert "Expires on July 1, 2051, 18:30 Europe/Berlin" in shown


def test_labels_cost_no_queries(staff, make_article, category, writer):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            explorer(staff, category)
        return len(captured)

    pages = [make_article(f"a{number}") for number in range(6)]
    cost()
    plain = cost()
    for page in pages:
        edit(page, writer, review_by=TODAY)
        edit(page, writer, go_live_at=tomorrow())
    shown = explorer(staff, category)
    assert (shown.count("Review overdue"), shown.count("Goes live on")) == (6, 6)
    assert cost() == plain


def test_every_label_looks_as_urgent_as_it_is_meant(staff):
    """Wagtail has no style for what is urgent: it is ours, and on every page of the admin."""
    assert "cms/admin/admin" in staff.get(reverse("wagtailadmin_home")).content.decode()
    sheets = "".join(
        Path(finders.find(name)).read_text(encoding="utf-8")
        for name in ("wagtailadmin/css/core.css", "cms/admin/admin.css")
    )
    used = {
        name
        for template in settings.BASE_DIR.glob("*/**/templates/**/*.html")
        if template.relative_to(settings.BASE_DIR).parts[0] in {"cms", "community", "media_pipeline"}
        for name in re.findall(r"w-status--([a-z]+)", template.read_text(encoding="utf-8"))
    }
    assert {"critical", "warning", "primary"} <= used
    assert {name for name in {*used, "label"} if f".w-status--{name}" not in sheets} == set()
