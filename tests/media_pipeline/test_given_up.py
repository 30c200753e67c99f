"""A video whose job fails as a whole, until it is given up: people see it, and can do something about it."""

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from core.events import actions as ledger
from core.events.models import Entry, Receipt
from core.events.relay import relay
from core.events.work import drain
from media_pipeline.actions import cancel_video, upload_captions
from media_pipeline.models import Video
from tests.events import settle

pytestmark = pytest.mark.django_db

VTT = b"WEBVTT\n\n00:01.000 --> 00:03.000\nHand made\n"


class NoSteps:
    """A database that refuses to write down steps: the fault is no step's, so the job fails as a whole."""

    def __call__(self, execute, sql, params, many, context):
        if "media_pipeline_steprun" in sql:
            raise DatabaseError("disk I/O error")
        return execute(sql, params, many, context)


def fail_until_given_up():
    relay()
    with connection.execute_wrapper(NoSteps()):
        for _ in range(8):
            Receipt.objects.filter(state="waiting").update(due_at="2020-01-01T00:00:00Z")
            drain("media")


@pytest.fixture
def given_up(upload):
    video = upload()
    fail_until_given_up()
    relay()
    drain("default")
    return Video.objects.get(pk=video.pk)


def dead():
    return Receipt.objects.filter(state="dead")


def test_its_page_says_so_and_offers_to_retry(given_up, writer, client):
    assert (given_up.state, given_up.error_code, given_up.is_busy) == ("failed", "GAVE_UP", False)
    assert Entry.objects.filter(name="media_pipeline.VideoFailed", payload__error_code="GAVE_UP").count() == 1
    assert dead().get().handler == "media_pipeline.handlers.on_video_to_process"
    client.force_login(writer)
    page = client.get(reverse("videos:edit", args=[given_up.pk])).content.decode()
    assert "was given up" in page
    assert reverse("videos:retry", args=[given_up.pk]) in page
    client.post(reverse("videos:retry", args=[given_up.pk]))
    dead().delete()
    settle()
    assert Video.objects.get().state == "ready"


def test_an_operators_replay_goes_on_with_it(given_up):
    ledger.replay(dead().values_list("pk", flat=True))
    Receipt.objects.update(error="")
    settle()
    assert (Video.objects.get().state, Video.objects.get().error_code) == ("ready", "")


def test_captions_by_hand_do_not_make_it_ready(given_up, writer):
    upload_captions(actor=writer, video_id=given_up.pk, language="en", content=VTT)
    assert Video.objects.get().state == "failed"


def test_what_was_cancelled_meanwhile_stays_cancelled(upload, writer):
    video = upload()
    fail_until_given_up()
    cancel_video(actor=writer, video_id=video.pk)
    relay()
    drain("default")
    assert Video.objects.get().state == "cancelled"
