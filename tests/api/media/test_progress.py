"""How the processing goes: on the video, and live."""

from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection

from core.accounts.models import User
from core.events.actions import emit
from media_pipeline.events import VideoProgressed
from media_pipeline.models import Video
from tests.api.core.test_realtime import Socket, session_cookie
from tests.graphql import Caller, global_id

QUERY = """query($id: ID!) { node(id: $id) { ... on Video {
  processing { state percent etaSeconds steps { name state percent errorMessage } } } } }"""
PROGRESS = "subscription($id: ID!) { videoProgress(videoId: $id) { state step percent etaSeconds steps { name } } }"


@pytest.fixture
def person(make_user):
    return lambda *roles: make_user(roles=roles)


@pytest.fixture
def video(db):
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return Video.objects.create(title="Kerf", collection=collection)


def go_on(video, percent):
    with transaction.atomic():
        Video.objects.filter(pk=video.pk).update(
            state="processing", step="transcribe", progress=percent, ends_at=timezone.now() + timedelta(hours=1)
        )
        emit(VideoProgressed(video_id=video.pk, step="transcribe", percent=percent))


@pytest.mark.django_db
def test_a_writer_reads_every_step_and_the_time_left(video, person):
    go_on(video, 40)
    found = Caller(person("writer")).data(QUERY, id=global_id("Video", video.pk))["node"]["processing"]
    assert (found["state"], found["percent"]) == ("PROCESSING", 40)
    assert 0 < found["etaSeconds"] <= 3600
    assert {"name": "probe", "state": "WAITING", "percent": 0, "errorMessage": None} in found["steps"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_progress_is_told_as_it_happens(video, person):
    client = Client()
    await sync_to_async(client.force_login)(await sync_to_async(person)("writer"))
    socket = Socket(headers=[session_cookie(client)])
    await socket.open()
    await socket.subscribe(PROGRESS, id=global_id("Video", video.pk))
    first = (await socket.next())["payload"]["data"]["videoProgress"]
    assert (first["state"], first["percent"], first["etaSeconds"]) == ("UPLOADED", 0, None)
    assert first["steps"]
    await sync_to_async(go_on)(video, 25)
    second = (await socket.next())["payload"]["data"]["videoProgress"]
    assert (second["state"], second["step"], second["percent"]) == ("PROCESSING", "transcribe", 25)
    assert second["etaSeconds"] > 0
    await socket.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
@pytest.mark.parametrize("roles", [None, (), ("agent",)])
async def test_those_who_are_no_writers_are_told_nothing(video, person, roles):
    headers = []
    if roles is not None:
        client = Client()
        await sync_to_async(client.force_login)(await sync_to_async(person)(*roles))
        headers = [session_cookie(client)]
    await Video.objects.filter(pk=video.pk).aupdate(published=True)
    socket = Socket(headers=headers)
    await socket.open()
    await socket.subscribe(PROGRESS, id=global_id("Video", video.pk))
    message = await socket.next()
    errors = message["payload"]["errors"] if message["type"] == "next" else message["payload"]
    assert errors[0]["extensions"]["code"] == "NOT_FOUND"
    await socket.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_who_is_no_writer_any_more_hears_no_more(video, person):
    writer = await sync_to_async(person)("writer")
    client = Client()
    await sync_to_async(client.force_login)(writer)
    socket = Socket(headers=[session_cookie(client)])
    await socket.open()
    await socket.subscribe(PROGRESS, id=global_id("Video", video.pk))
    assert (await socket.next())["type"] == "next"

    def demote():
        User.objects.get(pk=writer.pk).groups.clear()
        go_on(video, 50)

    await sync_to_async(demote)()
    assert await socket.application.receive_nothing(timeout=1.5)
    await socket.close()
