"""What the API tells people is in the language that the client asks for."""

import json

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from community.forum.models import Category
from core.accounts.actions import create_api_token, revoke_api_token
from media_pipeline.models import Video
from tests.graphql import global_id

from .test_realtime import Socket

pytestmark = pytest.mark.django_db

VOTE = "mutation ($input: FeatureRequestVoteInput!) { featureRequestVote(input: $input) { errors { code message } } }"
CREATE = "mutation ($input: TopicCreateInput!) { topicCreate(input: $input) { errors { code message path } } }"
PROCESSING = "query ($id: ID!) { node(id: $id) { ... on Video { processing { errorCode errorMessage } } } }"


def ask(language, document, user=None, **variables):
    client = Client(headers={"Accept-Language": language})
    if user is not None:
        client.force_login(user)
    body = json.dumps({"query": document, "variables": variables})
    return client.post("/graphql", body, content_type="application/json")


def vote(language):
    return ask(language, VOTE, input={"id": global_id("FeatureRequest", 1), "on": True})


@pytest.mark.parametrize(
    ("language", "spoken", "message"),
    [
        ("de-AT,en;q=0.5", "de", "Bitte melden Sie sich zuerst an."),
        ("es", "es", "Entre primero en su cuenta."),
        ("fr,es-MX;q=0.8", "es", "Entre primero en su cuenta."),
        ("en", "en", "Sign in first."),
    ],
)
def test_a_refusal_is_in_the_clients_language(language, spoken, message):
    response = vote(language)
    [error] = response.json()["data"]["featureRequestVote"]["errors"]
    assert error == {"code": "UNAUTHENTICATED", "message": message}
    assert response["Content-Language"] == spoken
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("language", ["", "*", "tlh", ";;q=,,", "../../de", "de;q=zero", "d" * 600, "ä"])
def test_a_language_that_nobody_speaks_is_english(language):
    assert "Sign in first." in vote(language).content.decode()


def test_the_fault_of_an_input_is_in_the_clients_language_with_its_figures(make_user):
    room = Category.objects.create(slug="help", titles={"en": "Help"})
    said = {"categoryId": global_id("ForumCategory", room.pk), "title": "x" * 201, "body": "?", "locale": "de"}
    response = ask("de", CREATE, make_user(), input={**said, "kind": "QUESTION"})
    [error] = response.json()["data"]["topicCreate"]["errors"]
    assert error["path"] == ["input", "title"]
    assert error["message"] == "Das ist zu lang: 201 Zeichen. Höchstens 200 passen hinein."


def test_what_a_worker_could_not_do_is_told_in_the_language_of_whoever_reads_it(make_user):
    writer = make_user(roles=["writer"])
    failed = {"state": "failed", "error_code": "MODEL_UNAVAILABLE"}
    video = Video.objects.create(title="Lens", error_values={"model": "small", "reason": "refused"}, **failed)
    told = {
        language: ask(language, PROCESSING, writer, id=global_id("Video", video.pk)).json()["data"]["node"]
        for language in ("en", "de", "es")
    }
    messages = {language: node["processing"]["errorMessage"] for language, node in told.items()}
    assert messages["en"].startswith("The speech model 'small' is not on this machine")
    assert messages["de"].startswith("Das Sprachmodell „small“ ist nicht auf diesem Rechner")
    assert messages["es"].startswith("El modelo de voz «small» no está en esta máquina")
    assert all("refused" in message for message in messages.values())


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_a_socket_speaks_the_language_that_it_was_opened_with(make_user):
    me = await sync_to_async(make_user)()
    token, secret = await sync_to_async(create_api_token)(actor=me, name="phone", scopes=["read"])
    socket = Socket(headers=[(b"accept-language", b"de,en;q=0.5")])
    await socket.open({"authorization": f"Bearer {secret}"})
    await sync_to_async(revoke_api_token)(actor=me, token_id=token.pk)
    await socket.subscribe()
    answer = json.dumps(await socket.next(), ensure_ascii=False)
    assert "Dieser Token ist falsch, abgelaufen oder widerrufen." in answer
    await socket.close()
