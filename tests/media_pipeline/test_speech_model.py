"""Finding the speech model, and what is said where it cannot be had."""

import subprocess
import sys

import pytest
from django.utils import translation

from media_pipeline.actions import change_video, upload_captions
from media_pipeline.failures import StepFailed
from media_pipeline.models import Video
from media_pipeline.pipeline.speech import length_ms, sound_of, stretches
from media_pipeline.transcribers import transcriber
from media_pipeline.transcribers.weights import MICRO_FOLDER, folder_of
from tests.events import settle


@pytest.fixture
def unreachable_hub(monkeypatch, settings, tmp_path):
    """A machine whose model hub refuses connections, with no model on it."""
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    settings.WHISPER_CACHE_DIR = tmp_path / "models"


@pytest.mark.django_db
def test_an_unreachable_hub_is_named_and_costs_only_the_transcript(upload, writer, unreachable_hub):
    video = upload(model="small")
    settle()
    video.refresh_from_db()
    assert (video.state, video.error_code) == ("failed", "MODEL_UNAVAILABLE")
    assert video.error_message.startswith(
        "The speech model 'small' is not on this machine and could not be downloaded:"
    )
    assert "Upload captions by hand, or retry" in video.error_message
    with translation.override("de"):
        assert video.error_message.startswith("Das Sprachmodell „small“ ist nicht auf diesem Rechner")
    assert video.renditions.exists()
    assert video.poster
    assert not video.transcripts.exists(), "the micro model never steps in"

    upload_captions(
        actor=writer, video_id=video.pk, language="en", content=b"WEBVTT\n\n00:01.000 --> 00:02.000\nBy hand\n"
    )
    video.refresh_from_db()
    assert (video.state, video.error_message) == ("ready", "")


@pytest.mark.django_db
def test_with_another_model_the_video_is_transcribed_after_all(upload, writer, unreachable_hub):
    video = upload(model="small")
    settle()
    change_video(actor=writer, video_id=video.pk, model="whisper-micro")
    settle()
    assert Video.objects.get().state == "ready"
    assert Video.objects.get().transcripts.get().cues.count() == 12


@pytest.mark.django_db
def test_the_sites_model_may_be_a_folder(upload, settings):
    settings.WHISPER_MODEL = str(MICRO_FOLDER)
    video = upload(model="")
    settle()
    assert Video.objects.get().state == "ready"
    assert video.transcripts.get().model == "model"


def test_a_name_that_is_no_model_is_refused_without_a_network(settings, tmp_path):
    settings.WHISPER_CACHE_DIR = tmp_path
    for name in ("no-such-model", "../etc", "/no/such/folder", ""):
        with pytest.raises(StepFailed) as failed:
            folder_of(name, lambda fraction: None)
        assert failed.value.code == "MODEL_UNKNOWN"


def test_a_broken_model_is_named(settings, tmp_path):
    (tmp_path / "model.bin").write_bytes(b"nonsense")
    with pytest.raises(StepFailed) as failed:
        transcriber(str(tmp_path), lambda fraction: None)
    assert failed.value.code == "MODEL_BROKEN"


def test_the_other_engine_says_when_it_is_not_installed(settings):
    settings.WHISPER_ENGINE = "openai-whisper"
    with pytest.raises(StepFailed) as failed:
        transcriber("small", lambda fraction: None)
    assert failed.value.code == "ENGINE_MISSING"


def test_a_web_process_never_loads_the_engine():
    """Importing all that Django imports at its start leaves the large libraries out."""
    script = (
        "import django, sys; django.setup(); import media_pipeline.handlers, media_pipeline.wagtail_hooks;"
        "print([name for name in ('ctranslate2', 'faster_whisper', 'av', 'torch') if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**__import__("os").environ}
    )
    assert answer.stdout.strip().endswith("[]")


def test_a_long_recording_comes_in_stretches_cut_where_it_is_quiet(tmp_path):
    import numpy as np

    rate, seconds = 16_000, 25
    sound = (np.random.default_rng(1).standard_normal(rate * seconds) * 3000).astype("<i2")
    for quiet in (8, 17):
        sound[quiet * rate : (quiet + 1) * rate] = 0
    path = tmp_path / "sound.pcm"
    sound.tofile(path)
    assert length_ms(path) == 25_000
    found = list(stretches(path, seconds=10))
    assert [start for start, _end in found] == [0, *(end for _start, end in found[:-1])]
    assert found[-1][1] == 25_000
    assert all(8000 <= end <= 9000 or 17_000 <= end <= 18_000 for _start, end in found[:-1])
    joined = np.concatenate([sound_of(path, start, end) for start, end in found])
    assert np.array_equal(joined, sound.astype(np.float32) / 32768)
