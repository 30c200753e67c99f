"""The tree of categories through GraphQL: found, listed and counted at any depth, and hidden with what is above."""

import pytest

from cms.imports import import_category
from cms.models import CategoryPage
from tests.api.content.test_reads import queries
from tests.cms.test_visibility import restrict
from tests.graphql import Caller, global_id, nodes

pytestmark = pytest.mark.django_db

LOW = "/en/learn/cutting/advanced/optics"
TREE = """
query ($category: String!, $locale: String) {
  categories(locale: $locale) { edges { node { ...Shelf children { ...Shelf children { ...Shelf } } } } }
  category(path: $category, locale: $locale) { ...Shelf }
  contents(category: $category, locale: $locale) {
    totalCount
    edges { node { __typename title path locale breadcrumbs { title } translations { path }
      ... on Article { tags category { title } } ... on Category { pageCount children { title } parent { title } } } }
  }
}
fragment Shelf on Category { title slug path pageCount fallbackReason parent { title parent { title } } }
"""
WAYS = """
query ($path: String!, $low: String!, $slug: String!, $article: ID!, $category: ID!) {
  page(path: $path) { title }
  shelf: page(path: $low) { title }
  article(path: $path) { title }
  byId: article(id: $article) { title }
  category(path: $low) { title }
  bySlug: category(slug: $slug) { title }
  node(id: $category) { ... on Category { title } }
  contents(category: $low) { edges { node { title } } }
  contentsBySlug: contents(category: $slug) { edges { node { title } } }
  below: categories(parent: $low) { edges { node { title } } }
  articles(category: $low) { edges { node { title } } }
  inTop: articles(category: "cutting") { edges { node { title } } }
  all: articles { edges { node { title } } }
  top: categories { edges { node { title pageCount children { title children { title } } } } }
}
"""


@pytest.fixture
def nest(writer, category):
    def nest(*slugs, below=None):
        parent = below or category
        for slug in slugs:
            parent = import_category(actor=writer, locale="en", slug=slug, title=slug.title(), parent=parent).page
        return parent

    return nest


def test_the_tree_is_read_at_once_with_what_is_counted_in_it(nest, make_article, make_category):
    make_article("focus", below=nest("advanced", "optics"))
    make_article("kerf")
    make_category(slug="bending", title="Bending")
    data = Caller().data(TREE, category=LOW)
    cutting, bending = nodes(data["categories"])
    assert (cutting["pageCount"], bending["pageCount"], cutting["parent"]) == (2, 0, None)
    (advanced,) = cutting["children"]
    (optics,) = advanced["children"]
    assert (advanced["pageCount"], optics["pageCount"], optics["path"]) == (1, 1, LOW)
    assert optics["parent"] == {"title": "Advanced", "parent": {"title": "Cutting"}}
    (focus,) = nodes(data["contents"])
    assert [place["title"] for place in focus["breadcrumbs"]][1:] == ["Cutting", "Advanced", "Optics"]
    assert data["contents"]["totalCount"] == 1


def test_what_stands_directly_in_a_category_is_one_list_in_the_writers_order(nest, make_article, make_tutorial, video):
    make_article("one")
    nest("advanced")
    make_tutorial("two", video)
    asked = '{ contents(category: "cutting", first: 2) { pageInfo { endCursor } edges { node { __typename title } } } }'
    data = Caller().data(asked)["contents"]
    assert [(node["__typename"], node["title"]) for node in nodes(data)] == [
        ("Article", "One"),
        ("Category", "Advanced"),
    ]
    rest = """query ($after: String) {
      contents(category: "cutting", after: $after) { edges { node { __typename title } } }
    }"""
    found = Caller().data(rest, after=data["pageInfo"]["endCursor"])["contents"]
    assert nodes(found) == [{"__typename": "Tutorial", "title": "Two"}]


