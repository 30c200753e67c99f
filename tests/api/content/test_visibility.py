"""What the API shows of pages that are not for everyone: nothing, by any way of asking."""

import pytest

from cms.actions import issue_preview
from cms.models import PreviewToken
from core.search.sources import source_of
from tests.cms.conftest import edit
from tests.cms.test_visibility import STATES
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

WAYS = """
query ($path: String!, $id: ID!) {
  byPath: article(path: $path) { title }
  byId: article(id: $id) { title }
  byLocale: article(path: $path, locale: "de") { title }
  node(id: $id) { ... on ContentPage { title } }
  articles { edges { node { title } } }
  inCategory: articles(category: "cutting") { edges { node { title } } }
  tagged: articles(tag: "secret") { edges { node { title } } }
  preview(token: "x") { title }
}
"""


@pytest.mark.parametrize("state", STATES)
def test_every_way_of_asking_gives_the_same_answer(state, make_article, make_user):
    article = make_article("kerf", tags=["secret"])
    bring_about, expected = STATES[state]
    bring_about(article)
    viewers = {
        "anonymous": None,
        "customer": make_user(),
        "agent": make_user(roles=["agent"]),
        "writer": make_user(roles=["writer"]),
        "admin": make_user(is_superuser=True, is_staff=True),
    }
    for name, viewer in viewers.items():
        data = Caller(viewer).data(WAYS, path="/en/learn/cutting/kerf", id=global_id("Article", article.pk))
        shown = [data[way] for way in ["byPath", "byId", "byLocale", "node"]]
        lists = [nodes(data[way]) for way in ["articles", "tagged"]]
        if name in expected:
            assert shown == [{"title": "Kerf"}] * 4, f"{state}: {name}"
            assert lists == [[{"title": "Kerf"}]] * 2, f"{state}: {name}"
        else:
            assert shown == [None] * 4, f"{state}: {name}"
            assert lists == [[], []], f"{state}: {name}"
        assert data["preview"] is None


@pytest.mark.parametrize("state", STATES)
def test_search_re_authorises_by_the_same_rule(state, article, make_user):
    bring_about, expected = STATES[state]
    bring_about(article)
    agent = make_user(roles=["agent"])
    assert source_of("article").visible_ids(agent, [article.pk]) == ({article.pk} if "agent" in expected else set())


PREVIEW = """
query ($token: String!) {
  preview(token: $token) {
    __typename title path
    ... on Article {
      id tags publishedAt
      body { ... on ParagraphBlock { html } }
      tableOfContents { text }
      category { title }
    }
  }
}
"""


@pytest.fixture
def token(article, writer):
    edit(article, publish=False, title="Draft title")
    return issue_preview(actor=writer, page=article.get_latest_revision_as_object())


def test_a_preview_is_a_page_and_is_never_cached(token, writer):
    caller = Caller(writer)
    response = caller.client.get(
        "/graphql", {"query": "query($t:String!){preview(token:$t){title}}", "variables": f'{{"t":"{token}"}}'}
    )
    assert response.json()["data"]["preview"]["title"] == "Draft title"
    assert "no-store" in response["Cache-Control"]
    found = caller.data(PREVIEW, token=token)["preview"]
    assert (found["__typename"], found["title"]) == ("Article", "Draft title")
    assert found["category"] == {"title": "Cutting"}


def test_a_preview_is_for_its_writer_alone(token, make_user):
    for viewer in [None, make_user(), make_user(roles=["writer"]), make_user(is_superuser=True)]:
        assert Caller(viewer).data(PREVIEW, token=token)["preview"] is None


@pytest.mark.parametrize("wrong", ["", "x", "a" * 10_000, "'; DROP TABLE", "ä" * 50])
def test_a_wrong_token_is_null(token, writer, wrong):
    assert Caller(writer).data(PREVIEW, token=wrong)["preview"] is None
    assert PreviewToken.objects.count() == 1


def test_a_preview_of_a_page_never_saved_has_tags_and_text(writer, category):
    from cms.models import ArticlePage

    page = ArticlePage(title="New", slug="new")
    page.locale = category.locale
    page.depth, page.path = category.depth + 1, category._get_path(category.path, category.depth + 1, 1)
    page.set_url_path(category)
    page.tags.add("fresh")
    page.body = [("paragraph", "<p>Words</p>")]
    token = issue_preview(actor=writer, page=page)
    found = Caller(writer).data(PREVIEW, token=token)["preview"]
    assert (found["title"], found["tags"], found["publishedAt"]) == ("New", ["fresh"], None)
    assert found["body"] == [{"html": "<p>Words</p>"}]
    assert found["category"] == {"title": "Cutting"}
