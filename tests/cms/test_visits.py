"""How often pages are read: what is counted, what is not, and who gets to see it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import pairwise
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some
from wagtail.models import PageViewRestriction

from cms.models import PageDay
from cms.translation.queue import translation_queue
from cms.visits.actions import Step, Visitor, add_visits, prune, record_visit
from cms.visits.reading import (
    LEAST_VIEWS,
    WEEKS,
    Visits,
    into_weeks,
    popular_pages,
    recent_visits,
    sources_of,
    weeks_of,
)
from core.errors import DomainError, ErrorCode
from core.events.models import Entry

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 31)


def visitor(number=0, **more):
    return Visitor(viewer=AnonymousUser(), caller=f"address:{number}", **more)


def visit(page, who=None, step=Step.SHOWN, locale="en", source="link"):
    return record_visit(visitor=who or visitor(), page_id=page.pk, step=step, locale=locale, source=source)


def refusal(page, **asked):
    with pytest.raises(DomainError) as caught:
        visit(page, **asked)
    return caught.value.code, caught.value.field


def counted():
    return list(PageDay.objects.order_by("locale", "source").values_list("locale", "source", "views", "read_through"))


def test_a_visit_is_counted_by_day_language_and_source_and_nothing_is_kept_of_the_reader(article, make_user):
    for who in (visitor(1), visitor(2), Visitor(viewer=make_user(), caller="user:1")):
        assert visit(article, who)
    assert visit(article, visitor(1), Step.READ_THROUGH)
    visit(article, visitor(3), locale="de", source="search")
    assert counted() == [("de", "search", 1, 0), ("en", "link", 3, 1)]
    assert {field.name for field in PageDay._meta.fields} == {
        *("id", "page", "day", "locale", "source", "views", "read_through")
    }
    assert set(PageDay.objects.values_list("day", flat=True)) == {timezone.localdate()}
    assert not Entry.objects.filter(name__icontains="visit").exists()


def test_no_more_is_read_through_than_was_shown(article):
    assert not visit(article, step=Step.READ_THROUGH)
    visit(article)
    assert visit(article, visitor(1), Step.READ_THROUGH)
    assert not visit(article, visitor(2), Step.READ_THROUGH)
    assert counted() == [("en", "link", 1, 1)]
    with pytest.raises(IntegrityError), transaction.atomic():
        PageDay.objects.update(read_through=2)


def test_who_reads_past_midnight_has_read_yesterdays_view_through(article):
    yesterday = timezone.localdate() - timedelta(days=1)
    add_visits(page_id=article.pk, day=yesterday, locale="en", source="link", views=1)
    assert visit(article, step=Step.READ_THROUGH)
    assert list(PageDay.objects.values_list("day", "read_through")) == [(yesterday, 1)]


def test_whoever_declines_and_whoever_edits_the_page_is_not_counted(article, writer):
    assert not visit(article, visitor(declines=True))
    assert not visit(article, Visitor(viewer=writer, caller="user:1"))
    assert counted() == []


def test_one_caller_cannot_make_a_page_popular(article, make_article, settings):
    settings.CONTRIBUTION_PACE = {**settings.CONTRIBUTION_PACE, "visit of a page": (2, 60)}
    assert [visit(article, visitor("busy")) for _ in range(3)] == [True, True, False]
    assert visit(make_article("gas"), visitor("busy"))
    assert visit(article, visitor("other"))


def test_visits_of_one_caller_come_no_faster_than_allowed(article, settings):
    settings.CONTRIBUTION_PACE = {**settings.CONTRIBUTION_PACE, "visit": (1, 10)}
    visit(article, visitor("fast"))
    assert refusal(article, who=visitor("fast")) == (ErrorCode.RATE_LIMITED, None)


def test_what_the_reader_cannot_see_and_what_makes_no_sense_is_refused(article, category):
    assert refusal(category) == (ErrorCode.NOT_FOUND, "page_id")
    assert refusal(article, locale="xx") == (ErrorCode.INVALID, "locale")
    PageViewRestriction.objects.create(page=category, restriction_type=PageViewRestriction.LOGIN)
    assert refusal(article) == (ErrorCode.NOT_FOUND, "page_id")
    assert counted() == []


def test_counting_costs_one_write_once_the_day_has_begun(article):
    visit(article)
    with CaptureQueriesContext(connection) as queries:
        visit(article)
    writes = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))]
    assert len(writes) == 1
    assert len(queries) <= 6


def test_counts_are_forgotten_after_their_time(article, settings):
    settings.VISITS_DAYS = 30
    for ago in (29, 30, 31):
        day = timezone.localdate() - timedelta(days=ago)
        add_visits(page_id=article.pk, day=day, locale="en", source="link", views=1)
    assert prune() == 1
    assert PageDay.objects.count() == 2


def test_writers_read_the_numbers_of_their_pages_and_nobody_else_does(article, writer, make_user):
    for number in range(4):
        visit(article, visitor(number))
    visit(article, step=Step.READ_THROUGH)
    page = type(article).objects.get(pk=article.pk)
    assert recent_visits(page, writer) == Visits(views=4, read_through=1)
    assert recent_visits(page, writer).rate == 0.25
    for viewer in (AnonymousUser(), make_user(roles=["agent"]), None):
        assert recent_visits(page, viewer) is None
        assert not PageDay.objects.visible_to(viewer).exists()
    assert PageDay.objects.visible_to(writer).exists()


@given(some.dictionaries(some.integers(0, 120), some.tuples(some.integers(0, 9), some.integers(0, 9)), max_size=12))
def test_weeks_hold_each_day_once(counts):
    days = {TODAY - timedelta(days=ago): (max(pair), min(pair)) for ago, pair in counts.items()}
    weeks = into_weeks(days, TODAY)
    assert [(week.last - week.first).days for week in weeks] == [6] * WEEKS
    assert {after.first - before.last for before, after in pairwise(weeks)} == {timedelta(days=1)}
    assert weeks[-1].last == TODAY
    assert sum(week.views for week in weeks) == sum(max(pair) for ago, pair in counts.items() if ago < 7 * WEEKS)
    assert all(week.rate is None or 0 <= week.rate <= 1 for week in weeks)


def test_the_weeks_of_a_page_are_its_own(article, make_article):
    for page, views in ((article, 3), (make_article("gas"), 5)):
        for source in ("link", "search"):
            add_visits(page_id=page.pk, day=TODAY, locale="en", source=source, views=views, read_through=1)
    assert [(week.views, week.read_through) for week in weeks_of(article.pk, TODAY)][-2:] == [(0, 0), (6, 2)]


def test_sources_come_by_how_often_readers_came_from_there(article):
    for source, views in (("direct", 1), ("search", 3), ("link", 1)):
        add_visits(page_id=article.pk, day=TODAY, locale="en", source=source, views=views)
    assert list(sources_of(article.pk, TODAY).items()) == [("search", 3), ("direct", 1), ("link", 1)]


@pytest.fixture
def read(make_article):
    def read(slug, views, page=None, ago=0, locale="en"):
        page = page or make_article(slug)
        day = timezone.localdate() - timedelta(days=ago)
        add_visits(page_id=page.pk, day=day, locale=locale, source="link", views=views)
        return page

    return read


def test_popular_pages_are_those_that_many_have_viewed_lately(read, make_tutorial, video):
    read("gas", 7)
    read("dull", LEAST_VIEWS - 1)
    read("old", 90, ago=28)
    read("", 9, page=make_tutorial("first", video))
    popular = popular_pages(viewer=AnonymousUser(), locale="en", first=6)
    assert [page.title for page in popular] == ["First", "Gas"]
    assert [page.title for page in popular_pages(viewer=AnonymousUser(), locale="en", first=1)] == ["First"]


def test_popular_pages_come_in_the_readers_language_and_views_in_all_languages_count(
    read, article, make_category, category, make_article
):
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    german = make_article("fuge", below=shelf, translation_of=article)
    read("", 4, page=article)
    read("", 4, page=german, locale="de")
    read("gas", 6)
    assert [page.title for page in popular_pages(viewer=AnonymousUser(), locale="de", first=6)] == ["Fuge", "Gas"]
    assert [page.title for page in popular_pages(viewer=AnonymousUser(), locale="en", first=6)] == ["Kerf", "Gas"]


def test_popular_pages_hide_what_the_reader_cannot_see(read, make_category, make_article, make_user):
    closed = make_category(slug="inside", title="Inside")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    read("", 9, page=make_article("secret", below=closed))
    assert popular_pages(viewer=AnonymousUser(), locale="en", first=6) == []
    assert [page.title for page in popular_pages(viewer=make_user(), locale="en", first=6)] == ["Secret"]


def test_what_is_equally_urgent_to_translate_comes_by_how_much_it_is_read(read, writer):
    read("some", 3)
    read("most", 5, locale="de")
    read("past", 9, ago=30)
    assert [(page.title, page.visits) for page in translation_queue(writer, ["de"]) if page.depth > 3] == [
        ("Most", 5),
        ("Some", 3),
        ("Past", 0),
    ]


def test_the_queue_of_translations_tells_visits(read, writer, client):
    read("gas", 5)
    client.force_login(writer)
    html = client.get(reverse("cms_translation:report")).content.decode()
    assert "Views in 28 days" in html
    exported = client.get(reverse("cms_translation:report"), {"export": "csv"}).getvalue().decode()
    assert "Gas,Cutting,5," in exported


@pytest.mark.django_db(transaction=True)
def test_of_visits_at_once_none_is_lost(article):
    together = Barrier(4)

    def read_often(number):
        together.wait(timeout=30)
        try:
            for at in range(10):
                visit(article, visitor(f"{number}-{at}"))
                visit(article, visitor(f"{number}-{at}"), Step.READ_THROUGH)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(read_often, range(4)))
    assert counted() == [("en", "link", 40, 40)]
