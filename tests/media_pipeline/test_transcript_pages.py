"""The admin's pages of transcripts: what they show, and what the editor's script may send."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupCollectionPermission

from media_pipeline.models import Transcript

from .narrated import narrated

pytestmark = pytest.mark.django_db


@pytest.fixture
def transcript(writer):
    return narrated(writer)


@pytest.fixture
def browser(client, writer):
    """A writer's browser."""
    Group.objects.get(name="writer").permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    return client


def address(transcript, page="transcript", *more):
    return reverse(f"videos:{page}", args=[transcript.video_id, transcript.pk, *more])


def save(browser, transcript, sent):
    body = sent if isinstance(sent, str) else json.dumps(sent)
    return browser.post(address(transcript, "transcript_save"), body, content_type="application/json")


def reworded(text, version=1, position=1):
    return {"version": version, "changes": [{"position": position, "removed": 1, "lines": [[3000, 4600, text]]}]}


def test_what_is_saved_is_told_back_as_readers_get_it(browser, transcript):
    answer = save(browser, transcript, reworded("Raise the <b>focus</b>\x00 to ninety watts."))
    told = answer.json()
    assert (answer.status_code, told["version"], len(told["lines"])) == (200, 2, 12)
    assert told["lines"][1]["text"] == "Raise the <b>focus</b> to ninety watts."
    assert told["lines"][1]["confirmed"] is True
    assert told["lines"][0]["confirmed"] is False


def test_the_history_tells_in_words_what_went_and_what_came(browser, transcript):
    save(browser, transcript, reworded("Raise the focus to <ninety> watts."))
    page = browser.get(address(transcript, "transcript_history")).content.decode()
    assert "Version 2: corrected" in page
    assert '<del><span class="w-sr-only">[removed: </span><span class="deletion">eighty' in page
    assert "&lt;ninety&gt;" in page
    assert "<ninety>" not in page


def test_other_times_alone_and_lines_found_right_are_told_so(browser, transcript):
    first = transcript.cues.order_by("position").first()
    same = [[first.start_ms, first.end_ms, first.text]]
    save(browser, transcript, {"version": 1, "changes": [{"position": 0, "removed": 1, "lines": same}]})
    assert "lines were found right" in browser.get(address(transcript, "transcript_history")).content.decode()
    moved = [[first.start_ms + 100, first.end_ms, first.text]]
    save(browser, transcript, {"version": 2, "changes": [{"position": 0, "removed": 1, "lines": moved}]})
    assert "other times" in browser.get(address(transcript, "transcript_history")).content.decode()


def test_an_older_version_is_made_the_newest_by_a_button(browser, transcript):
    save(browser, transcript, reworded("Mine."))
    browser.post(address(transcript, "transcript_restore", 1))
    transcript.refresh_from_db()
    assert transcript.version == 3
    assert not transcript.cues.filter(text="Mine.").exists()
    browser.post(address(transcript, "transcript_restore", 99))
    transcript.refresh_from_db()
    assert transcript.version == 3


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 1, "changes": [{}]}',
        '{"version": 1, "changes": [{"position": 0, "removed": 1, "lines": [[0]]}]}',
        '{"version": 1, "changes": [{"position": 1e999, "removed": 1, "lines": []}]}',
        '{"version": NaN, "changes": []}',
        '{"version": 99999999999999999999999, "changes": []}',
        '{"version": 1, "changes": [{"position": 99999999999999999999999, "removed": 1, "lines": []}]}',
        '{"version": 1, "changes": [{"position": 0, "removed": 1, "lines": [[0, 99999999999999999999999, "x"]]}]}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_is_refused_with_words_and_changes_nothing(browser, transcript, sent):
    answer = save(browser, transcript, sent)
    assert answer.status_code in {400, 404}
    assert answer.json()["message"]
    transcript.refresh_from_db()
    assert transcript.version == 1


def test_who_was_slower_is_told_with_the_lines_of_the_other(browser, transcript):
    save(browser, transcript, reworded("Theirs."))
    answer = save(browser, transcript, reworded("Mine."))
    assert answer.status_code == 409
    assert "Theirs." in answer.json()["message"]


