"""What translations were made from, recorded as pages are published; and that nobody's text changes with it."""

import pytest
from wagtail.models import Locale, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from cms.events import TranslationCompared
from cms.imports import import_article
from cms.models import ArticlePage, SourceVersion, TranslationRecord
from cms.models.translation import Level, Significance
from cms.translation.actions import begin, compare_translations, confirm_translation
from cms.translation.changes import differences
from core.errors import DomainError, ErrorCode
from core.events.models import Entry
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db

TEXT = "One.\n\n## Kerf width\n\nTwo.\n"


@pytest.fixture
def original(make_article):
    return make_article(markdown=TEXT, summary="About kerf.")


@pytest.fixture
def schneiden(make_category, category):
    return make_category(locale="de", slug="schneiden", title="Schneiden", translation_of=category)


@pytest.fixture
def by_hand(original, schneiden, make_article):
    """A German page that people edit like any other."""
    page = make_article(
        "schnittfuge", below=schneiden, markdown="Eins.\n\n## Breite\n\nZwei.\n", translation_of=original
    )
    settle()
    return page


@pytest.fixture
def localized(original, category, writer, django_capture_on_commit_callbacks):
    """A German page made and published with wagtail-localize."""
    locale = Locale.objects.get(language_code="de")
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(category, [locale], user=writer)
        translate_object(original, [locale], user=writer)
    translate(original, One="Eins", Two="Zwei")
    save(original, writer, django_capture_on_commit_callbacks)
    settle()
    return ArticlePage.objects.get(locale=locale)


def translate(page, **words):
    source, german = TranslationSource.objects.get_for_instance(page), Locale.objects.get(language_code="de")
    for segment in source.stringsegment_set.select_related("string", "context"):
        english = segment.string.data.rstrip(".")
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=german,
            defaults={"data": words.get(english, f"DE {english}")},
        )


def save(page, writer, capture):
    with capture(execute=True):
        Translation.objects.get(source__object_id=page.translation_key).save_target(user=writer, publish=True)


def rewrite(page, writer, old="One.", new="One more.", **fields):
    raw = [dict(item) for item in page.body.raw_data]
    for item in raw:
        if isinstance(item["value"], str):
            item["value"] = item["value"].replace(old, new)
    body = page.body.stream_block.to_python(raw)
    revision = edit(page, writer, body=body, **fields)
    settle()
    return revision


def record(page):
    return TranslationRecord.objects.get(page_id=page.pk)


def state(page):
    found = record(page)
    return found.get_level_display(), [(change["part"], change["kind"]) for change in found.changes]


FRESH = (Level.FRESH.label, [])
ONE_CHANGED = (Level.MINOR.label, [("paragraph", "CHANGED")])


def test_a_translation_is_fresh_when_it_is_published(by_hand):
    assert state(by_hand) == FRESH
    assert record(by_hand).stale_since is None


@pytest.mark.parametrize(
    ("significance", "level"),
    [(Significance.TYPO, Level.FRESH), (Significance.MINOR, Level.MINOR), (Significance.MAJOR, Level.MAJOR)],
)
def test_a_change_of_the_original_is_as_stale_as_its_writer_says(by_hand, original, writer, significance, level):
    rewrite(original, writer, significance=significance)
    found = record(by_hand)
    assert found.level == level
    original.refresh_from_db()
    assert found.stale_since == (original.last_published_at if level else None)


def test_a_draft_changes_nothing(by_hand, original, writer):
    edit(original, writer, publish=False, title="Secret")
    settle()
    assert state(by_hand) == FRESH
    assert SourceVersion.objects.filter(page_id=original.pk).count() == 1


def test_publishing_by_hand_does_not_clear_staleness(by_hand, original, writer):
    rewrite(original, writer)
    edit(by_hand, writer, title="Schnittfuge und Gas")
    settle()
    assert state(by_hand) == ONE_CHANGED


def test_a_person_says_that_it_is_up_to_date(by_hand, original, writer):
    rewrite(original, writer)
    version = SourceVersion.objects.filter(page_id=original.pk).latest("pk")
    confirm_translation(actor=writer, page=by_hand, version=version.pk)
    assert state(by_hand) == FRESH
    entry = PageLogEntry.objects.filter(page=by_hand, action="cms.translation.up_to_date").get()
    assert (entry.user, entry.data["version"]) == (writer, version.pk)


def test_of_some_parts_only(by_hand, original, writer):
    rewrite(original, writer, title="Kerf, measured")
    version = SourceVersion.objects.filter(page_id=original.pk).latest("pk")
    assert len(record(by_hand).changes) == 2
    confirm_translation(actor=writer, page=by_hand, version=version.pk, keys=["title"])
    assert state(by_hand) == ONE_CHANGED
    key = record(by_hand).changes[0]["key"]
    confirm_translation(actor=writer, page=by_hand, version=version.pk, keys=[key])
    assert state(by_hand) == FRESH


def test_what_was_published_after_the_look_stays_to_be_done(by_hand, original, writer):
    rewrite(original, writer)
    seen = SourceVersion.objects.filter(page_id=original.pk).latest("pk")
    rewrite(original, writer, old="Two.", new="Two more.", significance=Significance.MAJOR)
    confirm_translation(actor=writer, page=by_hand, version=seen.pk)
    assert state(by_hand) == (Level.MAJOR.label, [("paragraph", "CHANGED")])


def test_a_draft_of_the_translation_has_to_be_published_first(by_hand, original, writer):
    rewrite(original, writer)
    edit(by_hand, writer, publish=False, title="Entwurf")
    version = SourceVersion.objects.filter(page_id=original.pk).latest("pk")
    with pytest.raises(DomainError) as refusal:
        confirm_translation(actor=writer, page=by_hand, version=version.pk)
    assert refusal.value.code == ErrorCode.CONFLICT
    assert state(by_hand) == ONE_CHANGED


