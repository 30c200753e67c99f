"""Where a reader may go from a page, through GraphQL."""

import pytest
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.api.content.test_reads import ARTICLE
from tests.cms.conftest import edit
from tests.events import settle
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

AROUND = """
query ($id: ID!) {
  node(id: $id) {
    ... on DocumentPage { previous { title path } next { title path } related { __typename title path } }
  }
}
"""


def around(page, caller=None):
    kind = type(page).__name__.removesuffix("Page")
    return (caller or Caller()).data(AROUND, id=global_id(kind, page.pk))["node"]


def titles(page, caller=None):
    return [one["title"] for one in around(page, caller)["related"]]


@pytest.fixture
def library(make_article, make_tutorial, video):
    pages = {
        "width": make_article(
            "width", title="Kerf width of the beam", markdown="The kerf is what the beam removes.", tags=["kerf"]
        ),
        "offset": make_article(
            "offset", title="Kerf compensation", markdown="Offset the beam by half the kerf width.", tags=["kerf"]
        ),
        "video": make_tutorial("measure", video, title="Measure the kerf width", summary="Cut and measure the kerf."),
        "invoice": make_article("invoice", title="Invoices", markdown="Where to find them in the account."),
    }
    settle()
    return pages


def test_neighbours_stand_in_the_writers_order(library):
    first, second, third, last = library.values()
    assert around(first)["previous"] is None
    assert around(second)["previous"]["title"] == first.title
    assert around(second)["next"] == {"title": third.title, "path": third.web_path}
    assert around(last)["next"] is None


def test_a_neighbour_out_of_sight_is_passed_over(library):
    first, second, third, _last = library.values()
    PageViewRestriction.objects.create(page=second, restriction_type=PageViewRestriction.LOGIN)
    third.unpublish()
    assert around(first)["next"]["title"] == "Invoices"


def test_neighbours_are_those_of_the_same_category(library, make_category, make_article):
    other = make_article("alone", below=make_category(slug="billing", title="Billing"))
    assert (around(other)["previous"], around(other)["next"]) == (None, None)


def test_what_is_about_the_same_is_related_and_the_page_itself_is_not(library):
    found = around(library["width"])["related"]
    assert {one["title"] for one in found} == {"Kerf compensation", "Measure the kerf width"}
    assert {one["__typename"] for one in found} == {"Article", "Tutorial"}


def test_where_nothing_is_alike_nothing_is_related(library):
    assert titles(library["invoice"]) == []


def test_what_the_reader_may_not_see_is_not_related(library, make_user):
    PageViewRestriction.objects.create(page=library["offset"], restriction_type=PageViewRestriction.LOGIN)
    # Whether search has heard of it or not.
    for _ in range(2):
        assert titles(library["width"]) == ["Measure the kerf width"]
        settle()
    assert "Kerf compensation" in titles(library["width"], Caller(make_user()))


def test_related_pages_are_in_the_language_of_the_page(library, make_category, make_article, category):
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    german = make_article(
        "kerf-breite", below=shelf, title="Kerf width of the beam", markdown="The kerf and the beam.", tags=["kerf"]
    )
    settle()
    assert titles(german) == []
    assert set(titles(library["width"])) == {"Kerf compensation", "Measure the kerf width"}


def test_no_more_than_four_are_related(make_article):
    pages = [make_article(f"kerf-{n}", title=f"Kerf width {n}", markdown="Kerf width.") for n in range(7)]
    settle()
    assert len(titles(pages[0])) == 4


def test_what_the_text_names_as_related_is_not_said_again(library, make_article):
    edit(library["width"], body=[("related", [library["offset"]])])
    settle()
    assert titles(library["width"]) == ["Measure the kerf width"]


def test_others_take_the_place_of_what_the_text_names(make_article):
    pages = [make_article(f"kerf-{n}", title=f"Kerf width {n}", markdown="Kerf width.") for n in range(12)]
    settle()
    named = [page for page in pages if page.title in titles(pages[0])]
    edit(pages[0], body=[("related", named)])
    settle()
    found = titles(pages[0])
    assert len(found) == 4
    assert set(found).isdisjoint(page.title for page in named)


def test_what_the_text_names_in_another_language_is_not_said_again(library, make_category, make_article, category):
    """A translation names the originals, and shows its own language of them."""
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    german = make_article("breite", below=shelf, title="Kerf und Beam", markdown="Kerf und Beam.", tags=["kerf"])
    make_article("x", below=shelf, title="Kerf Offset", markdown="Kerf, Beam.", translation_of=library["offset"])
    settle()
    assert titles(german) == ["Kerf Offset"]
    edit(german, body=[("related", [library["offset"]])])
    settle()
    assert titles(german) == []


def test_an_article_with_all_around_it_stays_within_its_queries(library):
    around = "readingMinutes previous { title } next { title } related { title }"
    document = ARTICLE.replace("readingMinutes", around, 1)
    with CaptureQueriesContext(database) as queries:
        found = Caller().data(document, path="/en/learn/cutting/width")["article"]
    assert len(found["related"]) == 2
    assert len(queries) <= 12, [query["sql"][:90] for query in queries]


def test_what_surrounds_a_page_is_not_for_lists(library):
    answer = Caller().answer("{ articles { edges { node { related { title } } } } }")
    assert answer["errors"][0]["extensions"]["code"] == "INVALID"
    nested = AROUND.replace("related { __typename", "related { related { title } __typename")
    answer = Caller().answer(nested, id=global_id("Article", library["width"].pk))
    assert answer["errors"][0]["extensions"]["code"] == "INVALID"
