"""Categories within categories: where they may stand, how they are found, and who sees what is below."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms import reading
from cms.imports import import_category
from cms.metadata import metadata_of, page_at
from cms.models import CategoryPage
from cms.paths import content_path, tree_path
from cms.related import neighbours_of
from core.errors import DomainError
from core.search.sources import source_of
from tests.cms.conftest import edit
from tests.cms.test_visibility import restrict

pytestmark = pytest.mark.django_db

ANYONE = AnonymousUser()


@pytest.fixture
def nest(writer, category):
    """Categories `cutting > a > b > c`, as deep as is asked for; the lowest."""

    def nest(*slugs, locale="en", below=None):
        parent = below or category
        for slug in slugs:
            parent = import_category(actor=writer, locale=locale, slug=slug, title=slug.title(), parent=parent).page
        return parent

    return nest


def test_a_page_four_levels_down_has_an_address_that_says_where_it_stands(nest, make_article):
    page = make_article("focus", below=nest("advanced", "optics", "lenses"))
    assert page.web_path == "/en/learn/cutting/advanced/optics/lenses/focus"
    assert tree_path(page.web_path) == page.url_path
    assert page_at(page.web_path, ANYONE) == page
    assert [one.title for one in reading.ancestors_of(page, ANYONE)][1:] == ["Cutting", "Advanced", "Optics", "Lenses"]
    trail = metadata_of(page, ANYONE).json_ld["@graph"][-1]["itemListElement"]
    assert [item["name"] for item in trail][1:] == ["Cutting", "Advanced", "Optics", "Lenses", "Focus"]


def test_a_fifth_level_is_refused_and_says_why(nest, writer):
    lowest = nest("a", "b", "c")
    with pytest.raises(DomainError, match="4 levels"):
        import_category(actor=writer, locale="en", slug="d", title="D", parent=lowest)
    assert not CategoryPage.can_create_at(lowest)
    lowest.refresh_from_db()
    page = CategoryPage(title="D", slug="d", locale=lowest.locale)
    with pytest.raises(ValidationError, match="4 levels"):
        lowest.add_child(instance=page)
    assert CategoryPage.objects.filter(slug="d").count() == 0


def test_a_category_moves_only_where_all_that_is_below_it_has_room(nest, make_category, writer):
    tall = make_category(slug="tall", title="Tall")
    nest("middle", "low", below=tall)
    tall.refresh_from_db()
    cutting, first = CategoryPage.objects.get(slug="cutting"), nest("first")
    assert tall.can_move_to(cutting)
    assert not tall.can_move_to(first)
    assert CategoryPage.objects.get(slug="low").can_move_to(first)
    assert not tall.permissions_for_user(writer).can_move_to(first)


def test_writers_are_offered_no_category_where_none_fits_and_no_copy_that_would_not(client, nest, make_user):
    lowest = nest("a", "b", "c")
    client.force_login(make_user(roles=["admin"], is_superuser=True, is_staff=True))
    offered = client.get(reverse("wagtailadmin_pages:add_subpage", args=[lowest.pk]), follow=True).content.decode()
    assert "articlepage" in offered
    assert "categorypage" not in offered
    tree = CategoryPage.objects.get(slug="a")
    target = nest("target")
    asked = {"new_title": "A", "new_slug": "a2", "new_parent_page": target.pk, "copy_subpages": "on"}
    answer = client.post(reverse("wagtailadmin_pages:copy", args=[tree.pk]), asked, follow=True)
    assert "4 levels deep" in answer.content.decode()
    assert not Page.objects.filter(slug="a2").exists()


def test_a_new_slug_or_place_far_up_redirects_everything_below(
    nest, make_article, writer, make_category, django_capture_on_commit_callbacks
):
    page = make_article("focus", below=nest("advanced", "optics"))
    machines = make_category(slug="machines", title="Machines")
    old = page.web_path
    with django_capture_on_commit_callbacks(execute=True):
        edit(CategoryPage.objects.get(slug="advanced"), writer, slug="expert")
    page.refresh_from_db()
    assert page.web_path == "/en/learn/cutting/expert/optics/focus"
    assert Redirect.objects.get(old_path=old).redirect_page_id == page.pk
    with django_capture_on_commit_callbacks(execute=True):
        CategoryPage.objects.get(slug="optics").move(machines, "last-child")
    moved = Page.objects.get(pk=page.pk)
    assert content_path(moved.url_path) == "/en/learn/machines/optics/focus"
    assert Redirect.objects.filter(old_path="/en/learn/cutting/expert/optics/focus", redirect_page=page.pk).exists()


def test_a_slug_of_two_branches_names_the_topmost_and_then_the_first(nest, make_category):
    deep = nest("advanced", "tips")
    wide = nest("tips", below=make_category(slug="bending", title="Bending"))
    assert reading.find_category("tips", viewer=ANYONE) == wide
    top = make_category(slug="tips", title="Tips")
    assert reading.find_category("tips", viewer=ANYONE) == top
    assert reading.find_page(CategoryPage, viewer=ANYONE, path=deep.web_path) == deep
    restrict(top, "login")
    assert reading.find_category("tips", viewer=ANYONE) == wide


def test_contents_stand_in_the_writers_order_whatever_they_are(nest, make_article, make_tutorial, video):
    shelf = nest("advanced")
    make_article("one", below=shelf)
    nest("optics", below=shelf)
    make_tutorial("two", video, below=shelf)
    make_article("deep", below=CategoryPage.objects.get(slug="optics"))
    make_article("three", below=shelf)
    shelf.refresh_from_db()
    found = reading.list_contents(shelf.web_path, viewer=ANYONE)
    assert [page.title for page in found] == ["One", "Optics", "Two", "Three"]
    articles = reading.list_documents(type(found[0]), viewer=ANYONE, category="cutting")
    assert [page.title for page in articles] == ["One", "Deep", "Three"]


def test_untranslated_contents_come_behind_the_translated(nest, make_article, make_category, category):
    make_article("only-english")
    first = make_article("kerf")
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_article("schnittfuge", title="Schnittfuge", below=shelf, translation_of=first)
    titles = [page.title for page in reading.list_contents("cutting", viewer=ANYONE, locale="de")]
    assert titles == ["Schnittfuge", "Only-English"]


@pytest.mark.parametrize("hide", ["restrict", "unpublish", "expire"])
def test_counts_leave_out_what_is_hidden(hide, nest, make_article, category):
    page = make_article("a", below=nest("advanced"))
    make_article("b")
    assert reading.page_count_of(CategoryPage.objects.get(pk=category.pk), ANYONE) == 2
    match hide:
        case "restrict":
            restrict(page.get_parent(), "login")
        case "unpublish":
            page.unpublish()
        case "expire":
            page.unpublish(set_expired=True)
    assert reading.page_count_of(CategoryPage.objects.get(pk=category.pk), ANYONE) == 1


def test_a_page_is_counted_once_for_all_its_languages(make_article, category, make_category):
    page = make_article("kerf")
    make_article("gas")
    shelf = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_article("schnittfuge", below=shelf, translation_of=page)
    (listed,) = reading.list_categories(viewer=ANYONE, locale="de")
    assert (listed, reading.page_count_of(listed, ANYONE)) == (shelf, 2)


def test_search_finds_nothing_below_a_private_category(nest, make_article, make_user):
    shelf = nest("advanced", "optics")
    page = make_article("focus", below=shelf)
    restrict(CategoryPage.objects.get(slug="advanced"), "groups", "agent")
    source = source_of("article")
    assert source.visible_ids(ANYONE, [page.pk]) == set()
    assert source.visible_ids(make_user(roles=["agent"]), [page.pk]) == {page.pk}
    (labels,) = {document.access for document in source.documents(page.pk)}
    assert "public" not in labels


def test_neighbours_are_pages_and_never_categories(nest, make_article):
    shelf = nest("advanced")
    first = make_article("one", below=shelf)
    nest("optics", below=shelf)
    last = make_article("two", below=shelf)
    assert neighbours_of(first, ANYONE)[1].pk == last.pk
    assert neighbours_of(last, ANYONE) == (first.page_ptr, None)