@pytest.mark.parametrize("roles", [[], ["agent"], ["moderator"], ["product"]])
def test_others_may_not_say_so(by_hand, original, writer, make_user, roles):
    rewrite(original, writer)
    version = SourceVersion.objects.filter(page_id=original.pk).latest("pk")
    with pytest.raises(DomainError) as refusal:
        confirm_translation(actor=make_user(roles=roles), page=by_hand, version=version.pk)
    assert refusal.value.code == ErrorCode.FORBIDDEN
    assert state(by_hand) == ONE_CHANGED


def test_a_version_of_another_page_is_none_of_this_one(by_hand, original, writer, make_article):
    other = make_article("gases")
    version = SourceVersion.objects.get(page_id=other.pk)
    with pytest.raises(DomainError) as refusal:
        confirm_translation(actor=writer, page=by_hand, version=version.pk)
    assert refusal.value.code == ErrorCode.NOT_FOUND


def test_an_imported_change_of_the_translation_follows_the_original(by_hand, original, schneiden, writer):
    rewrite(original, writer)
    import_article(
        actor=writer,
        category=schneiden,
        slug="schnittfuge",
        title="Neu",
        markdown="Eins mehr.",
        translation_of=original,
    )
    settle()
    assert state(by_hand) == FRESH


def test_syncing_is_no_translating(localized, original, writer, django_capture_on_commit_callbacks):
    before = localized.get_latest_revision().content["body"]
    rewrite(original, writer)
    TranslationSource.objects.get_for_instance(original).update_from_db()
    localized.refresh_from_db()
    assert localized.get_latest_revision().content["body"] == before
    assert state(localized) == ONE_CHANGED
    # Published as it is, with the new sentence still in English.
    save(original, writer, django_capture_on_commit_callbacks)
    settle()
    assert state(localized) == ONE_CHANGED


def test_each_part_that_is_translated_anew_is_fresh(localized, original, writer, django_capture_on_commit_callbacks):
    rewrite(original, writer)
    TranslationSource.objects.get_for_instance(original).update_from_db()
    translate(original)
    save(original, writer, django_capture_on_commit_callbacks)
    settle()
    assert state(localized) == FRESH


def test_what_was_left_untranslated_is_lacking_until_it_is_translated(
    original, category, writer, django_capture_on_commit_callbacks
):
    locale = Locale.objects.get(language_code="de")
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(category, [locale], user=writer)
        translate_object(original, [locale], user=writer)
    translate(original)
    half = StringTranslation.objects.filter(translation_of__data="One.")
    assert half.delete()[0]
    save(original, writer, django_capture_on_commit_callbacks)
    settle()
    page = ArticlePage.objects.get(locale=locale)
    assert state(page) == (Level.MINOR.label, [("paragraph", "ADDED")])
    (lacking,) = differences(record(page), original, original.source_versions.latest("pk"))
    assert (lacking.before, lacking.after) == ("", "One.")

    translate(original)
    save(original, writer, django_capture_on_commit_callbacks)
    settle()
    assert state(page) == FRESH


def test_a_translation_published_again_without_a_sync_stays_stale(
    localized, original, writer, django_capture_on_commit_callbacks
):
    rewrite(original, writer)
    save(original, writer, django_capture_on_commit_callbacks)
    settle()
    assert state(localized) == ONE_CHANGED


def test_nothing_that_happens_to_an_original_changes_the_text_of_its_translations(by_hand, original, writer):
    words, revision = by_hand.body.raw_data[:], by_hand.latest_revision_id
    rewrite(original, writer, significance=Significance.MAJOR, title="Other")
    compare_translations(original_id=original.pk)
    begin()
    by_hand.refresh_from_db()
    assert (by_hand.title, list(by_hand.body.raw_data), by_hand.latest_revision_id) == (
        "Schnittfuge",
        list(words),
        revision,
    )


def test_each_news_is_told_once(by_hand, original, writer):
    Entry.objects.all().delete()
    rewrite(original, writer)
    compare_translations(original_id=original.pk)
    (entry,) = Entry.objects.filter(name=TranslationCompared.name)
    assert (entry.node_type, entry.node_id) == ("Article", by_hand.pk)
    assert (entry.payload["level"], entry.payload["parts"], entry.payload["locale"]) == ("MINOR", 1, "de")


def test_pages_from_before_begin_as_up_to_date(by_hand, original, writer):
    SourceVersion.objects.all().delete()
    begin()
    begin()
    assert SourceVersion.objects.filter(page_id=original.pk).count() == 1
    assert state(by_hand) == FRESH
    rewrite(original, writer)
    assert state(by_hand) == ONE_CHANGED


def test_a_deleted_original_leaves_nothing_to_follow(by_hand, original):
    original.delete()
    settle()
    assert not TranslationRecord.objects.filter(page_id=by_hand.pk).exists()
    edit(by_hand, title="Bleibt")
    assert not TranslationRecord.objects.filter(page_id=by_hand.pk).exists()


def test_blocks_of_an_imported_translation_have_the_ids_of_the_original(by_hand, original):
    assert [block.id for block in by_hand.body] == [block.id for block in original.body]


def test_blocks_that_the_original_has_not_get_ids_of_their_own(original, schneiden, make_article):
    page = make_article("anders", below=schneiden, markdown="Eins.\n\n```\nG1\n```\n\nZwei.\n", translation_of=original)
    ids, known = [block.id for block in page.body], [block.id for block in original.body]
    assert (ids[0], ids[2]) == (known[0], known[2])
    assert ids[1] not in {None, "", *known}
