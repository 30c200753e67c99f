"""What readers say of pages, as writers see it in Wagtail."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.feedback.actions import Reader, give_feedback
from cms.feedback.reading import rated_pages, versions_of
from cms.models import ArticleFeedback
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def say(article):
    def say(number, helpful=False, *, page=None, **said):
        reader = Reader(viewer=AnonymousUser(), caller=f"address:{number}", visitor=f"0123456789abcdef{number}")
        return give_feedback(reader=reader, page_id=(page or article).pk, helpful=helpful, **said)

    return say


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


@pytest.fixture
def foreign(client, make_user):
    """Someone who may open the admin and edit nothing."""
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def page_of(client, article, **query):
    return client.get(reverse("cms_feedback:page", args=(article.pk,)), query)


def test_a_writer_reads_the_counts_of_each_version_and_what_was_said(article, writer, desk, say):
    say(1, reason="wrong", comment="The <b>figure</b> is old.")
    say(2, helpful=True)
    edit(article, writer, title="Kerf, corrected")
    say(3, helpful=True, comment="Better now.")
    shown = page_of(desk, article)
    html = shown.content.decode()
    assert "The &lt;b&gt;figure&lt;/b&gt; is old." in html
    assert html.index("Better now.") < html.index("figure")
    now, before = versions_of(type(article).objects.get())
    assert (now.live, now.yes, now.no, now.share) == (True, 1, 0, 1.0)
    assert (before.live, before.yes, before.no, before.reasons) == (False, 1, 1, {ArticleFeedback.Reason.WRONG: 1})
    assert "Wrong or out of date 1" in html
    assert "50%" in html


def test_what_was_said_can_be_narrowed_down(article, desk, say):
    say(1, reason="wrong", comment="An old figure.")
    say(2, reason="unclear", comment="Which beam?")
    html = page_of(desk, article, reason="unclear").content.decode()
    assert "Which beam?" in html
    assert "An old figure." not in html


def test_a_long_list_comes_in_pages(article, desk, say):
    for number in range(21):
        say(number, comment=f"Comment {number}.")
    with CaptureQueriesContext(connection) as queries:
        first = page_of(desk, article).content.decode()
    assert "Comment 20." in first
    assert "Comment 0." not in first
    assert "Comment 0." in page_of(desk, article, p=2).content.decode()
    assert not [query for query in queries if "cms_articlefeedback" in query["sql"]][5:]


@pytest.mark.parametrize("view", ["cms_feedback:page", "cms_feedback:page_results"])
def test_who_may_not_edit_the_page_sees_nothing(article, foreign, say, view):
    say(1, comment="Secret.")
    response = foreign.get(reverse(view, args=(article.pk,)), follow=True)
    assert "Secret." not in response.content.decode()
    assert foreign.get(reverse("cms_feedback:report")).status_code != 200


def test_the_report_begins_with_what_helps_least_now(article, make_article, writer, desk, say):
    gas, lens = make_article("gas"), make_article("lens")
    say(1, page=gas)
    say(2, page=gas)
    say(1, page=lens)
    for number in range(3):
        say(number)
    edit(article, writer, title="Kerf, corrected")
    assert [(page.title, page.no, page.yes) for page in rated_pages(writer)] == [
        ("Gas", 2, 0),
        ("Lens", 1, 0),
        ("Kerf, corrected", 0, 0),
    ]
    html = desk.get(reverse("cms_feedback:report")).content.decode()
    assert html.index("Gas") < html.index("Lens") < html.index("Kerf, corrected")


def test_the_report_can_be_taken_along(desk, say):
    say(1)
    exported = desk.get(reverse("cms_feedback:report"), {"export": "csv"})
    assert b"Kerf" in exported.getvalue()


def test_the_editor_leads_to_what_readers_say(article, category, desk):
    there = reverse("cms_feedback:page", args=(article.pk,))
    assert there in desk.get(reverse("wagtailadmin_pages:edit", args=(article.pk,))).content.decode()
    assert there in desk.get(reverse("wagtailadmin_explore", args=(category.pk,))).content.decode()
