"""Whisper's own translation into English: a transcript of its own, corrected and kept up like any other."""

import numpy as np
import pytest

from core.errors import DomainError, ErrorCode
from media_pipeline.actions import change_video, remove_captions, transcribe_again
from media_pipeline.captions.correcting import Change
from media_pipeline.failures import StepFailed, message_of
from media_pipeline.models import Video
from media_pipeline.pipeline.process import process_video, steps_done, steps_for
from media_pipeline.storage import named_files
from media_pipeline.transcribers import faster_whisper_engine as engine_module
from media_pipeline.transcribers import transcriber
from media_pipeline.transcribers.protocol import MICRO, SAMPLE_RATE
from media_pipeline.transcripts.actions import correct_transcript
from media_pipeline.transcripts.translations import source_of
from tests.events import settle

from .leases import OwnLease
from .multilingual import load_multilingual

pytestmark = pytest.mark.django_db


@pytest.fixture
def model(settings, tmp_path):
    """A site whose speech model knows German and English."""
    settings.WHISPER_MODEL = load_multilingual(tmp_path / "multilingual")
    yield settings.WHISPER_MODEL
    engine_module._LOADED.clear()


@pytest.fixture
def german(model, upload):
    """A video that somebody speaks German in, as the engine is told, uploaded with the wish to have it translated."""
    video = upload(language="de", model="", translate=True)
    settle()
    video.refresh_from_db()
    return video


def english(video):
    return video.transcripts.complete().get(language="en")


def test_what_is_said_in_german_is_there_in_german_and_in_english(german, stored):
    assert german.state == "ready"
    assert [(one.language, one.source) for one in german.transcripts.complete()] == [("de", "auto"), ("en", "machine")]
    assert "Raise the focus to eighty watts." in english(german).cues.values_list("text", flat=True)
    assert (english(german).is_automatic, english(german).is_translated) == (True, True)
    assert source_of(german).language == "de"
    assert "translate" in steps_done(german)
    assert stored() == named_files(german)


def test_corrections_of_it_stay_when_the_video_is_transcribed_again(german):
    cue, *others = english(german).cues.order_by("position")
    change = Change(0, 1, ((cue.start_ms, cue.end_ms, "By hand."),))
    correct_transcript(actor=german.uploaded_by, transcript_id=cue.transcript_id, version=1, changes=[change])
    transcribe_again(actor=german.uploaded_by, video_id=german.pk)
    settle()
    kept = english(german)
    assert kept.pk == cue.transcript_id
    texts = list(kept.cues.order_by("position").values_list("text", flat=True))
    assert texts == ["By hand.", *(other.text for other in others)]
    assert german.transcripts.count() == 2


def test_what_is_removed_is_not_made_again_until_it_is_asked_for(german):
    remove_captions(actor=german.uploaded_by, transcript_id=english(german).pk)
    transcribe_again(actor=german.uploaded_by, video_id=german.pk)
    settle()
    german.refresh_from_db()
    assert [one.language for one in german.transcripts.all()] == ["de"]
    assert "translate" not in {step.name for step in steps_for(german)}
    transcribe_again(actor=german.uploaded_by, video_id=german.pk, translate=True)
    settle()
    assert english(german).source == "machine"


@pytest.mark.parametrize("when", ["transcribe", "translate"])
def test_what_is_removed_while_it_is_made_again_stays_removed(german, when):
    """The person removes it between two of the job's writes, in the step that is named."""
    transcribe_again(actor=german.uploaded_by, video_id=german.pk)
    video = Video.objects.get(pk=german.pk)

    def remove() -> None:
        if Video.objects.filter(pk=video.pk, step=when, translate=True).exists():
            remove_captions(actor=video.uploaded_by, transcript_id=english(video).pk)

    process_video(video.pk, video.generation, OwnLease(remove))
    settle()
    video.refresh_from_db()
    assert (video.state, video.translate) == ("ready", False)
    assert [one.language for one in video.transcripts.all()] == ["de"]
    assert "translate" not in set(video.steps.values_list("step", flat=True))


def test_english_is_not_translated_into_english(model, upload):
    video = upload(language="en", model="")
    change_video(actor=video.uploaded_by, video_id=video.pk, translate=True)
    settle()
    video.refresh_from_db()
    assert (video.state, [one.source for one in video.transcripts.all()]) == ("ready", ["auto"])


@pytest.mark.parametrize("model", ["whisper-micro", "large-v3-turbo"])
def test_a_model_that_cannot_translate_is_refused_before_anything_runs(upload, model):
    video = upload()
    with pytest.raises(DomainError) as refused:
        transcribe_again(actor=video.uploaded_by, video_id=video.pk, model=model, translate=True)
    assert (refused.value.code, refused.value.field) == (ErrorCode.INVALID, "model")
    assert not Video.objects.get(pk=video.pk).translate


@pytest.mark.parametrize("usual", ["whisper-micro", "large-v3-turbo"])
def test_what_cannot_be_translated_is_refused_before_it_is_stored(upload, settings, stored, usual):
    settings.WHISPER_MODEL = usual
    with pytest.raises(DomainError) as refused:
        upload(model="", translate=True)
    assert (refused.value.code, refused.value.field) == (ErrorCode.INVALID, "model")
    assert stored() == set()
    assert not Video.objects.exists()


def test_a_model_of_english_alone_says_that_it_cannot():
    with pytest.raises(StepFailed) as failed:
        transcriber(MICRO, lambda fraction: None).transcribe(
            np.zeros(SAMPLE_RATE, np.float32), language="de", into_english=True
        )
    assert failed.value.code == "CANNOT_TRANSLATE"
    assert MICRO in message_of(failed.value.code, **failed.value.values)
