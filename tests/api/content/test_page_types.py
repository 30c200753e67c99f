"""Every type of document through GraphQL: found in one go, listed together, hidden like any other."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from api.reference import SchemaReference
from cms.imports import import_area
from cms.kinds import KINDS
from cms.models.pages import node_name_of
from tests.cms.conftest import DOCUMENTS
from tests.cms.test_visibility import STATES
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

PAGE = """
query ($path: String, $id: ID, $locale: String) {
  page(path: $path, id: $id, locale: $locale) {
    __typename title path locale servedLocale fallbackReason translations { locale path } breadcrumbs { title }
    ... on DocumentPage {
      tags readingMinutes area { slug name } audience category { title } tableOfContents { text anchor level }
      body {
        __typename
        ... on QuestionBlock { id question anchor html links { href } }
        ... on ProblemBlock { id symptom anchor causeHtml fixHtml links { href } }
        ... on TermBlock { id term also anchor html links { href } }
        ... on ChangeBlock { id kind html links { href } }
        ... on OperationBlock {
          id name anchor
          entry {
            name kind signature description returns
            arguments { name type default } fields { name type description }
          }
        }
        ... on ExampleBlock { id title document variables valid }
      }
    }
    ... on ReleaseNote { version releasedOn }
  }
}
"""
LIST = """
query ($category: String, $kinds: [DocumentKind!], $tag: String, $area: String, $audience: Audience, $locale: String) {
  documents(
    category: $category, kinds: $kinds, tag: $tag, area: $area, audience: $audience, locale: $locale, first: 20
  ) {
    totalCount
    edges { node {
      __typename ... on Node { id } title summary path locale updatedAt tags
      audience area { slug name } category { title }
      staleness { level } translations { locale } breadcrumbs { title } readingMinutes
      ... on Tutorial { video { id posterUrl durationSeconds } transcriptLocale }
      ... on ReleaseNote { version releasedOn }
    } }
  }
}
"""
WAYS = """
query ($path: String!, $id: ID!, $kinds: [DocumentKind!]) {
  byPath: page(path: $path) { title }
  byId: page(id: $id) { title }
  byLocale: page(path: $path, locale: "de") { title }
  node(id: $id) { ... on ContentPage { title } }
  documents { edges { node { title } } }
  ofKind: documents(kinds: $kinds) { edges { node { title } } }
  tagged: documents(tag: "secret") { edges { node { title } } }
  aboutArea: documents(area: "plans") { edges { node { title } } }
  inCategory: documents(category: "cutting") { edges { node { title } } }
}
"""


@pytest.fixture
def visitor(db):
    return Caller()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", sorted(set(DOCUMENTS) - {"article"}))
def test_no_way_of_asking_shows_more_than_another(state, kind, make_document, make_user):
    area = import_area(slug="plans", names={"en": "Plans"})
    page = make_document(kind, "plan", tags=["secret"], area=area)
    bring_about, expected = STATES[state]
    if kind != "article" and state in {"expired, the clock has not come by", "an alias"}:
        rows = type(page).objects.filter(pk=page.pk)
        row = Page.objects.get(pk=page.pk)
        rows.update(alias_of_id=row.get_parent().pk) if state == "an alias" else rows.update(
            expire_at=row.last_published_at
        )
    else:
        bring_about(page)
    id = global_id(node_name_of(KINDS[kind]), page.pk)
    for name, viewer in {"anonymous": None, "agent": make_user(roles=["agent"])}.items():
        data = Caller(viewer).data(WAYS, path="/en/learn/cutting/plan", id=id, kinds=[kind.upper()])
        shown = [data[way] for way in ("byPath", "byId", "byLocale", "node")]
        lists = [nodes(data[way]) for way in ("documents", "ofKind", "tagged", "aboutArea")]
        if name in expected:
            assert shown == [{"title": "Plan"}] * 4, name
            assert lists == [[{"title": "Plan"}]] * 4, name
            assert nodes(data["inCategory"]) == [{"title": "Plan"}]
        else:
            assert shown == [None] * 4, name
            assert lists == [[]] * 4, name


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_page_of_any_type_is_found_in_one_go(kind, make_document, visitor):
    page = make_document(kind, "here")
    found = visitor.data(PAGE, path="/en/learn/cutting/here")["page"]
    assert found["__typename"] == node_name_of(KINDS[kind])
    assert found == visitor.data(PAGE, id=global_id(found["__typename"], page.pk))["page"]
    assert visitor.data(PAGE, id=global_id("Category", page.pk))["page"] is None
    german = visitor.data(PAGE, path="/de/learn/cutting/here")["page"]
    assert (german["servedLocale"], german["fallbackReason"]) == ("en", "NOT_TRANSLATED")


def test_homes_and_categories_are_pages_too(category, visitor):
    assert visitor.data(PAGE, path="/en/")["page"]["__typename"] == "Home"
    assert visitor.data(PAGE, path="/en/learn/cutting")["page"]["__typename"] == "Category"
    assert visitor.data(PAGE, path="/en/learn/nowhere")["page"] is None
    assert visitor.data(PAGE)["page"] is None


def test_what_types_hold_of_their_own(make_document, visitor):
    for kind in DOCUMENTS:
        make_document(kind)
    read = {kind: visitor.data(PAGE, path=f"/en/learn/cutting/{kind.replace('_', '-')}")["page"] for kind in DOCUMENTS}
    assert read["faq"]["body"][0]["question"] == "Does it work offline?"
    assert read["faq"]["tableOfContents"] == [
        {"text": "Does it work offline?", "anchor": "does-it-work-offline", "level": 2}
    ]
    assert read["troubleshooting"]["body"][0]["fixHtml"] == "<p>Raise the pressure.</p>"
    assert [block["term"] for block in read["glossary"]["body"]] == ["Kerf", "Pierce"]
    assert read["release_note"]["body"][0]["kind"] == "fixed"
    assert (read["release_note"]["version"], read["release_note"]["releasedOn"]) == ("4.2", "2026-11-02")
    operation, example = read["api_reference"]["body"]
    assert operation["entry"]["kind"] == "query"
    assert example["valid"] is True


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_page_costs_the_same_however_much_it_holds(kind, make_document, make_article, visitor):
    link = make_article("other")
    text = DOCUMENTS[kind].replace("<p>", f"<p><a href='{link.pk}'>x</a> ")
    make_document(kind, "long", markdown="\n\n".join([text] * 12), tags=["a", "b"])
    with CaptureQueriesContext(
        database,
    ) as queries:
        visitor.data(PAGE, path="/en/learn/cutting/long")
    assert len(queries) <= 12, [query["sql"][:90] for query in queries]


def test_documents_of_all_types_in_the_writers_order(make_document, make_tutorial, video, visitor):
    for kind in reversed(DOCUMENTS):
        make_document(kind)
    make_tutorial("film", video)
    listed = nodes(visitor.data(LIST, category="cutting")["documents"])
    expected = [node_name_of(KINDS[kind]) for kind in reversed(DOCUMENTS)] + ["Tutorial"]
    assert [one["__typename"] for one in listed] == expected
    newest = nodes(visitor.data(LIST)["documents"])
    assert [one["__typename"] for one in newest] == expected[::-1]
    some = visitor.data(LIST, kinds=["FAQ", "GLOSSARY"], category="cutting")["documents"]
    assert [one["__typename"] for one in nodes(some)] == ["Glossary", "Faq"]
    assert visitor.data(LIST, kinds=[])["documents"]["totalCount"] == 0


def test_documents_are_narrowed_by_area_and_audience(make_document, visitor):
    area = import_area(slug="gas", names={"en": "Gas", "de": "Gase"})
    make_document("faq", area=area)
    make_document("glossary", audience="developers")
    assert [one["area"] for one in nodes(visitor.data(LIST, area="gas")["documents"])] == [
        {"slug": "gas", "name": "Gas"}
    ]
    assert [one["__typename"] for one in nodes(visitor.data(LIST, audience="DEVELOPERS")["documents"])] == ["Glossary"]
    assert nodes(visitor.data(LIST, area="nowhere")["documents"]) == []
    articles = 'query { articles(area: "gas") { totalCount } tutorials(audience: DEVELOPERS) { totalCount } }'
    assert visitor.data(articles) == {"articles": {"totalCount": 0}, "tutorials": {"totalCount": 0}}


def test_twenty_documents_of_all_types_cost_at_most_twelve_queries(make_document, make_tutorial, video, visitor):
    area = import_area(slug="gas", names={"en": "Gas"})
    kinds = list(DOCUMENTS)
    for number in range(19):
        kind = kinds[number % len(kinds)]
        make_document(kind, f"page-{number}", tags=["a", f"t{number}"], area=area)
    make_tutorial("film", video, area=area)
    with CaptureQueriesContext(database) as queries:
        listed = nodes(visitor.data(LIST, category="cutting", locale="de")["documents"])
    assert len(listed) == 20
    assert len(queries) <= 12, [query["sql"][:120] for query in queries]


def test_pages_go_on_behind_a_cursor(make_document, visitor):
    for kind in DOCUMENTS:
        make_document(kind)
    page_of_two = "documents(first: 2, after: $after) { pageInfo { endCursor hasNextPage } edges { node { path } } }"
    ask = f"query ($after: String) {{ {page_of_two} }}"
    seen, after, more = [], None, True
    while more:
        page = visitor.data(ask, after=after)["documents"]
        seen += [one["path"] for one in nodes(page)]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert len(seen) == len(set(seen)) == len(DOCUMENTS)


def test_the_schema_describes_itself():
    reference = SchemaReference()
    for name in [*reference.roots, *reference.types]:
        entry = reference.entry(name)
        assert entry is not None
        assert name in entry.signature
    assert reference.entry("Query") is None
    assert reference.entry("__Schema") is None
    assert reference.near("dokuments")[0] == "documents"
