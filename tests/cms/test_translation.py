"""Translating with wagtail-localize: drafts first, people's words kept, no copies under another language."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from cms.models import ArticlePage
from cms.reading import translations_of
from media_pipeline.models import Video
from tests.cms.conftest import edit

pytestmark = pytest.mark.django_db

TEXT = """Hello **world**.

## Kerf width

| Gas | Pressure |
|---|---|
| Nitrogen | 16 bar |

```sh
cut --fast
```

> [!NOTE]
> Mind the beam.
"""


@pytest.fixture
def original(make_article):
    return make_article(markdown=TEXT, summary="About kerf.", tags=["laser"])


@pytest.fixture
def german(original, category, writer, django_capture_on_commit_callbacks):
    """The German page as "Translate this page" makes it."""
    locale = Locale.objects.get(language_code="de")
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(category, [locale], user=writer)
        translate_object(original, [locale], user=writer)
    return ArticlePage.objects.get(locale=locale)


def segments(page):
    source = TranslationSource.objects.get_for_instance(page)
    return list(source.stringsegment_set.select_related("string", "context"))


def translate(page, locale, words):
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string, context=segment.context, locale=locale, data=words[segment.string.data]
        )
        for segment in segments(page)
        if segment.string.data in words
    )


def test_a_translation_begins_as_a_draft(german, original):
    assert not german.live
    assert german.alias_of is None
    assert ArticlePage.objects.visible_to(AnonymousUser()).get() == original
    assert [locale for locale, _ in translations_of(original, AnonymousUser())] == ["en"]


def test_translators_are_asked_for_words_and_not_for_code_or_anchors(german, original):
    asked = {segment.string.data for segment in segments(original)}
    assert {"Kerf", "About kerf.", "Kerf width", "Gas", "Pressure", "Nitrogen", "16 bar", "Mind the beam."} <= asked
    assert "Hello <b>world</b>." in asked
    assert not {"cut --fast", "kerf-width", "bash", "note"} & asked


def test_translated_words_arrive_in_every_block(german, original, writer):
    translate(
        original,
        german.locale,
        {
            "Kerf": "Schnittfuge",
            "Kerf width": "Breite der Schnittfuge",
            "Pressure": "Druck",
            "Nitrogen": "Stickstoff",
            "Mind the beam.": "Vorsicht, Strahl.",
        },
    )
    Translation.objects.get(target_locale=german.locale, source__object_id=original.translation_key).save_target(
        user=writer, publish=False
    )
    german.refresh_from_db()
    page = german.get_latest_revision_as_object()
    body = {child.block_type: child.value for child in page.body}
    assert page.title == "Schnittfuge"
    assert body["heading"]["text"] == "Breite der Schnittfuge"
    assert body["heading"]["anchor"] == "kerf-width"
    assert body["table"].columns[1]["heading"] == "Druck"
    assert "Stickstoff" in body["table"].row_data[0]["values"][0].source
    assert "16 bar" in body["table"].row_data[0]["values"][1].source
    assert "Strahl" in body["callout"]["text"].source
    assert body["code"]["code"] == "cut --fast"
    assert [child.id for child in page.body] == [child.id for child in original.body]


def test_a_published_translation_is_a_page_of_its_own(german, original, writer):
    german.get_latest_revision().publish(user=writer)
    assert dict(translations_of(original, AnonymousUser())).keys() == {"en", "de"}


def test_a_change_of_the_original_does_not_change_the_translation(german, original, writer):
    german.get_latest_revision().publish(user=writer)
    edit(original, writer, title="Kerf and gas")
    german.refresh_from_db()
    assert german.title == "Kerf"


@pytest.mark.parametrize("wish", ["localize-restart-translation", "localize-convert-to-alias"])
def test_a_translation_taken_over_by_hand_is_never_overwritten(german, original, writer, client, wish):
    Translation.objects.update(enabled=False)
    edit(german, writer, title="Von Hand")
    client.force_login(writer)
    page = client.get(f"/admin/pages/{german.pk}/edit/")
    assert wish not in page.content.decode()
    response = client.post(f"/admin/pages/{german.pk}/edit/", {wish: "1"})
    assert response.status_code == 302
    assert not Translation.objects.filter(enabled=True).exists()
    german.refresh_from_db()
    assert (german.title, german.alias_of) == ("Von Hand", None)


@pytest.mark.parametrize("enabled", [True, False])
def test_no_address_turns_a_translation_into_an_alias(german, original, writer, client, enabled):
    Translation.objects.update(enabled=enabled)
    edit(german, writer, title="Von Hand")
    client.force_login(writer)
    response = client.post(reverse("wagtail_localize:convert_to_alias", args=[german.pk]))
    assert (response.status_code, response["Location"]) == (302, f"/admin/pages/{german.pk}/edit/")
    german.refresh_from_db()
    assert (german.title, german.alias_of) == ("Von Hand", None)


def test_nothing_is_translated_without_being_asked_for(original, make_category):
    make_category(slug="gases")
    codes = Page.objects.filter(depth__gt=2).values_list("locale__language_code", flat=True)
    assert set(codes) == {"en"}


def test_the_translation_editor_opens_and_previews_in_the_web_app(german, original, writer, client):
    client.force_login(writer)
    editor = client.get(f"/admin/pages/{german.pk}/edit/")
    assert editor.status_code == 200
    assert "Nitrogen" in editor.content.decode()
    translation = Translation.objects.get(source__object_id=original.translation_key)
    preview = client.get(f"/admin/localize/translate/{translation.pk}/preview/")
    assert preview["Location"].startswith("/de/preview/")


def test_a_translated_tutorial_follows_the_video_of_its_original(make_tutorial, video, category, writer):
    tutorial, locale = make_tutorial("first-cut", video), Locale.objects.get(language_code="de")
    translate_object(category, [locale], user=writer)
    translate_object(tutorial, [locale], user=writer)
    source = TranslationSource.objects.get_for_instance(tutorial)
    assert not source.overridablesegment_set.filter(context__path="video").exists()
    other = Video.objects.create(title="Second cut", uploaded_by=writer)
    edit(tutorial, video=other)
    source.update_from_db()
    translation = source.translations.get()
    translation.save_target(publish=True)
    assert translation.get_target_instance().video == other


def test_an_image_in_a_translation_keeps_its_picture_and_gets_its_words(original, make_image, writer, category):
    image = make_image()
    edit(original, body=[("image", {"image": image, "alt": "A nozzle", "caption": ""})])
    locale = Locale.objects.get(language_code="es")
    translate_object(category, [locale], user=writer)
    translate_object(original, [locale], user=writer)
    translate(original, locale, {"A nozzle": "Una boquilla"})
    Translation.objects.get(target_locale=locale, source__object_id=original.translation_key).save_target(
        user=writer, publish=False
    )
    (block,) = ArticlePage.objects.get(locale=locale).get_latest_revision_as_object().body
    assert (block.value["image"], block.value["alt"]) == (image, "Una boquilla")