def test_an_untranslated_branch_is_served_under_another_languages_address(nest, make_article, make_category, category):
    make_article("focus", below=nest("advanced"))
    make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    asked = """query ($path: String!) { page(path: $path, locale: "de") { title path fallbackReason } }"""
    found = Caller().data(asked, path="/de/learn/cutting/advanced/focus")["page"]
    assert found == {"title": "Focus", "path": "/en/learn/cutting/advanced/focus", "fallbackReason": "NOT_TRANSLATED"}
    (german,) = nodes(Caller().data(TREE, category=LOW, locale="de")["categories"])
    assert (german["title"], german["pageCount"]) == ("Schneiden", 1)
    assert [child["title"] for child in german["children"]] == ["Advanced"]


@pytest.mark.parametrize("where", ["cutting", "advanced", "optics"])
@pytest.mark.parametrize("viewer", ["anonymous", "customer", "agent"])
def test_a_private_category_hides_all_that_is_below_it_in_every_way_of_asking(
    where, viewer, nest, make_article, make_user
):
    page = make_article("focus", below=nest("advanced", "optics"))
    low = CategoryPage.objects.get(slug="optics")
    private = CategoryPage.objects.get(slug=where)
    restrict(private, "groups", "agent")
    caller = Caller(
        {"anonymous": lambda: None, "customer": make_user}.get(viewer, lambda: make_user(roles=["agent"]))()
    )
    data = caller.data(
        WAYS,
        path=page.web_path,
        low=LOW,
        slug="optics",
        article=global_id("Article", page.pk),
        category=global_id("Category", low.pk),
    )
    sees = viewer == "agent"
    for way in ("page", "article", "byId"):
        assert data[way] == ({"title": "Focus"} if sees else None), way
    for way in ("shelf", "category", "bySlug", "node"):
        assert data[way] == ({"title": "Optics"} if sees else None), way
    for way in ("contents", "contentsBySlug", "articles", "inTop", "all"):
        assert nodes(data[way]) == ([{"title": "Focus"}] if sees else []), way
    top = nodes(data["top"])
    if where == "cutting" and not sees:
        assert top == []
    else:
        assert top[0]["pageCount"] == (1 if sees else 0)
        assert ("Advanced" in str(top)) == (sees or where == "optics")
        assert ("Optics" in str(top)) == sees


@pytest.mark.parametrize(
    "name",
    ["", "/", "/en/", "/en/learn/nothing", "nothing", "a" * 2000, "%", "/en/learn/cutting/kerf"],
)
def test_what_is_no_category_has_no_contents(name, make_article):
    make_article("kerf")
    data = Caller().data("query ($c: String!) { contents(category: $c) { edges { node { title } } } }", c=name)
    assert nodes(data["contents"]) == []


def test_a_list_of_any_length_and_depth_costs_the_same(nest, make_article, make_tutorial, video):
    def grow(name):
        shelf = nest(name, "b", "c")
        make_article(f"{name}-deep", below=shelf, tags=[name])
        make_article(f"{name}-flat", tags=[name, "all"])

    grow("one")
    make_tutorial("film", video)
    few = queries(Caller(), TREE, category="/en/learn/cutting", locale="de")
    for name in ("two", "three", "four", "five"):
        grow(name)
    many = queries(Caller(), TREE, category="/en/learn/cutting", locale="de")
    assert few == many <= 30


def test_what_stands_in_a_category_costs_little(nest, make_article, make_tutorial, video):
    asked = """query { contents(category: "cutting", first: 100) { pageInfo { hasNextPage }
      edges { node { __typename title path locale ... on Category { translations { path } pageCount } } } } }"""
    nest("advanced")
    make_tutorial("film", video)
    make_article("one")
    few = queries(Caller(), asked)
    for number in range(10):
        make_article(f"a{number}")
    assert queries(Caller(), asked) == few <= 12


def test_a_page_four_levels_down_costs_what_one_at_the_top_costs(nest, make_article):
    asked = """query ($path: String!) { page(path: $path) { __typename title breadcrumbs { title }
      translations { path } ... on Article { body { __typename } tags category { title } } } }"""
    make_article("top")
    make_article("focus", below=nest("advanced", "optics", "lenses"))
    top = queries(Caller(), asked, path="/en/learn/cutting/top")
    assert queries(Caller(), asked, path=f"{LOW}/lenses/focus") == top <= 12
