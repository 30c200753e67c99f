"""Content that should not be: it is answered sanely, and the pages around it are as they were."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.models import ArticlePage
from core.search.queries import search
from core.search.sources import source_of
from tests.api.content.test_reads import ARTICLE
from tests.events import settle
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db


def read(page):
    return Caller().data(ARTICLE, path=page.web_path, locale="en")["article"]


@pytest.mark.parametrize(
    "stored",
    [
        {"type": "spaceship", "value": {"speed": 9}, "id": "1"},
        {"type": "spaceship", "value": None, "id": None},
        {"type": "paragraph", "value": None, "id": "1"},
        {"type": "image", "value": 999_999, "id": "1"},
    ],
    ids=["unknown type", "unknown without id", "no text", "an image that is gone"],
)
def test_a_block_that_no_code_knows_costs_itself_alone(make_article, stored):
    """As after a downgrade, or what somebody wrote into the database."""
    page = make_article("kerf", markdown="Before the block.")
    before = {"type": "paragraph", "value": "<p>Before the block.</p>", "id": "b"}
    ArticlePage.objects.filter(pk=page.pk).update(body=json.dumps([before, stored]))
    page.refresh_from_db()
    blocks = read(page)["body"]
    assert any("Before the block." in json.dumps(block) for block in blocks)
    assert "Before the block." in "".join(unit.body for unit in source_of("article").documents(page.pk))


def test_pages_that_lead_to_each_other_are_read_and_found(make_article, writer):
    one, two = make_article("one"), make_article("two")
    for page, other in ((one, two), (two, one)):
        link = (
            f'<p>Round <a linktype="page" id="{other.pk}">there</a> and <a linktype="page" id="{page.pk}">here</a></p>'
        )
        page.body = [("paragraph", link)]
        page.save_revision(user=writer).publish(user=writer)
    settle()
    for page, other in ((one, two), (two, one)):
        said = json.dumps(read(page))
        assert other.web_path in said
        assert page.web_path in said
    assert search_paths("round there") == {one.web_path, two.web_path}


def search_paths(text):
    from django.contrib.auth.models import AnonymousUser

    return {hit.path for hit in search(AnonymousUser(), text, locale="en").hits}


def test_redirects_in_a_circle_are_one_step_each(client):
    """A browser sees that it goes round; the site answers each step at once, and other addresses as ever."""
    for start, end in (("/old-a", "/old-b"), ("/old-b", "/old-a"), ("/old-c", "/old-c")):
        Redirect.objects.create(old_path=start, redirect_link=end, is_permanent=False)
    for start in ("/old-a", "/old-b", "/old-c"):
        answer = client.get(start)
        assert answer.status_code in {302, 404}
    assert client.get("/robots.txt").status_code == 200


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.png", b"I am no picture."),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 500),
        ("photo.gif", b"GIF89a" + b"\xff" * 20),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("page.png", b"<html><script>alert(1)</script>"),
        ("empty.png", b""),
    ],
)
def test_an_upload_that_is_no_image_is_refused_in_words(make_user, name, data):
    client = Client()
    client.force_login(make_user(is_superuser=True, is_staff=True))
    upload = SimpleUploadedFile(name, data, content_type="image/png")
    answer = client.post(reverse("wagtailimages:add"), {"title": "Photo", "file": upload})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not get_image_model().objects.exists()


@given(title=st.text(min_size=1, max_size=80), summary=st.text(max_size=200))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_a_page_is_read_as_it_is_and_breaks_no_search(article, title, summary):
    """Right-to-left marks, emoji, lone accents: whatever a database takes."""
    title, summary = (text.replace("\x00", "") for text in (title, summary))
    try:
        title.encode(), summary.encode()
    except UnicodeEncodeError:
        return
    Page.objects.filter(pk=article.pk).update(title=title or "x")
    ArticlePage.objects.filter(pk=article.pk).update(summary=summary)
    shown = Caller().data("query ($id: ID!) { node(id: $id) { ... on Article { title summary } } }",
                          id=global_id("Article", article.pk))["node"]  # fmt: skip
    assert shown == {"title": title or "x", "summary": summary}
    assert list(source_of("article").documents(article.pk))
    for text in (title, f"{title} {summary}", f'"{summary}', f"-{title}"):
        Caller().data("query ($q: String!) { search(query: $q) { totalCount } }", q=text)


DEEP = """
query ($path: String!) { article(path: $path, locale: "en") { %s title } }
"""


def test_a_question_that_goes_ever_deeper_into_content_is_refused(article):
    nested = "category { articles { edges { node { " * 30 + "title" + " } } } }" * 30
    answer = Caller().answer(DEEP % nested, path=article.web_path)
    assert answer["errors"]
    assert not answer.get("data")
