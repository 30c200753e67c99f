"""Translations by people: begun, shown, overtaken by their source, and never lost."""

import pytest

from core.errors import DomainError, ErrorCode
from media_pipeline.actions import remove_captions, upload_captions
from media_pipeline.captions.correcting import Change
from media_pipeline.captions.translating import Translated, Upkeep
from media_pipeline.models import Transcript
from media_pipeline.transcripts.actions import correct_transcript, restore_version
from media_pipeline.transcripts.files import captions_of
from media_pipeline.transcripts.translations import (
    languages_for,
    source_of,
    translate,
    translation_of,
    translations_of,
)
from tests.events import settle

from .narrated import narrated

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(writer):
    return narrated(writer)


def changes_of(kept, word="Satz"):
    """A translation of all that is missing or stale."""
    return [
        Translated(pair.start_ms, pair.end_ms, pair.source_text, f"{word} {number}.", tuple(kept.places(pair)))
        for number, pair in enumerate(kept.pairs)
        if pair.upkeep != Upkeep.CURRENT
    ]


def send(source, changes, **values):
    kept = translation_of(source.video, "de")
    values = {"actor": source.video.uploaded_by, "language": "de", "version": kept.version, **values}
    return translate(video_id=source.video_id, changes=changes, **values)


def translate_all(source):
    return send(source, changes_of(translation_of(source.video, "de")))


def correct(source, position, text):
    cue = source.cues.order_by("position")[position]
    change = Change(position, 1, ((cue.start_ms, cue.end_ms, text),) if text else ())
    source.refresh_from_db()
    correct_transcript(
        actor=source.video.uploaded_by, transcript_id=source.pk, version=source.version, changes=[change]
    )
    settle()


def test_readers_see_a_translation_once_nothing_is_missing(source):
    first, *others = changes_of(translation_of(source.video, "de"))
    begun = send(source, [first])
    assert (begun.missing, begun.transcript.complete, bool(begun.transcript.captions)) == (11, False, False)
    assert not source.video.transcripts.complete().in_language("de").exists()
    done = send(source, others)
    assert (done.missing, done.transcript.complete) == (0, True)
    assert source.video.transcripts.complete().in_language("de").get() == done.transcript
    assert captions_of(done.transcript)[0].text == "Satz 0."
    with done.transcript.captions.open("rb") as file:
        assert "Satz 11." in file.read().decode()


def test_a_correction_of_the_source_makes_its_translation_stale_alone(source):
    translate_all(source)
    correct(source, 3, "Something else is said here.")
    kept = translation_of(source.video, "de")
    assert (kept.stale, kept.missing, kept.transcript.complete) == (1, 0, True)
    stale = next(pair for pair in kept.pairs if pair.upkeep == Upkeep.STALE)
    assert (stale.text, stale.source_text) == ("Satz 3.", "Something else is said here.")
    assert stale.made_from != stale.source_text
    again = Translated(stale.start_ms, stale.end_ms, stale.source_text, stale.text, tuple(kept.places(stale)))
    assert send(source, [again]).stale == 0


def test_a_translation_made_while_the_source_changes_is_stale(source):
    kept = translation_of(source.video, "de")
    change = changes_of(kept)[0]
    correct(source, 0, "Said otherwise.")
    assert send(source, [change]).pairs[0].upkeep == Upkeep.STALE


def test_a_source_that_is_retimed_takes_its_translation_along(source):
    translate_all(source)
    cue = source.cues.order_by("position")[0]
    change = Change(0, 1, ((cue.start_ms + 150, cue.end_ms, cue.text),))
    correct_transcript(actor=source.video.uploaded_by, transcript_id=source.pk, version=1, changes=[change])
    settle()
    kept = translation_of(source.video, "de")
    assert kept.lines[0].start_ms == cue.start_ms + 150
    assert kept.stale == 0
    assert kept.transcript.versions.first().reason == "retimed"


def test_what_is_said_no_more_is_told_and_can_be_taken_away(source):
    translate_all(source)
    correct(source, 3, "")
    kept = translation_of(source.video, "de")
    gone = next(pair for pair in kept.pairs if not pair.source)
    assert (kept.stale, gone.text) == (1, "Satz 3.")
    after = send(source, [Translated(gone.start_ms, gone.end_ms, "", "", tuple(kept.places(gone)))])
    assert (after.stale, len(after.lines)) == (0, 11)


def test_the_same_line_translated_by_two_is_a_conflict_that_loses_nothing(source):
    change, *_ = changes_of(translation_of(source.video, "de"))
    send(source, [change])
    assert send(source, [change], version=0).version == 1
    with pytest.raises(DomainError) as refused:
        send(source, [changes_of(translation_of(source.video, "de"))[0], Translated(*_other(change))], version=0)
    assert (refused.value.code, "Satz 0." in refused.value.message) == (ErrorCode.CONFLICT, True)
    assert translation_of(source.video, "de").version == 1


def _other(change):
    return (change.start_ms, change.end_ms, change.source, "Anders.", ())


def test_older_versions_come_back_with_what_they_were_made_from(source):
    translate_all(source)
    kept = translation_of(source.video, "de")
    first = kept.pairs[0]
    send(source, [Translated(first.start_ms, first.end_ms, first.source_text, "Anders.", (0,))])
    restore_version(actor=source.video.uploaded_by, transcript_id=kept.transcript.pk, number=1)
    back = translation_of(source.video, "de")
    assert (back.version, back.pairs[0].text, back.stale, back.transcript.complete) == (3, "Satz 0.", 0, True)


