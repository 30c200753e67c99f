"""The socket: who may open one, what it carries, and that it ends with the right to it."""

import json
from dataclasses import dataclass
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.db import transaction
from django.utils import timezone

from api.core import limits
from api.core.websocket import websocket_application
from core.accounts.actions import create_api_token, revoke_api_token
from core.accounts.roles import PUBLIC, user_label
from core.events.actions import emit
from core.events.event import Event
from core.events.stream import latest_cursor

pytestmark = pytest.mark.django_db(transaction=True)

EVENTS = "subscription($after: String) { events(after: $after) { cursor reset name nodeId } }"


@dataclass(frozen=True, kw_only=True)
class SomethingPublic(Event):
    number: int

    def audience(self):
        return frozenset({PUBLIC})


@dataclass(frozen=True, kw_only=True)
class SomethingPrivate(Event):
    user_id: int

    def audience(self):
        return frozenset({user_label(self.user_id)})


@dataclass(frozen=True, kw_only=True)
class SomethingHidden(Event):
    """Its label is public, its object is not to be seen by anyone."""

    def audience(self):
        return frozenset({PUBLIC})

    def node(self):
        return ("Topic", 987_654_321)


def tell(event):
    with transaction.atomic():
        emit(event)


class Socket:
    """A client of `graphql-transport-ws`."""

    def __init__(self, *, headers=(), subprotocols=("graphql-transport-ws",)):
        scope = {
            "type": "websocket",
            "scheme": "ws",
            "path": "/graphql",
            "query_string": b"",
            "headers": [(b"host", b"testserver"), *headers],
            "subprotocols": list(subprotocols),
        }
        self.application = ApplicationCommunicator(websocket_application, scope)

    async def connect(self):
        """Whether the server accepts, and with which subprotocol."""
        await self.application.send_input({"type": "websocket.connect"})
        answer = await self.output()
        return answer["type"] == "websocket.accept", answer.get("subprotocol")

    async def output(self):
        return await self.application.receive_output(timeout=5)

    async def send(self, text):
        await self.application.send_input({"type": "websocket.receive", "text": text})

    async def open(self, payload=None):
        """Connect and shake hands; the answer is an acknowledgement, or the end."""
        accepted, _ = await self.connect()
        assert accepted
        await self.send(json.dumps({"type": "connection_init", "payload": payload or {}}))
        return await self.output()

    async def subscribe(self, query=EVENTS, **variables):
        payload = {"query": query, "variables": variables}
        await self.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))

    async def next(self):
        return json.loads((await self.output())["text"])

    async def event(self):
        message = await self.next()
        assert message["type"] == "next", message
        return message["payload"]["data"]["events"]

    async def close(self):
        await self.application.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.application.wait(timeout=5)


def session_cookie(client):
    return (b"cookie", f"sessionid={client.cookies['sessionid'].value}".encode())


@pytest.mark.asyncio
async def test_the_backlog_comes_first_then_what_happens_live():
    after = await sync_to_async(latest_cursor)()
    await sync_to_async(tell)(SomethingPublic(number=1))
    socket = Socket()
    await socket.open()
    await socket.subscribe(after=after)
    first = await socket.event()
    await sync_to_async(tell)(SomethingPublic(number=2))
    second = await socket.event()
    assert [first["name"], second["name"]] == ["core.SomethingPublic"] * 2
    assert first["cursor"] != second["cursor"]
    await socket.close()

    resumed = Socket()
    await resumed.open()
    await resumed.subscribe(after=first["cursor"])
    assert (await resumed.event())["cursor"] == second["cursor"]
    await resumed.close()


@pytest.mark.asyncio
async def test_events_of_others_and_of_hidden_objects_are_withheld(make_user, client):
    me, other = await sync_to_async(make_user)(), await sync_to_async(make_user)()
    await sync_to_async(client.force_login)(me)
    after = await sync_to_async(latest_cursor)()
    for event in (
        SomethingPrivate(user_id=other.pk),
        SomethingHidden(),
        SomethingPrivate(user_id=me.pk),
    ):
        await sync_to_async(tell)(event)
    socket = Socket(headers=[session_cookie(client)])
    await socket.open()
    await socket.subscribe(after=after)
    assert (await socket.event())["name"] == "core.SomethingPrivate"
    await sync_to_async(tell)(SomethingPublic(number=1))
    assert (await socket.event())["name"] == "core.SomethingPublic"
    await socket.close()


@pytest.mark.asyncio
async def test_an_unknown_cursor_is_answered_with_a_reset_that_can_be_resumed():
    socket = Socket()
    await socket.open()
    await socket.subscribe(after="bm90OjE")
    answer = await socket.event()
    assert answer["reset"] is True
    assert answer["cursor"] == await sync_to_async(latest_cursor)()
    await socket.close()


