"""What people look for, as writers see it in Wagtail."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.search.engines import Filters
from core.search.log.actions import Asker, record_question

pytestmark = pytest.mark.django_db

REPORT = "cms_searches:report"


@pytest.fixture
def ask():
    def ask(text, number=0, *, locale="en", minutes=0):
        asker = Asker(viewer=AnonymousUser(), caller=f"desk:{number}", visitor=f"0123456789abcdef{number}")
        return record_question(
            asker=asker,
            token=f"question-{timezone.now().timestamp()}".replace(".", "-"),
            text=text,
            locale=locale,
            filters=Filters(locale=locale),
            place="page",
            at=timezone.now() + timedelta(minutes=minutes),
        )

    return ask


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def shown(client, **query):
    return client.get(reverse(REPORT), query).content.decode()


def test_a_writer_reads_what_failed_and_what_was_asked_instead(desk, ask):
    ask("engrave slate", 1, minutes=-20)
    ask("slate <b>plate</b>", 1, minutes=-10)
    ask("Slate engraving", 2)
    html = shown(desk)
    assert "slate &lt;b&gt;plate" in html
    assert "0%" in html
    assert html.index("Successful searches, week by week") < html.index("Last asked")
    assert "English" in html


def test_every_table_follows_a_filter_as_soon_as_it_is_chosen(desk, ask):
    ask("granite", 1, minutes=-60 * 24 * 20)
    ask("granite plate", 1, minutes=-60 * 24 * 20 + 5)
    ask("slate", 2)
    everything = desk.get(reverse("cms_searches:report_results")).content.decode()
    week = desk.get(reverse("cms_searches:report_results"), {"days": "7"}).content.decode()
    assert "What was asked instead" in everything
    assert "What was asked instead" not in week
    assert everything.count("<tr") > week.count("<tr")


def test_the_questions_can_be_narrowed_down(desk, ask):
    ask("slate", 1)
    ask("schiefer", 2, locale="de")
    ask("granite", 3, minutes=-60 * 24 * 20)
    assert "schiefer" not in shown(desk, locale="en")
    assert "slate" not in shown(desk, locale="de")
    assert "granite" in shown(desk)
    assert "granite" not in shown(desk, days="7")
    assert "slate" in shown(desk, outcome="nothing_found")
    assert "slate" not in shown(desk, outcome="success")
    assert "slate" in shown(desk, days="nonsense", locale="\x00")


def test_the_report_costs_the_same_however_much_is_asked(desk, ask):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            shown(desk)
        return len([query for query in queries if "search_asked" in query["sql"]])

    ask("slate", 0)
    shown(desk)
    few = cost()
    for number in range(1, 40):
        ask(f"word{'abcdefghij'[number % 10]}{'abcdefghij'[number // 10]}", number)
    assert cost() == few <= 5


def test_the_report_can_be_taken_along(desk, ask):
    ask("slate", 1)
    for form in ("csv", "xlsx"):
        exported = desk.get(reverse(REPORT), {"export": form})
        assert exported.status_code == 200
    assert b"slate" in desk.get(reverse(REPORT), {"export": "csv"}).getvalue()


@pytest.mark.parametrize("view", [REPORT, "cms_searches:report_results"])
def test_who_is_no_writer_sees_nothing(client, make_user, ask, view):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    ask("secret", 1)
    response = client.get(reverse(view), follow=True)
    assert "secret" not in response.content.decode()
