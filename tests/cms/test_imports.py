"""Imports: once, however often they are run."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Revision

from cms.imports import import_article, import_category, import_home, import_image, keep_ids
from cms.metadata import metadata_of, page_at
from cms.models import ArticlePage, CategoryPage
from core.errors import DomainError, ErrorCode
from tests.cms.conftest import TEXT, edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def again(writer, category):
    def run(**changes):
        fields = {"title": "Kerf", "summary": "About kerf.", "tags": ["laser", "basics"], "markdown": TEXT, **changes}
        return import_article(actor=writer, category=category, slug="kerf", **fields)

    return run


def test_an_import_publishes_through_wagtail_in_the_name_of_its_actor(again, writer):
    page = again().page
    assert page.live
    assert page.owner == writer
    assert page.latest_revision.user == writer
    assert page.web_path == "/en/learn/cutting/kerf"
    assert [tag.name for tag in page.tags.order_by("name")] == ["basics", "laser"]


def test_the_same_import_changes_nothing(again):
    again()
    before = Revision.objects.count()
    assert not again(tags=["basics", "laser"]).changed
    assert Revision.objects.count() == before
    assert ArticlePage.objects.count() == 1


def test_a_tag_is_the_same_tag_in_capitals(again):
    again(tags=["laser", "video"])
    before = Revision.objects.count()
    assert not again(tags=["Video", "LASER", "Laser"]).changed
    assert Revision.objects.count() == before
    assert sorted(tag.name for tag in ArticlePage.objects.get().tags.all()) == ["laser", "video"]


@pytest.mark.parametrize(
    "change", [{"title": "K"}, {"summary": "S"}, {"tags": ["x"]}, {"tags": []}, {"markdown": TEXT + "\nMore."}]
)
def test_any_change_makes_one_revision(again, change):
    again()
    before = Revision.objects.count()
    assert again(**change).changed
    assert Revision.objects.count() == before + 1
    assert not again(**change).changed


def test_an_unpublished_page_is_published_again(again):
    again().page.unpublish()
    assert again().changed
    assert ArticlePage.objects.get().live


def test_what_a_writer_changed_meanwhile_is_overwritten_by_a_new_revision_not_lost(again, writer):
    page = again().page
    edit(page, writer, title="By hand")
    again()
    assert ArticlePage.objects.get().title == "Kerf"
    assert "By hand" in [revision.content["title"] for revision in page.revisions.all()]


def test_blocks_keep_their_identity(again):
    before = {block.block_type + str(block.value): block.id for block in again().page.body}
    after = again(markdown="New first.\n\n# New\n\n" + TEXT).page.body
    kept = [block.id for block in after if before.get(block.block_type + str(block.value)) == block.id]
    assert len(kept) == len(before)
    assert len({block.id for block in after}) == len(after)


def test_a_changed_block_keeps_its_identity():
    old = [{"type": "paragraph", "value": "<p>a</p>", "id": "1"}, {"type": "code", "value": {}, "id": "2"}]
    new = keep_ids(old, [{"type": "paragraph", "value": "<p>b</p>"}, {"type": "code", "value": {}}])
    assert [block["id"] for block in new] == ["1", "2"]


def test_a_translation_belongs_to_its_original(again, make_category, category, writer):
    original = again().page
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    fields = {"slug": "schnittfuge", "title": "Schnittfuge", "markdown": "Text"}
    page = import_article(actor=writer, category=german, translation_of=original, **fields).page
    assert page.get_translations().get() == original
    assert page.web_path == "/de/learn/schneiden/schnittfuge"
    assert not import_article(actor=writer, category=german, translation_of=original, **fields).changed
    with pytest.raises(DomainError) as refusal:
        import_article(actor=writer, category=german, translation_of=original, **{**fields, "slug": "anders"})
    assert refusal.value.code == ErrorCode.CONFLICT


def test_who_may_not_publish_imports_nothing(make_user, category):
    with pytest.raises(DomainError) as refusal:
        import_article(actor=make_user(), category=category, slug="x", title="X", markdown="")
    assert refusal.value.code == ErrorCode.FORBIDDEN
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"slug": "no spaces"}, "slug"),
        ({"summary": "x" * 321}, "summary"),
        ({"markdown": "x" * 500_001}, "markdown"),
    ],
)
def test_bad_input_is_refused_with_its_field_and_changes_nothing(writer, category, fields, field):
    with pytest.raises(DomainError) as refusal:
        import_article(actor=writer, category=category, **{"slug": "x", "title": "X", "markdown": "", **fields})
    assert refusal.value.field == field
    assert not ArticlePage.objects.exists()


def test_a_home_page_gets_its_summary_once(writer):
    assert import_home(actor=writer, locale="de", summary="Alles über Laser.").changed
    assert not import_home(actor=writer, locale="de", summary="Alles über Laser.").changed
    anyone = AnonymousUser()
    assert metadata_of(page_at("/de/", anyone), anyone).description == "Alles über Laser."
    assert metadata_of(page_at("/en/", anyone), anyone).description == ""


def test_a_language_without_a_home_page_is_refused(writer):
    with pytest.raises(DomainError):
        import_home(actor=writer, locale="fr", summary="Tout sur le laser.")
    with pytest.raises(DomainError) as refusal:
        import_category(actor=writer, locale="fr", slug="coupe", title="Coupe")
    assert refusal.value.code == ErrorCode.NOT_FOUND


def test_categories_stand_in_the_order_of_their_import(make_category):
    for slug in ["b", "a", "c"]:
        make_category(slug=slug)
    assert [page.slug for page in CategoryPage.objects.in_tree_order()] == ["b", "a", "c"]


def test_an_image_is_imported_once(writer, make_image):
    file = make_image().file
    first, second = (
        import_image(actor=writer, title="A", file=ImageFile(file.storage.open(file.name), name="a.png"))
        for _ in range(2)
    )
    assert first == second


def test_a_file_that_is_no_image_is_refused(writer):
    with pytest.raises(DomainError) as refusal:
        import_image(actor=writer, title="A", file=ImageFile(ContentFile(b"GIF89a nonsense"), name="a.png"))
    assert refusal.value.code == ErrorCode.INVALID
