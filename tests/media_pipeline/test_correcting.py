"""Corrections of a real transcript: they outlive new runs, can be undone, and reach readers, captions and search."""

import pytest

from core.errors import DomainError, ErrorCode
from core.events.models import Entry
from media_pipeline import actions
from media_pipeline.actions import change_video, upload_captions
from media_pipeline.captions.correcting import Change
from media_pipeline.captions.flags import Flag
from media_pipeline.models import Cue, SpokenTerm, Transcript, Video
from media_pipeline.transcripts.actions import correct_transcript, restore_version
from tests.events import settle

from .narrated import narrated

pytestmark = pytest.mark.django_db


@pytest.fixture
def transcript(writer):
    """A transcript as an engine leaves it, without the engine."""
    return narrated(writer)


@pytest.fixture
def heard(upload):
    """A transcript that an engine made, and can make again."""
    upload()
    settle()
    return Transcript.objects.get()


def texts(transcript):
    return list(transcript.cues.order_by("position").values_list("text", flat=True))


def reworded(transcript, position, text):
    cue = transcript.cues.order_by("position")[position]
    return Change(position, 1, ((cue.start_ms, cue.end_ms, text),))


def correct(transcript, *changes, **values):
    values = {"actor": transcript.video.uploaded_by, "version": transcript.version, **values}
    return correct_transcript(transcript_id=transcript.pk, changes=changes, **values)


def captions(transcript):
    transcript.refresh_from_db()
    with transcript.captions.open("rb") as file:
        return file.read().decode()


def transcribe_again(transcript, **values):
    change_video(actor=transcript.video.uploaded_by, video_id=transcript.video_id, **values)
    settle()
    assert Video.objects.get(pk=transcript.video_id).state == "ready"
    transcript.refresh_from_db()


def test_a_correction_is_what_readers_get(transcript, stored):
    old = transcript.captions.name
    correct(transcript, reworded(transcript, 1, "Use sixty-six watts, never more."))
    settle()
    assert texts(transcript)[1] == "Use sixty-six watts, never more."
    assert "Use sixty-six watts, never more." in captions(transcript).replace("\n", " ")
    assert old not in stored()
    assert transcript.captions.name in stored()
    told = Entry.objects.filter(name="media_pipeline.TranscriptReady").order_by("position").last()
    assert told.payload["transcript_id"] == transcript.pk


def test_corrections_outlive_a_new_transcription(heard):
    before = texts(heard)
    gone = heard.cues.order_by("position")[3]
    correct(heard, reworded(heard, 1, "By hand."), Change(3, 1, ()))
    transcribe_again(heard, language="en")
    assert heard.version == 3
    assert texts(heard) == [before[0], "By hand.", before[2], *before[4:]]
    assert not Cue.with_silence.filter(transcript=heard, flags__icontains=Flag.HEARD_DIFFERENTLY).exists()
    assert gone.text not in captions(heard).replace("\n", " ")
    assert [one.reason for one in heard.versions.all()] == ["heard", "corrected", "heard"]


def test_an_edit_made_while_the_video_is_transcribed_again_is_kept(heard):
    read = heard.version
    change = reworded(heard, 1, "By hand.")
    transcribe_again(heard, language="en")
    correct(heard, change, version=read)
    assert texts(heard)[1] == "By hand."
    assert len(texts(heard)) == 12


def test_corrections_in_another_language_are_not_lost(heard):
    correct(heard, reworded(heard, 1, "By hand."))
    Transcript.objects.filter(pk=heard.pk).update(language="de")
    transcribe_again(heard, language="en")
    assert sorted(Transcript.objects.values_list("language", flat=True)) == ["de", "en"]
    assert texts(heard)[1] == "By hand."


def test_two_corrections_of_the_same_line_are_told_apart(transcript):
    correct(transcript, reworded(transcript, 1, "Mine."))
    with pytest.raises(DomainError) as refused:
        correct(transcript, reworded(transcript, 1, "Theirs."))
    assert (refused.value.code, "Mine." in refused.value.message) == (ErrorCode.CONFLICT, True)
    assert texts(transcript)[1] == "Mine."