def test_who_may_not_change_the_video_gets_none_of_its_pages(browser, transcript, make_user):
    transcript.video.uploaded_by = make_user()
    transcript.video.save()
    GroupCollectionPermission.objects.filter(permission__codename="change_video").delete()
    for page in ("transcript", "transcript_history"):
        assert browser.get(address(transcript, page)).status_code in {302, 403}
    assert save(browser, transcript, reworded("Mine.")).status_code == 403
    browser.post(address(transcript, "transcript_restore", 1))
    assert Transcript.objects.get().version == 1


def test_a_transcript_of_another_video_is_not_found_there(browser, transcript, writer):
    other = narrated(writer, "Other")
    wrong = reverse("videos:transcript", args=[other.video_id, transcript.pk])
    assert browser.get(wrong).status_code == 404


def translation_page(transcript, *more, language="de"):
    return reverse("videos:translation" + "".join(more), args=[transcript.video_id, language])


def send_translation(browser, transcript, sent):
    body = sent if isinstance(sent, str) else json.dumps(sent)
    return browser.post(translation_page(transcript, "_save"), body, content_type="application/json")


def test_a_translation_begins_on_the_videos_page_and_is_told_there(browser, transcript):
    page = browser.get(reverse("videos:edit", args=[transcript.video_id])).content.decode()
    assert '<option value="de">Deutsch</option>' in page
    assert '<option value="en">' not in page.partition('name="language">')[2].partition("</select>")[0]
    begun = browser.get(reverse("videos:translate", args=[transcript.video_id]), {"language": "de"})
    assert begun["Location"] == translation_page(transcript)
    first = transcript.cues.order_by("position").first()
    change = {"start": first.start_ms, "end": first.end_ms, "source": first.text, "text": "<i>Fokus</i> hoch."}
    told = send_translation(browser, transcript, {"version": 0, "changes": [{**change, "replaces": []}]}).json()
    assert (told["version"], told["shown"]) == (1, False)
    page = browser.get(reverse("videos:edit", args=[transcript.video_id])).content.decode()
    assert "11 of 12 sentences are not translated" in page
    assert "Readers see it once nothing is missing." in page
    editor = browser.get(translation_page(transcript)).content.decode()
    assert "<i>Fokus" not in editor


def test_what_changed_in_the_source_is_marked_and_escaped(browser, transcript):
    first = transcript.cues.order_by("position").first()
    change = {"start": first.start_ms, "end": first.end_ms, "source": "<b>Lower</b> the focus.", "text": "Fokus."}
    told = send_translation(browser, transcript, {"version": 0, "changes": [{**change, "replaces": []}]}).json()
    assert told["pairs"][0]["upkeep"] == "stale"
    assert "&lt;b&gt;" in told["pairs"][0]["change"]
    assert "<b>" not in told["pairs"][0]["change"]


@pytest.mark.parametrize(
    "sent", ["", "{", "[]", '{"version": 0}', '{"version": 0, "changes": [{"start": "x"}]}', "[" * 99_999]
)
def test_translations_that_cannot_be_read_are_refused_in_words(browser, transcript, sent):
    answer = send_translation(browser, transcript, sent)
    assert (answer.status_code, answer.json()) == (400, {"message": "These changes cannot be read."})


def test_a_translation_is_opened_beside_its_source_wherever_it_is_linked(browser, transcript):
    change = {"start": 500, "end": 3500, "source": "Raise", "text": "Fokus hoch.", "replaces": []}
    send_translation(browser, transcript, {"version": 0, "changes": [change]})
    made = Transcript.objects.get(source="translated")
    assert browser.get(address(made), {"t": 3})["Location"] == f"{translation_page(transcript)}?t=3"
    assert "Version 1: corrected" in browser.get(address(made, "transcript_history")).content.decode()


@pytest.mark.parametrize("language", ["en", "no such language", "-"])
def test_there_is_no_page_for_a_language_that_is_none(browser, transcript, language):
    assert browser.get(translation_page(transcript, language=language)).status_code == 404


def test_who_may_not_change_the_video_neither_sees_nor_saves_a_translation(client, transcript, make_user):
    client.force_login(make_user())
    assert client.get(translation_page(transcript)).status_code in {302, 403}
    assert send_translation(client, transcript, {"version": 0, "changes": []}).status_code in {302, 403}
