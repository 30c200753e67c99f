"""What follows from publishing: search finds the page, videos may be watched, images are ready."""

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.images.models import Rendition
from wagtail.models import PageViewRestriction

from cms.images import PRESETS
from core.events.actions import emit
from core.search.models import SearchDocument
from media_pipeline.events import TranscriptReady
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db


def documents(kind="article", **filters):
    rows = SearchDocument.objects.filter(family__kind=kind, **filters).order_by("family_id", "place")
    return [(row.unit, row.heading, row.body, row.path, row.anchor) for row in rows]


def test_a_published_article_is_found_by_its_sections(article):
    settle()
    path = "/en/learn/cutting/kerf"
    assert documents() == [
        ("lead", "", "Before.", path, ""),
        ("kerf-width", "Kerf width", "The beam removes material.", path, "kerf-width"),
        ("gas", "Gas", "Nitrogen keeps the edge bright.", path, "gas"),
    ]
    first = SearchDocument.objects.filter(family__kind="article").first()
    assert (first.locale, first.category, first.access) == ("en", "cutting", ["public"])


def test_a_new_version_replaces_the_old_one(article):
    edit(article, title="Kerf, again", body=[])
    settle()
    assert documents() == [("lead", "", "", "/en/learn/cutting/kerf", "")]


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), lambda page: page.delete()])
def test_what_is_gone_is_not_found(article, hide):
    settle()
    hide(article)
    settle()
    assert not documents()


def test_a_draft_is_not_found(article):
    settle()
    before = documents()
    edit(article, publish=False, title="Secret")
    settle()
    assert documents() == before


def test_a_private_page_is_filed_for_its_readers_only(article):
    settle()
    restriction = PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="groups")
    settle()
    assert not documents()
    restriction.delete()
    settle()
    assert len(documents()) == 3


def test_pages_below_a_moved_category_are_found_at_their_new_path(article, category):
    edit(category, slug="laser")
    settle()
    assert {row[3] for row in documents()} == {"/en/learn/laser/kerf"}


def test_a_tutorial_is_found_by_what_is_said(make_tutorial, video, make_transcript):
    make_transcript(video, "en", "Welcome.", "Set the focus to zero.")
    make_tutorial("first-cut", video, markdown="Read this.")
    settle()
    rows = SearchDocument.objects.filter(family__kind="tutorial").order_by("place")
    assert [(row.body, row.start_ms) for row in rows] == [
        ("Read this.", None),
        ("Welcome.", 0),
        ("Set the focus to zero.", 4000),
    ]


def test_a_transcript_that_comes_later_is_found_too(make_tutorial, video, make_transcript):
    make_tutorial("first-cut", video)
    settle()
    transcript = make_transcript(video, "en", "Set the focus to zero.")
    emit(TranscriptReady(video_id=video.pk, transcript_id=transcript.pk, language="en", source="auto"))
    settle()
    assert SearchDocument.objects.filter(family__kind="tutorial", start_ms=0, locale="en").exists()


def test_a_translation_leaves_the_spoken_words_to_the_page_in_their_language(
    make_tutorial, make_category, category, video, make_transcript
):
    make_transcript(video, "en", "Welcome.")
    original = make_tutorial("first-cut", video)
    german = make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)
    make_tutorial("erster-schnitt", video, below=german, translation_of=original)
    settle()
    assert [row.path for row in SearchDocument.objects.filter(body="Welcome.")] == ["/en/learn/cutting/first-cut"]


def test_a_video_may_be_watched_for_as_long_as_a_public_tutorial_shows_it(make_tutorial, video):
    def watchable():
        settle()
        return type(video).objects.visible_to(AnonymousUser()).filter(pk=video.pk).exists()

    assert not watchable()
    first, second = make_tutorial("one", video), make_tutorial("two", video)
    assert watchable()
    first.unpublish()
    assert watchable()
    restriction = PageViewRestriction.objects.create(page=second, restriction_type="login")
    assert not watchable()
    restriction.delete()
    assert watchable()
    second.delete()
    assert not watchable()


def test_images_are_ready_before_the_first_reader_comes(make_article, make_image):
    image = make_image(size=(1000, 500))
    page = make_article("pictures")
    Rendition.objects.all().delete()
    edit(page, body=[("image", {"image": image, "alt": "A nozzle", "caption": ""})])
    settle()
    assert set(Rendition.objects.values_list("filter_spec", flat=True)) == set(PRESETS.values())