def test_the_same_changes_twice_are_one_version(transcript):
    change = reworded(transcript, 1, "Mine.")
    correct(transcript, change)
    correct(transcript, change)
    transcript.refresh_from_db()
    assert transcript.version == 2


def test_an_older_version_comes_back_with_the_times_of_its_words(transcript):
    before = texts(transcript)
    correct(transcript, reworded(transcript, 1, "Mine."))
    restore_version(actor=transcript.video.uploaded_by, transcript_id=transcript.pk, number=1)
    transcript.refresh_from_db()
    assert (texts(transcript), transcript.version) == (before, 3)
    first = transcript.cues.order_by("position")[0]
    assert [word[2] for word in first.words] == first.text.split()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([(2000, 1000, "backwards")], ErrorCode.INVALID),
        ([(-5, 1000, "before")], ErrorCode.INVALID),
        ([(0, 999_000, "late")], ErrorCode.INVALID),
        ([(0, 1000, "x" * 1001)], ErrorCode.TOO_LONG),
    ],
)
def test_lines_that_cannot_be_are_refused(transcript, lines, code):
    before = texts(transcript)
    with pytest.raises(DomainError) as refused:
        correct(transcript, Change(0, 1, tuple(lines)))
    assert refused.value.code is code
    assert texts(transcript) == before


def test_what_is_not_there_is_refused(transcript):
    for change, version in ((Change(99, 1, ()), 1), (reworded(transcript, 0, "x"), 7)):
        with pytest.raises(DomainError) as refused:
            correct(transcript, change, version=version)
        assert refused.value.code in {ErrorCode.INVALID, ErrorCode.NOT_FOUND}
    with pytest.raises(DomainError) as refused:
        restore_version(actor=transcript.video.uploaded_by, transcript_id=transcript.pk, number=9)
    assert refused.value.code is ErrorCode.NOT_FOUND


@pytest.mark.parametrize("roles", [[], ["agent"]])
def test_readers_may_not_correct(transcript, make_user, roles):
    Video.objects.update(published=True)
    with pytest.raises(DomainError) as refused:
        correct(transcript, reworded(transcript, 0, "x"), actor=make_user(roles=roles))
    assert refused.value.code is ErrorCode.FORBIDDEN


def test_nothing_a_person_types_becomes_markup_in_captions(transcript):
    correct(transcript, reworded(transcript, 0, "<b>1 --> 2</b>\n\n00:01.000 --> 00:09.000\x00"))
    found = captions(transcript)
    assert "<b>" not in found
    assert found.count("-->") == found.count("\n\n")


def test_uploaded_captions_can_be_corrected_and_keep_their_lines(transcript):
    vtt = b"WEBVTT\n\n00:01.000 --> 00:03.000\nHand\nmade\n\n00:04.000 --> 00:05.000\nTwo\n"
    uploaded = upload_captions(
        actor=transcript.video.uploaded_by, video_id=transcript.video_id, language="de", content=vtt
    )
    correct(uploaded, Change(1, 1, ((4000, 5000, "Zwei"),)))
    assert texts(uploaded) == ["Hand\nmade", "Zwei"]
    assert "Hand\nmade" in captions(uploaded)


def test_transcribing_again_knows_new_terms_and_keeps_corrections(heard):
    first = texts(heard)
    correct(heard, reworded(heard, 0, "By hand."))
    SpokenTerm.objects.create(text="Wattage", misheard="watts")
    actions.transcribe_again(actor=heard.video.uploaded_by, video_id=heard.video_id)
    settle()
    again = texts(heard)
    assert again[0] == "By hand."
    assert "Wattage" in " ".join(again)
    assert "watts" in " ".join(first)
    assert len(again) == len(first)


def test_terms_are_told_to_the_engine_and_put_right_behind_it(upload, heard):
    SpokenTerm.objects.create(text="Fokus", misheard="the focus\nclean lens")
    SpokenTerm.objects.create(text="Never", misheard="lens", language="de")
    upload(title="Again")
    settle()
    assert "the focus" in " ".join(texts(heard))
    again = " ".join(texts(Transcript.objects.exclude(pk=heard.pk).get()))
    assert "Fokus" in again
    assert "the focus" not in again
    assert "Never" not in again
