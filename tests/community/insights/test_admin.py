"""The board of gaps, and how a page does, as writers see them in Wagtail."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.feedback.actions import Reader, give_feedback
from cms.models import ArticlePage
from cms.visits.actions import add_visits
from cms.watching.actions import add_watching
from cms.watching.stretches import PARTS, Counts
from community.insights.actions import gather_gaps
from community.insights.models import ContentGap
from tests.community.insights.conftest import gap_of

pytestmark = pytest.mark.django_db

State = ContentGap.State


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


@pytest.fixture
def gap(ask_community):
    ask_community("How do I cut <acrylic>?")
    gather_gaps()
    return gap_of("acryl")


def at(name, *args):
    return reverse(f"insights:{name}", args=args)


def html(response):
    return response.content.decode()


@pytest.mark.parametrize("view", ["gaps", "gaps_results"])
def test_the_board_begins_with_what_most_people_ask(desk, ask_community, view):
    ask_community("Old logo on my quote")
    for _ in range(2):
        ask_community("How do I cut acrylic?")
    gather_gaps()
    shown = html(desk.get(at(view)))
    assert shown.index("How do I cut acrylic?") < shown.index("Old logo on my quote")


@pytest.mark.parametrize("done", [State.CLOSED, State.DISMISSED])
def test_what_is_still_to_be_written_comes_before_what_is_done(desk, ask_community, done):
    ask_community("Old logo on my quote")
    for _ in range(2):
        ask_community("How do I cut acrylic?")
    gather_gaps()
    ContentGap.objects.filter(people=2).update(state=done)
    shown = [gap.people for gap in ContentGap.objects.undone_first()]
    assert shown == [1, 2]
    if done == State.CLOSED:
        board = html(desk.get(at("gaps")))
        assert board.index("Old logo on my quote") < board.index("How do I cut acrylic?")


def test_the_board_costs_no_more_for_many_than_for_one(desk, ask_community, ask_support):
    def board():
        gather_gaps()
        with CaptureQueriesContext(connection) as queries:
            desk.get(at("gaps_results"))
        return len(queries)

    ask_community("Question number alpha")
    board()
    one = board()
    for word in ("bravo", "charlie", "delta", "echo"):
        ask_community(f"{word} {word}bend {word}fold")
    many = board()
    assert ContentGap.objects.count() == 5
    assert many == one


@pytest.mark.parametrize("roles", [[], ["agent"], ["supervisor"], ["moderator"]])
def test_the_board_is_for_writers(client, make_user, gap, roles):
    client.force_login(make_user(roles=roles, is_staff=True))
    for response in (
        client.get(at("gaps"), follow=True),
        client.get(at("gap", gap.pk), follow=True),
        client.post(at("gather"), follow=True),
        client.post(at("gap", gap.pk), {"do": "dismiss", "reason": "No."}, follow=True),
    ):
        assert "acrylic" not in html(response)
    gap.refresh_from_db()
    assert gap.state == State.OPEN


def test_a_writer_never_reads_what_a_ticket_says(desk, ask_support, client, make_user):
    for _ in range(3):
        ask_support("Refund for Mallory Industries")
    gather_gaps()
    gap = gap_of("mallori")
    for shown in (html(desk.get(at("gaps"))), html(desk.get(at("gap", gap.pk)))):
        assert "Refund for Mallory" not in shown
        assert "/support/" not in shown
    assert "3 customers." in html(desk.get(at("gap", gap.pk)))
    client.force_login(make_user(roles=["writer", "agent"]))
    assert "Refund for Mallory Industries" in html(client.get(at("gap", gap.pk)))


def test_a_click_makes_a_draft_and_leads_to_it(desk, gap, category, writer):
    shown = html(desk.get(at("gap", gap.pk)))
    assert "How do I cut &lt;acrylic&gt;?" in shown
    asked = {"do": "draft", "title": "Cutting acrylic", "category_id": category.pk, "assignee_id": writer.pk}
    after = desk.post(at("gap", gap.pk), asked, follow=True)
    page = ArticlePage.objects.get(title="Cutting acrylic")
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html(after)
    assert "Being written" in html(desk.get(at("gaps")))


def test_a_form_that_is_refused_says_why_beside_the_field(desk, gap, category, writer):
    asked = {"do": "draft", "title": " ", "category_id": category.pk, "assignee_id": writer.pk}
    assert "This field is required." in html(desk.post(at("gap", gap.pk), asked))
    assert "This field is required." in html(desk.post(at("gap", gap.pk), {"do": "dismiss", "reason": ""}))
    gap.refresh_from_db()
    assert gap.state == State.OPEN


def test_what_is_dismissed_leaves_the_board_until_it_is_asked_for(desk, gap):
    desk.post(at("gap", gap.pk), {"do": "dismiss", "reason": "Not ours."})
    assert "acrylic" not in html(desk.get(at("gaps_results")))
    assert "acrylic" in html(desk.get(at("gaps_results"), {"state": "dismissed"}))
    assert "Not ours." in html(desk.get(at("gap", gap.pk)))
    desk.post(at("gap", gap.pk), {"do": "reopen"})
    assert "acrylic" in html(desk.get(at("gaps_results")))


def test_a_writer_may_look_again_at_once(desk, ask_community):
    ask_community("How do I cut acrylic?")
    assert "How do I cut acrylic?" in html(desk.post(at("gather"), follow=True))


def test_a_page_shows_how_it_does(desk, article, ask_support, make_article):
    add_visits(page_id=article.pk, day=timezone.localdate(), locale="en", source="search", views=8, read_through=2)
    reader = Reader(viewer=AnonymousUser(), caller="a", visitor="0123456789abcdef")
    give_feedback(reader=reader, page_id=article.pk, helpful=False, reason="wrong")
    ask_support("Refund for Mallory Industries", page_id=article.pk, at=timezone.now())
    ask_support("Elsewhere", page_id=make_article("gas").pk, at=timezone.now())
    shown = html(desk.get(at("page", article.pk)))
    for told in ("25%", "Search 8", "Wrong or out of date 1", "1 in the last 28 days."):
        assert told in shown
    assert "Mallory" not in shown
    report = html(desk.get(at("report")))
    assert report.index("Kerf") < report.index("Gas")
    assert b"Kerf,Cutting,8,2,0,1,1" in desk.get(at("report"), {"export": "csv"}).getvalue()


def test_agents_who_write_find_the_tickets_of_a_page(client, article, ask_support, make_user):
    ticket = ask_support("Refund for Mallory Industries", page_id=article.pk, at=timezone.now())
    client.force_login(make_user(roles=["writer", "agent"]))
    assert f'href="{ticket.path}"' in html(client.get(at("page", article.pk)))


def test_who_may_not_edit_a_page_does_not_learn_how_it_does(client, article, make_user):
    client.force_login(make_user(roles=["agent"], is_staff=True))
    for name, args in (("page", [article.pk]), ("report", [])):
        assert client.get(at(name, *args)).status_code != 200


def test_the_report_costs_no_more_for_many_than_for_one(desk, make_article):
    def report():
        with CaptureQueriesContext(connection) as queries:
            desk.get(at("report_results"))
        return len(queries)

    make_article("one")
    report()
    one = report()
    for number in range(4):
        make_article(f"more-{number}")
    assert report() == one


def test_the_editor_leads_to_the_insights_of_the_page(desk, article):
    assert at("page", article.pk) in html(desk.get(reverse("wagtailadmin_pages:edit", args=(article.pk,))))


@pytest.fixture
def tutorial(make_tutorial, video):
    return make_tutorial("first", video)


def parts(**numbers):
    return tuple(numbers.get(f"p{at}", 0) for at in range(PARTS))


@pytest.mark.parametrize(("completed", "word"), [(9, "below the aim of 60%"), (12, "reaches the aim of 60%")])
def test_a_tutorial_shows_how_its_video_is_watched_with_ways_to_the_moments(desk, tutorial, completed, word):
    counts = Counts(starts=20, quarter=16, half=15, completed=completed, replayed=parts(p2=7), skipped=parts(p20=3))
    add_watching(page_id=tutorial.pk, video_id=tutorial.video_id, day=timezone.localdate(), more=counts)
    shown = html(desk.get(at("page", tutorial.pk)))
    for told in ("80%", "75%", f"{completed / 20:.0%}", word, "(7)", "(3)"):
        assert told in shown
    # The third part of 42 seconds, and the one behind the middle.
    assert re.search(rf'<a href="{tutorial.web_path}\?t=2"[^>]*>0:02–0:03</a> \(7\)', shown)
    assert re.search(rf'<a href="{tutorial.web_path}\?t=21"[^>]*>0:21–0:22</a> \(3\)', shown)
    assert shown.count("<tr>") >= PARTS


def test_a_tutorial_that_nobody_has_watched_says_so_and_a_page_without_a_video_says_nothing(desk, tutorial, article):
    assert "Nobody has started the video in the last 28 days." in html(desk.get(at("page", tutorial.pk)))
    assert "What was watched" not in html(desk.get(at("page", article.pk)))
