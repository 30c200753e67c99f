"""What public pages tell search engines."""

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import PageViewRestriction

from cms.metadata import metadata_of, page_at
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db

ANYONE = AnonymousUser()


@pytest.fixture(autouse=True)
def address(settings):
    settings.PUBLIC_URL = "https://help.example"


def page_metadata(path, viewer):
    """What the page at a path says of itself to a viewer, or None where there is none for that viewer."""
    page = page_at(path, viewer)
    return None if page is None else metadata_of(page, viewer)


def kinds(metadata):
    return [thing["@type"] for thing in metadata.json_ld["@graph"]]


def test_an_article(make_article):
    make_article("kerf", summary="About kerf.", tags=["laser"])
    found = page_metadata("/en/learn/cutting/kerf?ref=mail", ANYONE)
    assert (found.title, found.description, found.locale) == ("Kerf", "About kerf.", "en")
    assert found.canonical == "https://help.example/en/learn/cutting/kerf"
    assert found.alternates == {}
    assert kinds(found) == ["TechArticle", "BreadcrumbList"]
    article, trail = found.json_ld["@graph"]
    assert article["keywords"] == ["laser"]
    assert [item["name"] for item in trail["itemListElement"]] == ["Kerf", "Cutting", "Kerf"]


def test_the_title_for_search_engines_takes_the_place_of_the_title(article):
    edit(article, seo_title="Kerf width of CO2 lasers", search_description="A table of widths.")
    found = page_metadata("/en/learn/cutting/kerf", ANYONE)
    assert (found.title, found.description) == ("Kerf width of CO2 lasers", "A table of widths.")


def test_translations_name_each_other(article, make_article, make_category, category):
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_article("schnittfuge", below=german, translation_of=article)
    for path in ["/en/learn/cutting/kerf", "/de/learn/schneiden/schnittfuge"]:
        assert page_metadata(path, ANYONE).alternates == {
            "en": "https://help.example/en/learn/cutting/kerf",
            "de": "https://help.example/de/learn/schneiden/schnittfuge",
            "x-default": "https://help.example/en/learn/cutting/kerf",
        }


def test_a_page_served_for_a_missing_translation_names_itself(article):
    found = page_metadata("/es/learn/cutting/kerf", ANYONE)
    assert (found.canonical, found.locale) == ("https://help.example/en/learn/cutting/kerf", "en")


def test_a_tutorial_describes_its_video(make_tutorial, video):
    make_tutorial("first-cut", video, summary="Your first cut.")
    video_object = page_metadata("/en/learn/cutting/first-cut", ANYONE).json_ld["@graph"][0]["video"]
    assert (video_object["@type"], video_object["duration"]) == ("VideoObject", "PT42S")


def test_home_and_category(category):
    assert kinds(page_metadata("/de/", ANYONE))[0] == "WebSite"
    assert kinds(page_metadata("/en/learn/cutting", ANYONE)) == ["CollectionPage", "BreadcrumbList"]


def test_what_the_reader_may_not_see_has_no_metadata(article, make_user):
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert page_metadata("/en/learn/cutting/kerf", ANYONE) is None
    assert page_metadata("/en/learn/cutting/kerf", make_user()).title == "Kerf"
    article.unpublish()
    assert page_metadata("/en/learn/cutting/kerf", make_user()) is None


@pytest.mark.parametrize(
    "path", ["", "/", "/en", "/xx/", "/en/community", "/en/learn/a/b/c/d", "/en/learn/" + "x" * 3000]
)
def test_other_paths_have_none_or_that_of_the_home_page(path, db):
    found = page_metadata(path, ANYONE)
    assert found is None or kinds(found)[0] == "WebSite"
