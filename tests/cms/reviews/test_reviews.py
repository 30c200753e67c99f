"""Days by which pages are to be reviewed: who is reminded when, and who sees what is due."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from cms.models import ReviewDate
from cms.reviews.actions import remind_of_reviews
from core.accounts.models import User
from core.mail.models import OutgoingMail
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)
LATER = date(2026, 9, 1)


@pytest.fixture
def planned(article, writer):
    edit(article, writer, review_by=DAY)
    return article


def test_a_day_counts_once_it_is_published(article, writer):
    edit(article, writer, publish=False, review_by=DAY)
    assert not ReviewDate.objects.exists()
    article.get_latest_revision().publish(user=writer)
    assert ReviewDate.objects.get(page_id=article.pk).due == DAY


def test_a_page_without_a_day_is_not_to_be_reviewed(planned, writer):
    edit(planned, writer, review_by=None)
    assert not ReviewDate.objects.exists()


def test_the_owner_is_reminded_once_on_the_day(planned, writer, mailoutbox, settings):
    assert remind_of_reviews(DAY - timedelta(days=1)) == 0
    assert [remind_of_reviews(DAY), remind_of_reviews(DAY), remind_of_reviews(LATER)] == [1, 0, 0]
    settle()
    (mail,) = mailoutbox
    assert mail.to == [writer.email]
    assert mail.subject == "To be reviewed: Kerf"
    assert f"{settings.PUBLIC_URL}/admin/pages/{planned.pk}/edit/" in mail.body


def test_and_again_for_the_next_day_that_is_set(planned, writer):
    assert remind_of_reviews(DAY) == 1
    edit(planned, writer, review_by=LATER)
    assert [remind_of_reviews(DAY), remind_of_reviews(LATER), remind_of_reviews(LATER)] == [0, 1, 0]


def test_publishing_something_else_reminds_nobody_again(planned, writer):
    assert remind_of_reviews(DAY) == 1
    edit(planned, writer, title="Kerf and gas")
    assert remind_of_reviews(LATER) == 0


@pytest.mark.parametrize("change", [{"is_active": False}, None])
def test_nobody_is_reminded_where_nobody_is_there(planned, writer, change):
    if change is None:
        type(planned).objects.filter(pk=planned.pk).update(owner=None)
    else:
        User.objects.filter(pk=writer.pk).update(**change)
    assert remind_of_reviews(DAY) == 0


def test_a_page_that_is_not_online_waits(planned):
    planned.unpublish()
    assert remind_of_reviews(DAY) == 0
    assert not OutgoingMail.objects.exists()


def test_in_the_owners_language(planned, writer, mailoutbox):
    User.objects.filter(pk=writer.pk).update(locale="de")
    remind_of_reviews(DAY)
    settle()
    assert "1. Juni 2026" in mailoutbox[0].body


def test_the_report_shows_the_longest_overdue_first(planned, make_article, writer, client):
    future = timezone.localdate() + timedelta(days=90)
    edit(make_article("future"), writer, review_by=future)
    edit(make_article("older"), writer, review_by=DAY - timedelta(days=9))
    client.force_login(writer)
    page = client.get("/admin/reviews/").content.decode()
    assert page.index("Older") < page.index("Kerf") < page.index("Future")
    assert page.count("Stale") == 2
    assert all(date_format(day) in page for day in (DAY, future))
    assert "Future" not in client.get("/admin/reviews/", {"soon": "true"}).content.decode()


def test_only_my_pages(planned, make_user, client):
    client.force_login(make_user(roles=["writer"]))
    assert "Kerf" in client.get("/admin/reviews/").content.decode()
    assert "Kerf" not in client.get("/admin/reviews/", {"mine": "true"}).content.decode()


@pytest.mark.parametrize("roles", [None, [], ["agent"], ["moderator"]])
def test_others_see_no_report(planned, client, make_user, roles):
    if roles is not None:
        client.force_login(make_user(roles=roles))
    assert client.get("/admin/reviews/").status_code in {302, 403}


def test_the_editor_says_that_a_page_is_stale(planned, make_article, writer, client):
    client.force_login(writer)
    assert "this page was to be reviewed by" in client.get(f"/admin/pages/{planned.pk}/edit/").content.decode()
    other = make_article("other")
    assert "this page was to be reviewed by" not in client.get(f"/admin/pages/{other.pk}/edit/").content.decode()


def test_only_writers_and_the_owner_can_be_chosen_as_owner(planned, make_user, writer, client):
    customer, colleague = make_user(), make_user(roles=["writer"])
    client.force_login(writer)
    form = client.get(f"/admin/pages/{planned.pk}/edit/").context["form"]
    offered = set(form.fields["owner"].queryset)
    assert {writer, colleague} <= offered
    assert customer not in offered