@pytest.mark.asyncio
async def test_a_socket_of_a_deactivated_account_gets_nothing_more(make_user, client):
    me = await sync_to_async(make_user)()
    await sync_to_async(client.force_login)(me)
    socket = Socket(headers=[session_cookie(client)])
    await socket.open()
    await socket.subscribe(after=await sync_to_async(latest_cursor)())
    await sync_to_async(tell)(SomethingPublic(number=0))
    assert (await socket.event())["name"] == "core.SomethingPublic"
    me.is_active = False
    await sync_to_async(me.save)()
    await sync_to_async(tell)(SomethingPublic(number=1))
    assert (await socket.next())["type"] == "complete"
    await socket.close()


@pytest.mark.asyncio
async def test_a_socket_whose_token_is_revoked_cannot_subscribe_again(make_user):
    me = await sync_to_async(make_user)()
    token, secret = await sync_to_async(create_api_token)(actor=me, name="phone", scopes=["read"])
    socket = Socket()
    await socket.open({"authorization": f"Bearer {secret}"})
    after = await sync_to_async(latest_cursor)()
    await sync_to_async(revoke_api_token)(actor=me, token_id=token.pk)
    await sync_to_async(tell)(SomethingPrivate(user_id=me.pk))
    await socket.subscribe(after=after)
    answer = await socket.next()
    assert "wrong, expired or revoked" in json.dumps(answer)
    await socket.close()


@pytest.mark.asyncio
async def test_a_token_that_expires_ends_its_subscription(make_user):
    me = await sync_to_async(make_user)()
    token, secret = await sync_to_async(create_api_token)(actor=me, name="phone", scopes=["read"])
    socket = Socket()
    await socket.open({"authorization": f"Bearer {secret}"})
    await socket.subscribe(after=await sync_to_async(latest_cursor)())
    await sync_to_async(tell)(SomethingPrivate(user_id=me.pk))
    assert (await socket.event())["name"] == "core.SomethingPrivate"
    await sync_to_async(expire)(token)
    await sync_to_async(tell)(SomethingPrivate(user_id=me.pk))
    assert (await socket.next())["type"] == "complete"
    await socket.close()


def expire(token):
    token.expires_at = timezone.now() - timedelta(seconds=1)
    token.save()


@pytest.mark.asyncio
async def test_the_legacy_protocol_is_refused():
    socket = Socket(subprotocols=["graphql-ws"])
    accepted, subprotocol = await socket.connect()
    assert not accepted or subprotocol is None
    assert not accepted or (await socket.output())["type"] == "websocket.close"


@pytest.mark.asyncio
async def test_a_page_of_another_origin_opens_no_socket():
    socket = Socket(headers=[(b"origin", b"https://evil.example")])
    accepted, _ = await socket.connect()
    assert not accepted


@pytest.mark.asyncio
async def test_a_wrong_token_is_refused_at_the_door():
    answer = await Socket().open({"authorization": "Bearer kerf_wrong"})
    assert answer["type"] == "websocket.close"


@pytest.mark.asyncio
async def test_subscribing_before_the_handshake_is_refused():
    socket = Socket()
    await socket.connect()
    await socket.subscribe()
    assert (await socket.output())["type"] == "websocket.close"


@pytest.mark.asyncio
async def test_sockets_carry_subscriptions_only():
    socket = Socket()
    await socket.open()
    await socket.subscribe("{ __typename }")
    answer = await socket.next()
    assert answer["type"] == "error"
    assert "HTTP" in answer["payload"][0]["message"]
    await socket.close()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("query", "operation", "says"),
    [
        ("subscription { events(", None, "Syntax Error"),
        ("subscription A { events { cursor } }", "B", "Unknown operation"),
        ("subscription { nope }", None, "nope"),
        ("", None, "query"),
        ("{" + "a " * 2000 + "}", None, "tokens"),
    ],
    ids=["syntax", "name", "validation", "nothing", "size"],
)
async def test_an_operation_that_cannot_run_is_told_why_and_the_socket_stays(query, operation, says):
    socket = Socket()
    await socket.open()
    payload = {"query": query, "operationName": operation}
    await socket.send(json.dumps({"id": "bad", "type": "subscribe", "payload": payload}))
    answer = await socket.next()
    assert (answer["id"], answer["type"]) == ("bad", "error")
    assert says in answer["payload"][0]["message"]
    await socket.subscribe(after=await sync_to_async(latest_cursor)())
    await sync_to_async(tell)(SomethingPublic(number=1))
    assert (await socket.event())["name"] == "core.SomethingPublic"
    await socket.close()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "message",
    [
        "",
        "{",
        "[]",
        "7",
        '{"id": "1", "type": "subscribe", "payload": {"query": 5}}',
        '{"id": "1", "type": "subscribe", "payload": {"query": "{a}", "variables": 5}}',
        json.dumps({"id": "1", "type": "subscribe", "payload": {"query": "#" * (limits.MAX_CHARACTERS + 1)}}),
        '{"type": "subscribe"}',
        '{"type": "nope"}',
        "\x00",
    ],
)
async def test_malformed_messages_end_the_socket_and_nothing_else(message):
    socket = Socket()
    await socket.open()
    await socket.send(message)
    assert (await socket.output())["type"] == "websocket.close"
    other = Socket()
    assert (await other.open())["type"] == "websocket.send"
    await other.close()
