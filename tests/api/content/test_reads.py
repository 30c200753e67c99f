"""Reading content through GraphQL."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents.models import Document

from cms.blocks import TableBlock
from tests.cms.conftest import edit
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

ARTICLE = """
query ($path: String, $id: ID, $locale: String) {
  article(path: $path, id: $id, locale: $locale) {
    id title summary path locale requestedLocale servedLocale fallbackReason publishedAt updatedAt edition tags
    readingMinutes seo { title description }
    breadcrumbs { title path }
    translations { locale path }
    tableOfContents { text level anchor }
    category { id title slug }
    body {
      __typename
      ... on ParagraphBlock { id blockType html links { kind href text locale } }
      ... on HeadingBlock { id blockType text level anchor }
      ... on ImageBlock { id blockType image { src srcset width height } alt caption }
      ... on CodeBlock { id blockType language title code }
      ... on CalloutBlock { id blockType kind title html links { href } }
      ... on TableBlock { id blockType caption columns rows { cells } links { href } }
      ... on StepsBlock {
        id blockType
        steps { id title html links { href } image { src width } alt moment { path second } }
      }
      ... on MomentBlock { id blockType moment { title path locale second posterUrl durationSeconds sentence } caption }
      ... on EmbedBlock { id blockType title provider frameUrl pageUrl ratio }
      ... on RelatedBlock { id blockType pages { title summary path locale kind } }
      ... on DownloadBlock { id blockType title description href fileName fileType fileSize }
      ... on ToolBlock { id blockType title description href opensWith }
      ... on UnknownBlock { id blockType }
    }
  }
}
"""
ARTICLES = """
query ($category: String, $locale: String, $tag: String, $first: Int, $after: String) {
  articles(category: $category, locale: $locale, tag: $tag, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id title summary path locale requestedLocale fallbackReason publishedAt edition tags readingMinutes
      breadcrumbs { title path } translations { locale path } category { title } seo { title }
    } }
  }
}
"""


@pytest.fixture
def visitor(db):
    return Caller()


@pytest.fixture
def read(visitor):
    def read(path=None, **variables):
        return visitor.data(ARTICLE, path=path, **variables)["article"]

    return read


@pytest.fixture
def german(article, category, make_category, make_article):
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    return make_article("schnittfuge", title="Schnittfuge", below=shelf, translation_of=article)


def test_an_article_comes_with_all_that_stands_around_it(make_article, read):
    page = make_article("kerf", summary="About kerf.", tags=["laser", "basics"])
    found = read("/en/learn/cutting/kerf")
    assert found["id"] == global_id("Article", page.pk)
    assert (found["title"], found["summary"], found["tags"]) == ("Kerf", "About kerf.", ["basics", "laser"])
    assert found["seo"] == {"title": "Kerf", "description": "About kerf."}
    assert found["breadcrumbs"] == [
        {"title": "Kerf", "path": "/en/"},
        {"title": "Cutting", "path": "/en/learn/cutting"},
    ]
    assert found["translations"] == [{"locale": "en", "path": "/en/learn/cutting/kerf"}]
    assert found["category"]["slug"] == "cutting"
    assert [entry["anchor"] for entry in found["tableOfContents"]] == ["kerf-width", "gas"]
    assert found["readingMinutes"] == 1
    assert found["publishedAt"]
    assert found["updatedAt"]


def test_the_edition_counts_how_often_a_page_was_published(make_article, make_category, visitor):
    page = make_article("kerf")
    make_article("focus")
    page.save_revision().publish()
    page.save_revision().publish(log_action="wagtail.publish.scheduled")
    later = timezone.now() + timedelta(days=1)
    page.go_live_at = later
    page.save_revision(approved_go_live_at=later).publish()
    found = nodes(visitor.data(ARTICLES, category="cutting")["articles"])
    assert {there["title"]: there["edition"] for there in found} == {"Kerf": 3, "Focus": 1}


def test_every_block_is_typed(make_article, make_image, read):
    markdown = (
        "Text [out](https://x.test).\n\n## Gas\n\n```sh\nls\n```\n\n> [!TIP]\n> Dry.\n\n| A |\n|---|\n| **1** |\n"
    )
    page = make_article("kerf", markdown=markdown)
    raw = [*page.body.raw_data]
    image = {"type": "image", "value": {"image": make_image().pk, "alt": "A nozzle", "caption": "New"}, "id": "i"}
    edit(page, body=page.body.stream_block.to_python([*raw, image]))
    text, heading, code, callout, table, picture = read("/en/learn/cutting/kerf")["body"]
    assert text["__typename"] == "ParagraphBlock"
    assert text["html"] == '<p>Text <a href="https://x.test">out</a>.</p>'
    assert text["links"] == [{"kind": "EXTERNAL", "href": "https://x.test", "text": "out", "locale": None}]
    assert (heading["text"], heading["level"], heading["anchor"]) == ("Gas", 2, "gas")
    assert (code["language"], code["code"]) == ("bash", "ls")
    assert (callout["kind"], callout["html"]) == ("tip", "<p>Dry.</p>")
    assert (table["columns"], table["rows"]) == (["A"], [{"cells": ["<p><b>1</b></p>"]}])
    assert (picture["alt"], picture["caption"], picture["image"]["width"]) == ("A nozzle", "New", 40)
    assert picture["image"]["srcset"].endswith(" 40w")
    assert all(block["id"] and block["blockType"] for block in [text, heading, code, callout, table, picture])


def test_steps_and_moments_are_typed(article, make_image, make_tutorial, make_transcript, video, read):
    make_transcript(video, "en", "Welcome.")
    tutorial = make_tutorial("first-cut", video, title="The first cut")
    shown = {"tutorial": tutorial, "second": 0}
    step = {"title": "Home", "text": "<p>Wait.</p>", "image": make_image(), "alt": "The corner", **shown}
    edit(article, body=[("steps", [step]), ("moment", {**shown, "caption": "Hello"})])
    steps, moment = read("/en/learn/cutting/kerf")["body"]
    (first,) = steps["steps"]
    assert (first["title"], first["html"], first["alt"], first["image"]["width"]) == (
        "Home",
        "<p>Wait.</p>",
        "The corner",
        40,
    )
    assert first["moment"] == {"path": "/en/learn/cutting/first-cut", "second": 0}
    assert moment["caption"] == "Hello"
    assert moment["moment"] == {
        "title": "The first cut",
        "path": "/en/learn/cutting/first-cut",
        "locale": "en",
        "second": 0,
        "posterUrl": None,
        "durationSeconds": 42.0,
        "sentence": "Welcome.",
    }


def test_the_language_of_the_path_is_served(german, read):
    found = read("/de/learn/schneiden/schnittfuge")
    assert (found["locale"], found["requestedLocale"], found["fallbackReason"]) == ("de", "de", None)
    assert [there["locale"] for there in found["translations"]] == ["de", "en"]


@pytest.mark.parametrize("path", ["/en/learn/cutting/kerf", "/de/learn/cutting/kerf"])
def test_another_language_is_served_where_it_is_asked_for_and_exists(german, read, path):
    assert read(path, locale="de")["path"] == "/de/learn/schneiden/schnittfuge"


@pytest.mark.parametrize(
    ("variables", "requested", "reason"),
    [
        ({"path": "/es/learn/cutting/kerf"}, "es", "NOT_TRANSLATED"),
        ({"path": "/en/learn/cutting/kerf", "locale": "es"}, "es", "NOT_TRANSLATED"),
        ({"path": "/de/learn/schneiden/schnittfuge", "locale": "fr"}, "fr", "UNSUPPORTED_LOCALE"),
    ],
)
def test_a_missing_translation_is_answered_with_what_there_is_and_says_so(german, read, variables, requested, reason):
    found = read(**variables)
    assert (found["requestedLocale"], found["fallbackReason"]) == (requested, reason)
    assert found["servedLocale"] == found["locale"] != requested


def test_an_unpublished_translation_does_not_show_that_it_exists(german, read):
    german.unpublish()
    found = read("/de/learn/cutting/kerf")
    assert (found["servedLocale"], found["fallbackReason"]) == ("en", "NOT_TRANSLATED")
    assert [there["locale"] for there in found["translations"]] == ["en"]
    assert read("/de/learn/schneiden/schnittfuge") is None


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"path": ""},
        {"path": "/en/learn/cutting/nothing"},
        {"path": "/en/learn/cutting"},
        {"path": "/" * 5000},
        {"path": "/xx/learn/a/b", "locale": "x" * 500},
        {"path": "/en/learn/cutting/%00"},
        {"id": "QXJ0aWNsZTo5OTk5OTk5OTk5OTk5OTk5OTk5OTk="},
        {"id": "VG9waWM6MQ=="},
    ],
)
def test_what_is_not_there_is_null(article, visitor, variables):
    assert visitor.data(ARTICLE, **variables)["article"] is None


def test_articles_of_a_category_in_the_writers_order(make_article, make_category, visitor):
    for slug in ["b", "a", "c"]:
        make_article(slug)
    make_article("other", below=make_category(slug="gases"))
    found = nodes(visitor.data(ARTICLES, category="cutting")["articles"])
    assert [page["title"] for page in found] == ["B", "A", "C"]
    assert nodes(visitor.data(ARTICLES, category="nothing")["articles"]) == []


def test_a_list_gives_each_article_once_in_the_best_language(german, make_article, visitor):
    make_article("untranslated")
    found = nodes(visitor.data(ARTICLES, category="schneiden", locale="de")["articles"])
    assert {(page["title"], page["locale"], page["requestedLocale"], page["fallbackReason"]) for page in found} == {
        ("Schnittfuge", "de", "de", None),
        ("Untranslated", "en", "de", "NOT_TRANSLATED"),
    }
    english = nodes(visitor.data(ARTICLES, locale="en")["articles"])
    assert {page["title"] for page in english} == {"Kerf", "Untranslated"}


def test_articles_with_a_tag(make_article, visitor):
    make_article("one", tags=["gas"])
    make_article("two", tags=["focus"])
    found = nodes(visitor.data(ARTICLES, tag="gas")["articles"])
    assert [(page["title"], page["tags"]) for page in found] == [("One", ["gas"])]


def test_a_list_is_read_page_by_page(make_article, visitor):
    for number in range(5):
        make_article(f"a{number}")
    first = visitor.data(ARTICLES, first=3)["articles"]
    second = visitor.data(ARTICLES, first=3, after=first["pageInfo"]["endCursor"])["articles"]
    titles = [page["title"] for page in nodes(first) + nodes(second)]
    assert sorted(titles) == ["A0", "A1", "A2", "A3", "A4"]
    assert titles[0] == "A4", "the newest comes first"
    assert not second["pageInfo"]["hasNextPage"]


def test_home_categories_and_a_category(make_category, visitor):
    for slug in ["cutting", "gases"]:
        make_category(slug=slug, title=slug.title(), icon="ruler")
    data = visitor.data(
        """{ home(locale: "de") { __typename path locale translations { locale } }
             categories(locale: "de") { edges { node { title icon fallbackReason } } }
             category(slug: "gases") { title path breadcrumbs { title } } }"""
    )
    assert data["home"]["path"] == "/de/"
    assert [page["title"] for page in nodes(data["categories"])] == ["Cutting", "Gases"]
    assert {page["fallbackReason"] for page in nodes(data["categories"])} == {"NOT_TRANSLATED"}
    assert data["category"]["path"] == "/en/learn/gases"


def test_a_page_of_any_type_is_refetched_by_its_id(article, visitor):
    found = visitor.data(
        "query ($id: ID!) { node(id: $id) { __typename ... on ContentPage { title path } } }",
        id=global_id("Article", article.pk),
    )
    assert found["node"] == {"__typename": "Article", "title": "Kerf", "path": "/en/learn/cutting/kerf"}


def link(page):
    return f'<p><a linktype="page" id="{page.pk}">there</a></p>'


def queries(caller, document, **variables):
    caller.data(document, **variables)
    with CaptureQueriesContext(database) as captured:
        caller.data(document, **variables)
    return len(captured)


def test_an_article_costs_the_same_queries_however_much_is_in_it(make_article, make_image, visitor):
    targets = [make_article(f"target-{number}", tags=["a"]) for number in range(30)]
    images = [make_image(f"Image {number}") for number in range(30)]
    page = make_article("big", tags=["a", "b"])

    def cost(size):
        blocks = [("paragraph", link(target)) for target in targets[:size]]
        blocks += [("image", {"image": image, "alt": "", "caption": ""}) for image in images[:size]]
        blocks += [("callout", {"kind": "tip", "title": "", "text": link(target)}) for target in targets[:size]]
        edit(page, body=blocks)
        return queries(visitor, ARTICLE, path="/en/learn/cutting/big")

    few, many = cost(1), cost(30)
    assert few == many <= 12


def test_an_article_of_sixty_blocks_of_every_kind_stays_within_the_budget(
    make_article, make_image, make_tutorial, make_transcript, make_category, category, video, visitor
):
    make_transcript(video, "en", "Welcome.", "Cut.")
    shown = {"tutorial": make_tutorial("first-cut", video), "second": 4}
    targets = [make_article(f"target-{number}") for number in range(4)]
    image = make_image()
    document = Document.objects.create(title="Chart", file=ContentFile(b"x", name="chart.pdf"), file_size=1)
    step = {"title": "Home", "text": link(targets[0]), "image": image, "alt": "", **shown}
    kinds = [
        ("paragraph", link(targets[1])),
        ("heading", {"text": "Gas", "level": "2", "anchor": "gas"}),
        ("callout", {"kind": "tip", "title": "", "text": link(targets[2])}),
        ("code", {"language": "text", "title": "", "code": "x"}),
        ("image", {"image": image, "alt": "", "caption": ""}),
        ("steps", [step, step]),
        ("moment", {**shown, "caption": ""}),
        ("embed", {"address": "https://youtu.be/dQw4w9WgXcQ", "title": "x", "ratio": "16:9"}),
        ("related", targets),
        ("download", {"document": document, "title": "", "description": ""}),
        ("tool", {"title": "x", "address": "/calc", "description": "", "parameters": []}),
        ("table", {"columns": [{"type": "text", "heading": "A"}], "rows": [{"values": [link(targets[3])]}]}),
    ]
    page = make_article("big", tags=["a"])
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    german = make_article("gross", below=shelf, translation_of=page)
    for one in (page, german):
        blocks = [(kind, TableBlock().to_python(value) if kind == "table" else value) for kind, value in kinds]
        edit(one, body=blocks * 5)
    found = visitor.data(ARTICLE, path=page.web_path)["article"]
    assert len(found["body"]) == 60
    assert {block["__typename"] for block in found["body"]} >= {
        "EmbedBlock",
        "RelatedBlock",
        "DownloadBlock",
        "ToolBlock",
    }
    assert found["body"][6]["moment"]["sentence"] == "Cut."
    assert queries(visitor, ARTICLE, path=page.web_path) <= 12
    assert queries(visitor, ARTICLE, path=german.web_path) <= 12


def test_an_article_in_another_language_stays_within_the_budget(german, visitor):
    assert queries(visitor, ARTICLE, path="/en/learn/cutting/kerf", locale="de") <= 12
    assert queries(visitor, ARTICLE, path="/es/learn/cutting/kerf") <= 12


def test_a_list_costs_the_same_queries_for_any_number_of_rows(make_article, visitor):
    make_article("first", tags=["a", "b"])
    few = queries(visitor, ARTICLES, category="cutting", locale="de", first=20)
    for number in range(19):
        make_article(f"a{number}", tags=["a", str(number)])
    many = queries(visitor, ARTICLES, category="cutting", locale="de", first=20)
    assert few == many <= 12