def test_a_persons_file_in_the_language_comes_before_a_translation_and_ends_it_only_when_asked(source):
    translate_all(source)
    content = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHallo.\n"
    uploaded = upload_captions(
        actor=source.video.uploaded_by, video_id=source.video_id, language="de", content=content, name="de.vtt"
    )
    assert source.video.transcripts.complete().in_language("de").first() == uploaded
    assert "de" not in languages_for(source.video)
    with pytest.raises(DomainError) as refused:
        send(source, [_changed(source)])
    assert refused.value.code == ErrorCode.CONFLICT
    remove_captions(actor=source.video.uploaded_by, transcript_id=uploaded.pk)
    assert source.video.transcripts.complete().in_language("de").first().source == "translated"


def _changed(source):
    pair = translation_of(source.video, "de").pairs[0]
    return Translated(pair.start_ms, pair.end_ms, pair.source_text, "Anders.", (0,))


def test_better_captions_of_what_is_said_become_the_source(source):
    translate_all(source)
    content = b"WEBVTT\n\n00:00.000 --> 00:36.000\nAll at once.\n"
    uploaded = upload_captions(
        actor=source.video.uploaded_by, video_id=source.video_id, language="en", content=content, name="en.vtt"
    )
    settle()
    assert source_of(source.video) == uploaded
    assert translation_of(source.video, "de").stale == 1
    remove_captions(actor=source.video.uploaded_by, transcript_id=uploaded.pk)
    settle()
    assert translation_of(source.video, "de").stale == 0


def upload(source, *captions):
    content = "WEBVTT\n\n" + "\n\n".join(captions) + "\n"
    uploaded = upload_captions(
        actor=source.video.uploaded_by,
        video_id=source.video_id,
        language="en",
        content=content.encode(),
        name="en.vtt",
    )
    settle()
    return uploaded


def test_captions_that_go_on_after_the_video_can_be_translated_to_their_end(source):
    upload(source, "00:01.000 --> 00:03.000\nHello there.", "00:46.000 --> 00:48.000\nThe end.")
    done = translate_all(source)
    assert (done.missing, done.transcript.complete) == (0, True)
    with pytest.raises(DomainError) as refused:
        send(source, [Translated(47_000, 48_001, "The end.", "Ende.")])
    assert refused.value.code == ErrorCode.INVALID


def test_what_was_translated_after_the_end_of_the_video_can_be_taken_away(source):
    uploaded = upload(source, "00:46.000 --> 00:48.000\nThe end.")
    translate_all(source)
    remove_captions(actor=source.video.uploaded_by, transcript_id=uploaded.pk)
    settle()
    kept = translation_of(source.video, "de")
    gone = next(pair for pair in kept.pairs if not pair.source)
    after = send(source, [Translated(gone.start_ms, gone.end_ms, "", "", tuple(kept.places(gone)))])
    assert (after.stale, after.lines) == (0, [])


def test_two_who_translate_captions_that_overlap_lose_nothing(source):
    upload(source, "00:01.000 --> 00:05.000\nHello there.", "00:04.000 --> 00:08.000\nGood bye.")
    first, second = changes_of(translation_of(source.video, "de"))
    send(source, [first], version=0)
    after = send(source, [second], version=0)
    assert ([line.text for line in after.lines], after.missing) == (["Satz 0.", "Satz 1."], 0)


@pytest.mark.parametrize("language", ["en", "en-gb", "", "x" * 40, "<de>"])
def test_what_is_spoken_and_what_is_no_language_is_refused(source, language):
    with pytest.raises(DomainError) as refused:
        send(source, [], language=language)
    assert refused.value.code == ErrorCode.INVALID


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Translated(500, 400, "a", "b"), ErrorCode.INVALID),
        (Translated(-1, 400, "a", "b"), ErrorCode.INVALID),
        (Translated(0, 10_000_000, "a", "b"), ErrorCode.INVALID),
        (Translated(0, 400, "a", "b" * 1001), ErrorCode.TOO_LONG),
        (Translated(0, 400, "a" * 10_001, "b"), ErrorCode.TOO_LONG),
        (Translated(0, 400, "a", "b", (7,)), ErrorCode.INVALID),
    ],
)
def test_a_change_that_cannot_be_is_refused_as_a_whole(source, change, code):
    good = changes_of(translation_of(source.video, "de"))[5]
    with pytest.raises(DomainError) as refused:
        send(source, [good, change])
    assert refused.value.code == code
    assert translations_of(source.video) == []


def test_only_those_who_may_change_the_video_translate_it(source, make_user):
    change = changes_of(translation_of(source.video, "de"))[0]
    for published, code in ((False, ErrorCode.NOT_FOUND), (True, ErrorCode.FORBIDDEN)):
        source.video.published = published
        source.video.save()
        with pytest.raises(DomainError) as refused:
            send(source, [change], actor=make_user())
        assert refused.value.code == code


def test_the_editor_of_transcripts_leaves_translations_alone(source):
    kept = translate_all(source)
    with pytest.raises(DomainError) as refused:
        correct_transcript(
            actor=source.video.uploaded_by,
            transcript_id=kept.transcript.pk,
            version=1,
            changes=[Change(0, 1, ())],
        )
    assert refused.value.code == ErrorCode.INVALID


def test_a_video_without_a_transcript_has_nothing_to_translate(source):
    Transcript.objects.all().delete()
    assert languages_for(source.video) == {}
    with pytest.raises(DomainError) as refused:
        translation_of(source.video, "de")
    assert refused.value.code == ErrorCode.NOT_FOUND
