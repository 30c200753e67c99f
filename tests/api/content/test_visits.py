"""Counting visits through GraphQL, and what is read most."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import PageDay
from cms.visits.actions import add_visits
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

RECORD = """
mutation ($input: PageVisitRecordInput!) {
  pageVisitRecord(input: $input) { recorded errors { code path } }
}
"""
POPULAR = """
query ($locale: String) {
  popularPages(locale: $locale) { __typename title path requestedLocale breadcrumbs { title } category { title } }
}
"""


def record(caller, page, step="SHOWN", kind="Article", **said):
    asked = {"pageId": global_id(kind, page.pk), "step": step, "locale": "en", "source": "SEARCH", **said}
    return caller.data(RECORD, input=asked)["pageVisitRecord"]


def test_a_visitor_and_a_member_are_counted(article, make_user):
    for caller in (Caller(), Caller(make_user())):
        assert record(caller, article) == {"recorded": True, "errors": []}
    assert record(Caller(), article, "READ_THROUGH")["recorded"]
    day = PageDay.objects.get()
    assert (day.page_id, day.locale, day.source, day.views, day.read_through) == (article.pk, "en", "search", 2, 1)


def test_a_writer_of_the_page_is_not(article, writer):
    assert record(Caller(writer), article) == {"recorded": False, "errors": []}


@pytest.mark.parametrize("kind", ["Category", "User"])
def test_an_id_of_anything_else_is_not_found(category, kind):
    refused = record(Caller(), category, kind=kind)
    assert refused == {"recorded": None, "errors": [{"code": "NOT_FOUND", "path": ["input", "pageId"]}]}


@pytest.mark.parametrize("header", ["HTTP_DNT", "HTTP_SEC_GPC"])
def test_a_browser_that_declines_is_not_counted(article, client, header):
    asked = {"pageId": global_id("Article", article.pk), "step": "SHOWN", "locale": "en", "source": "LINK"}
    body = {"query": RECORD, "variables": {"input": asked}}
    answer = client.post("/graphql", body, content_type="application/json", **{header: "1"})
    assert answer.json()["data"]["pageVisitRecord"]["recorded"] is False
    answer = client.post("/graphql", body, content_type="application/json")
    assert answer.json()["data"]["pageVisitRecord"]["recorded"] is True
    assert not answer.cookies


def test_popular_pages_cost_no_more_for_many_than_for_one(make_article):
    def read(number):
        page = make_article(f"page-{number}")
        add_visits(page_id=page.pk, day=timezone.localdate(), locale="en", source="link", views=10 + number)

    read(0)
    caller = Caller()
    with CaptureQueriesContext(database) as one:
        caller.data(POPULAR, locale="en")
    for number in range(1, 6):
        read(number)
    with CaptureQueriesContext(database) as six:
        listed = caller.data(POPULAR, locale="en")["popularPages"]
    assert [page["title"] for page in listed] == [f"Page-{number}" for number in range(5, -1, -1)]
    assert listed[0]["category"]["title"] == "Cutting"
    assert len(six) == len(one)
    assert len(six) <= 12
