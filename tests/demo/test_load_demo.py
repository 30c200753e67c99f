"""`manage.py load_demo` from end to end."""

from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Revision

from cms.feedback.reading import versions_of
from cms.kinds import KINDS
from cms.models import (
    ArticleFeedback,
    ArticlePage,
    CategoryPage,
    PageDay,
    SourceVersion,
    TranslationRecord,
    TutorialPage,
    WatchDay,
)
from cms.models.pages import BodyPage
from cms.models.translation import Level
from cms.translation.actions import compare_translations
from cms.visits.reading import popular_pages
from cms.watching.reading import recent_watching
from cms.watching.stretches import Counts
from cms.writing.checks import check_body
from community.forum.models import Topic
from community.insights.models import ContentGap, GapEvidence
from community.insights.reading import told_of
from core.accounts.models import User
from core.events.models import Entry
from core.search.log.outcome import Outcome
from core.search.models import AskedQuestion
from demo.library import sheets, shelves
from demo.models import Load
from media_pipeline.models import SpeechModel, Video

pytestmark = pytest.mark.django_db

COUNTED = (
    *(Page, Revision, Video, get_image_model(), User, Topic, ArticleFeedback, Entry),
    *(PageDay, WatchDay, AskedQuestion, ContentGap, GapEvidence),
)


@pytest.fixture(autouse=True)
def _demo_in_its_own_folder(settings, tmp_path):
    settings.DEMO_SIGN_INS = True
    settings.MEDIA_ROOT = tmp_path


def load_demo(*arguments):
    out, complaints = StringIO(), StringIO()
    call_command("load_demo", *arguments, stdout=out, stderr=complaints)
    assert complaints.getvalue() == ""
    return out.getvalue()


@pytest.mark.slow
def test_the_demo_is_loaded_once_however_often_it_is_run(client):
    said = load_demo()
    assert f"Articles {len(sheets())}/{len(sheets())}" in said
    assert CategoryPage.objects.live().count() == len(shelves())
    for page in Page.objects.type(BodyPage).specific():
        check_body(page)
    assert sum(model.objects.live().count() for model in KINDS.values()) == len(sheets())
    before = [model.objects.count() for model in COUNTED]

    kerf = ArticlePage.objects.get(locale__language_code="en", slug="kerf-width")
    assert set(kerf.get_translations().values_list("locale__language_code", flat=True)) == {"de", "es"}
    assert kerf.get_parent().slug == "calculator-guides"
    assert set(Video.objects.values_list("model", "language")) == {(SpeechModel.MICRO, "en")}
    assert {page.video_id for page in TutorialPage.objects.all()} == set(Video.objects.values_list("pk", flat=True))

    writer = User.objects.get(email="writer@demo.kerf.test")
    assert popular_pages(viewer=AnonymousUser(), locale="en", first=1)[0].slug == "kerf-width"
    # As the pipeline says, which has not looked into it here.
    Video.objects.update(duration_ms=60_000)
    tutorial = TutorialPage.objects.get(locale__language_code="en", slug="measure-your-kerf")
    watching = recent_watching(tutorial, writer)
    assert watching is not None
    assert watching.meets_aim
    assert watching.counts.replayed != Counts().replayed
    found = AskedQuestion.objects.with_outcome(Outcome.SUCCESS)
    assert {"en", "de", "es"} == set(found.values_list("locale", flat=True))
    assert 0.5 < found.count() / AskedQuestion.objects.count() < 0.9
    gaps = ContentGap.objects.visible_to(writer).ranked()
    first, *others = gaps.in_state(ContentGap.State.OPEN)
    assert {"aluminum", "engrav"} <= first.terms
    assert told_of(first, writer).searches
    assert any(told_of(gap, writer).topics for gap in others)
    closed = gaps.get(state=ContentGap.State.CLOSED)
    assert closed.people_before > closed.people_after > 0

    (votes,) = versions_of(kerf)
    assert (votes.live, votes.yes, votes.no) == (True, 14, 1)

    # Readers without scripts are served every page.
    paths = [page.web_path for model in KINDS.values() for page in model.objects.live()]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)

    load_demo()
    assert [model.objects.count() for model in COUNTED] == before
    assert load_demo("--if-empty") == ""


def test_a_site_with_content_of_its_own_is_left_alone():
    Load.objects.create(finished_at="2026-03-12T09:30:00Z")
    assert load_demo("--if-empty") == ""
    assert not User.objects.exists()


def test_where_demo_sign_ins_are_off_the_command_refuses(settings):
    settings.DEMO_SIGN_INS = False
    with pytest.raises(CommandError, match="embedded profile only"):
        load_demo()
    assert not User.objects.exists()


@pytest.mark.slow
def test_some_translations_are_behind_their_originals():
    load_demo()
    originals = set(SourceVersion.objects.values_list("page_id", flat=True))
    for pk in originals:
        compare_translations(original_id=pk)
    behind = TranslationRecord.objects.exclude(level=Level.FRESH)
    found = {(record.page.locale.language_code, record.page.slug, Level(record.level)) for record in behind}
    assert found == {
        ("de", "schnittfuge", Level.MINOR),
        ("de", "grat-und-schlacke", Level.MAJOR),
        (
            "es",
            ArticlePage.objects.get(slug="dross").get_translation(Locale.objects.get(language_code="es")).slug,
            Level.MAJOR,
        ),
    }
    assert all(len(record.changes) == 1 for record in behind)
