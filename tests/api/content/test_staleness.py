"""What readers are told of a translation that is behind its original."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from api.core.edge import TYPES_OF_EVENTS
from cms.events import TranslationCompared
from cms.models.translation import Significance
from core.events.models import Entry
from tests.cms.conftest import edit
from tests.events import settle
from tests.graphql import Caller, nodes

pytestmark = pytest.mark.django_db

STALENESS = "staleness { level since originalPath changes { id part kind } }"
ARTICLE = f"""
query ($path: String!) {{
  article(path: $path) {{ title translations {{ locale path }} breadcrumbs {{ title }} tags category {{ title }}
    body {{ ... on ParagraphBlock {{ id html }} }} {STALENESS} }}
}}
"""
ARTICLES = f"""
query {{ articles(locale: "de") {{ edges {{ node {{ title translations {{ locale }} {STALENESS} }} }} }} }}
"""
PATH = "/de/learn/schneiden/schnittfuge"


@pytest.fixture
def schneiden(make_category, category):
    return make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)


@pytest.fixture
def german(article, schneiden, make_article):
    page = make_article("schnittfuge", below=schneiden, translation_of=article)
    settle()
    return page


def read(path=PATH, viewer=None):
    return Caller(viewer).data(ARTICLE, path=path)["article"]["staleness"]


def test_an_original_has_no_staleness(german):
    assert read("/en/learn/cutting/kerf") is None


def test_a_fresh_translation_says_so(german):
    assert read() == {"level": "FRESH", "since": None, "originalPath": "/en/learn/cutting/kerf", "changes": []}


def test_a_stale_one_names_what_has_changed_and_since_when(german, article, writer):
    edit(article, writer, title="Kerf and gas", summary="New.", significance=Significance.MAJOR)
    settle()
    found = read()
    assert (found["level"], found["since"]) == ("MAJOR", article.last_published_at.isoformat())
    assert found["changes"] == [
        {"id": "title", "part": "title", "kind": "CHANGED"},
        {"id": "summary", "part": "summary", "kind": "ADDED"},
    ]


def test_a_changed_block_has_the_id_it_has_in_the_translation(german, article, writer):
    edit(article, writer, body=article.body.stream_block.to_python(list(article.body.raw_data)[1:]))
    settle()
    (change,) = read()["changes"]
    assert change == {"id": german.body[0].id, "part": "paragraph", "kind": "REMOVED"}


def test_categories_too(german, category, schneiden, writer):
    edit(category, writer, title="Cutting metal")
    settle()
    data = Caller().data('{ category(path: "/de/learn/schneiden") { staleness { level changes { id } } } }')
    assert data["category"]["staleness"] == {"level": "MINOR", "changes": [{"id": "title"}]}


def test_home_pages_are_not_compared(german):
    assert Caller().data('{ home(locale: "de") { staleness { level } } }')["home"] == {"staleness": None}


def test_whoever_may_not_read_the_original_is_not_sent_there(german, article, writer):
    edit(article, writer, title="Kerf and gas")
    settle()
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert read()["originalPath"] is None
    assert read(viewer=writer)["originalPath"] == "/en/learn/cutting/kerf"


def test_the_edge_cache_forgets_the_translation_when_its_original_changes(german, article, writer):
    Entry.objects.all().delete()
    edit(article, writer, title="Kerf and gas")
    settle()
    told = Entry.objects.get(name=TranslationCompared.name)
    assert "Article" in TYPES_OF_EVENTS.get(told.name, set()) | {told.node_type}
    assert "public" in told.audience


def test_queries(german, article, make_article, schneiden, writer):
    def cost(ask):
        with CaptureQueriesContext(database) as captured:
            ask()
        return len(captured)

    def listed():
        assert nodes(Caller().data(ARTICLES)["articles"])

    edit(article, writer, title="Kerf and gas")
    settle()
    assert cost(read) <= 12
    few = cost(listed)
    for number in range(6):
        other = make_article(f"article-{number}")
        make_article(f"artikel-{number}", below=schneiden, translation_of=other)
    settle()
    assert cost(listed) == few <= 12
