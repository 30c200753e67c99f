"""How far a video is, step by step, and how long it will take."""

import math
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline import actions
from media_pipeline.models import StepRun, Video
from media_pipeline.pipeline.pace import MOST_SECONDS, seconds_left
from media_pipeline.pipeline.process import steps_for
from media_pipeline.pipeline.status import eta_seconds, steps_of
from media_pipeline.wagtail_admin.progress import time_left
from tests.events import settle

from .files import make_video

POSITIVE = st.floats(min_value=1e-3, max_value=1e6)
ANY = st.floats(min_value=0, max_value=1e6)


@given(elapsed=ANY, done=ANY, left=ANY)
def test_an_estimate_is_a_possible_time_or_none(elapsed, done, left):
    found = seconds_left(elapsed, done, left)
    assert (found is None) == (elapsed == 0 or done == 0)
    assert found is None or 0 <= found <= MOST_SECONDS
    assert found is None or (found == 0) == (left == 0 or elapsed / done * left == 0)


@given(pace=st.floats(min_value=0.01, max_value=1000), done=st.integers(1, 99))
def test_at_an_even_pace_the_estimate_is_the_truth(pace, done):
    truth = (100 - done) * pace
    assert abs(seconds_left(done * pace, done, 100 - done) - truth) <= 1.001


@given(elapsed=POSITIVE, done=POSITIVE, left=POSITIVE, more=POSITIVE)
def test_more_to_do_takes_longer_and_more_done_less_long(elapsed, done, left, more):
    now = seconds_left(elapsed, done, left)
    assert seconds_left(elapsed, done, left + more) >= now
    assert seconds_left(elapsed, done + more, left) <= now
    assert seconds_left(elapsed + more, done, left) >= now


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "less than a minute left"),
        (59, "less than a minute left"),
        (60, "about 1 minute left"),
        (61, "about 2 minutes left"),
        (5339, "about 89 minutes left"),
        (7200, "about 2 hours left"),
    ],
)
def test_the_time_left_is_said_in_words(seconds, words):
    assert time_left(seconds) == words


@pytest.mark.django_db
def test_a_video_that_waits_has_all_its_steps_before_it(upload):
    video = upload()
    assert {(step.state, step.percent) for step in steps_of(video)} == {("waiting", 0)}
    assert [step.name for step in steps_of(video)] == [step.name for step in steps_for(video)]
    assert eta_seconds(video) is None


@pytest.mark.django_db
def test_a_finished_video_has_done_them_all_and_waits_for_nothing(upload):
    video = upload()
    settle()
    video.refresh_from_db()
    assert {(step.state, step.percent) for step in steps_of(video)} == {("done", 100)}
    assert (video.ends_at, eta_seconds(video)) == (None, None)


@pytest.mark.django_db
def test_another_model_puts_back_only_what_depends_on_it(upload, writer):
    video = upload()
    settle()
    video = actions.change_video(actor=writer, video_id=video.pk, model="tiny")
    waiting = {step.name for step in steps_of(video) if step.state == "waiting"}
    assert waiting == {"model", "transcribe", "captions", "chapters"}


@pytest.mark.django_db
def test_while_it_runs_the_step_at_work_has_its_own_percent(upload):
    video = upload()
    settle()
    StepRun.objects.filter(step="transcribe").update(state="running", progress=42)
    StepRun.objects.filter(step="captions").delete()
    Video.objects.update(state="processing", ends_at=timezone.now() + timedelta(seconds=90))
    video.refresh_from_db()
    shown = {step.name: (str(step.state), step.percent) for step in steps_of(video)}
    assert (shown["audio"], shown["transcribe"], shown["captions"]) == (("done", 100), ("running", 42), ("waiting", 0))
    assert math.isclose(eta_seconds(video), 90, abs_tol=30)


@pytest.mark.django_db
def test_what_failed_says_why_and_what_hung_on_it_is_left_out(upload, tmp_path):
    video = upload(make_video(tmp_path / "silent.mp4", sound=False))
    settle()
    video.refresh_from_db()
    shown = {step.name: step for step in steps_of(video)}
    assert shown["audio"].state == "failed"
    assert "no sound track" in shown["audio"].error_message
    assert {str(shown[name].state) for name in ("model", "transcribe", "captions")} == {"left_out"}
    assert shown["rendition-720p"].state == "done"


@pytest.mark.django_db
def test_a_stopped_video_runs_nothing(upload, writer):
    video = upload()
    settle()
    StepRun.objects.filter(step="transcribe").update(state="running", progress=42)
    Video.objects.update(state="processing")
    video = actions.cancel_video(actor=writer, video_id=video.pk)
    assert {str(step.state) for step in steps_of(video)} == {"done", "left_out"}
    assert eta_seconds(video) is None
