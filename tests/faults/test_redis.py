"""`kill -9` of Redis under open sockets and busy workers: everything goes on, a little slower, and recovers."""

import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import redis
from websockets.sync.client import ClientConnection, connect

from tests.faults.drill.handlers import noted
from tests.processes import Process, Processes, wait_until

PRODUCTION = os.environ.get("KERF_PROFILE") == "production"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not PRODUCTION, reason="the embedded profile has no Redis"),
]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Redis:
    """A Redis of this test, on a port that stays the same."""

    def __init__(self, processes: Processes, folder: Path) -> None:
        self._processes = processes
        self._folder = folder
        self.port = free_port()
        self.client = redis.Redis(port=self.port, socket_connect_timeout=1, socket_timeout=1, retry=None)
        self.start()

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program
        arguments = ["--port", str(self.port), "--dir", str(self._folder), "--save", "", "--appendonly", "no"]
        self.process: Process = self._processes.start(program, *arguments)
        wait_until(self.answers, 20, "Redis did not start", self.process)

    def answers(self) -> bool:
        with suppress(redis.RedisError):
            return bool(self.client.ping())
        return False

    def somebody_listens(self) -> bool:
        """Whether a process waits for hints of new events."""
        return bool(self.client.pubsub_channels())


@pytest.fixture
def server(processes: Processes, tmp_path: Path) -> Redis:
    server = Redis(processes, tmp_path)
    processes.environment["KERF_REDIS_URL"] = f"redis://127.0.0.1:{server.port}/0"
    return server


@pytest.fixture
def site(processes: Processes, server: Redis) -> httpx.Client:
    """A web process that uses this Redis."""
    port = free_port()
    serve = ("-m", "uvicorn", "settings.asgi:application", "--port", str(port), "--no-access-log")
    web = processes.python(*serve, DJANGO_SETTINGS_MODULE="settings.test")
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20)

    def answers() -> bool:
        with suppress(httpx.TransportError):
            return client.get("/healthz/ready").status_code == 200
        return False

    wait_until(answers, 60, "the site never answered", web)
    return client


@pytest.fixture
def subscriber(site: httpx.Client) -> Iterator[ClientConnection]:
    """A socket that is told every event that everybody may know."""
    with connect(f"ws://{site.base_url.netloc.decode()}/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        socket.send(json.dumps({"type": "connection_init"}))
        assert json.loads(socket.recv(20))["type"] == "connection_ack"
        query = "subscription { events { name reset } }"
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": query}}))
        yield socket


def next_event(subscriber: ClientConnection) -> str:
    message = json.loads(subscriber.recv(20))
    assert (message["type"], message["payload"]["data"]["events"]["reset"]) == ("next", False), message
    return str(message["payload"]["data"]["events"]["name"])


def test_a_killed_redis_costs_time_and_nothing_else(
    processes: Processes, server: Redis, site: httpx.Client, subscriber: ClientConnection, label: str
) -> None:
    worker = processes.worker()

    def announce(what: str) -> None:
        teller = processes.python("-m", "tests.faults.drill.tell", "announce", f"{label} {what}")
        assert teller.wait() == 0, teller.output()

    wait_until(server.somebody_listens, 30, "the web process asks for no hints")
    announce("before")
    assert next_event(subscriber) == "drill.Announced"
    wait_until(lambda: noted(f"{label} before"), 60, "the worker did not work", worker)

    server.process.kill()
    announce("meanwhile")
    assert next_event(subscriber) == "drill.Announced"
    ready = site.get("/healthz/ready")
    assert (ready.status_code, list(ready.json()["degraded"])) == (200, ["cache"])
    assert site.post("/graphql", json={"query": "{ eventCursor }"}).json()["data"]["eventCursor"]

    server.start()
    wait_until(lambda: noted(f"{label} meanwhile"), 60, "what happened meanwhile was lost", worker)
    wait_until(server.somebody_listens, 30, "the web process never came back for hints")
    assert site.get("/healthz/ready").json() == {"status": "ready"}
    announce("after")
    assert next_event(subscriber) == "drill.Announced"
    wait_until(lambda: noted(f"{label} after"), 60, "the worker did not come back", worker)
    assert [noted(f"{label} {what}") for what in ("before", "meanwhile", "after")] == [1, 1, 1]
