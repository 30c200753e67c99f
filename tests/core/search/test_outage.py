"""OpenSearch gone, hanging or confused: the database answers, and says so."""

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings

from core.events.models import Receipt
from core.events.relay import relay
from core.events.work import drain
from core.search.engines.opensearch import client, copying, indexes
from core.search.engines.opensearch.breaker import Breaker
from core.search.engines.opensearch.schema import LANGUAGES
from core.search.models import SearchDocument
from core.search.queries import search
from tests.events import settle as settle_events

from .conftest import Library, ids, needs_opensearch, unit

ANYBODY = AnonymousUser()


@pytest.fixture
def closed_breaker(settings: Settings) -> Iterator[None]:
    settings.SEARCH_ENGINE = "opensearch"
    client.BREAKER.succeeded()
    yield
    client.BREAKER.succeeded()


class Hanging:
    """A server that accepts connections, counts them, and never says a word (or only `greeting`)."""

    def __init__(self, greeting: bytes = b"") -> None:
        self._greeting = greeting
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.accepted = 0
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            self._open.append(connection)
            if self._greeting:
                connection.recv(65536)
                connection.sendall(self._greeting)

    def close(self) -> None:
        self._listener.close()
        for connection in self._open:
            connection.close()


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    server = Hanging()
    yield server
    server.close()


class Busy(BaseHTTPRequestHandler):
    """An OpenSearch that has too much to do for the first request, and takes each one after it."""

    asked = 0

    def do_POST(self) -> None:
        type(self).asked += 1
        lines = self.rfile.read(int(self.headers["Content-Length"])).splitlines()
        items = [{"index": {"_id": "1", "status": 201}} for _ in lines[::2]]
        answer = json.dumps({"took": 1, "errors": False, "items": items}).encode()
        self.send_response(429 if type(self).asked == 1 else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def dead_url() -> str:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.usefixtures("closed_breaker")
def test_a_dead_server_degrades_search(library: Library, settings: Settings) -> None:
    settings.OPENSEARCH_URL = dead_url()
    article = library.add(unit(title="Kerf"))
    results = search(ANYBODY, "kerf")
    assert (ids(results), results.total, results.degraded) == ([article], 1, True)


@pytest.mark.usefixtures("closed_breaker")
def test_a_hanging_server_degrades_search_and_is_then_left_alone(
    library: Library, settings: Settings, hanging: Hanging
) -> None:
    settings.OPENSEARCH_URL = hanging.url
    article = library.add(unit(title="Kerf"))
    for _ in range(10):
        results = search(ANYBODY, "kerf")
        assert (ids(results), results.degraded) == ([article], True)
    assert hanging.accepted == 3


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{",
        b"nonsense\r\n\r\n",
    ],
)
@pytest.mark.usefixtures("closed_breaker")
def test_a_confused_server_degrades_search(library: Library, settings: Settings, answer: bytes) -> None:
    server = Hanging(answer)
    settings.OPENSEARCH_URL = server.url
    article = library.add(unit(title="Kerf"))
    results = search(ANYBODY, "kerf")
    server.close()
    assert (ids(results), results.degraded) == ([article], True)


@pytest.mark.usefixtures("closed_breaker")
def test_a_save_does_not_wait_for_the_server(library: Library, settings: Settings, hanging: Hanging) -> None:
    settings.OPENSEARCH_URL = hanging.url
    library.add(unit(title="Kerf"))
    assert SearchDocument.objects.count() == 1
    assert hanging.accepted == 0


def test_a_server_with_too_much_to_do_is_asked_again(library: Library, settings: Settings) -> None:
    library.add(unit(title="Kerf"))
    with ThreadingHTTPServer(("127.0.0.1", 0), Busy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.OPENSEARCH_URL = f"http://127.0.0.1:{server.server_port}"
        families = SearchDocument.objects.values_list("family_id", flat=True)
        assert copying.copy(families, {language: ["busy-write"] for language in LANGUAGES}) == 1
        server.shutdown()
    assert Busy.asked == 2


@needs_opensearch
@pytest.mark.usefixtures("opensearch_on")
def test_a_cursor_survives_the_change_to_the_database(library: Library, settings: Settings) -> None:
    added = [library.add(unit(title="Kerf")) for _ in range(7)]
    copying.copy(SearchDocument.objects.values_list("family_id", flat=True))
    copying.refresh()
    page = search(ANYBODY, "kerf", first=4)
    settings.OPENSEARCH_URL = dead_url()
    rest = search(ANYBODY, "kerf", first=4, after=page.cursor)
    assert (page.degraded, rest.degraded) == (False, True)
    assert sorted(ids(page) + ids(rest)) == added


@needs_opensearch
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("opensearch_on")
def test_what_was_written_during_an_outage_is_copied_afterwards(clean_sources: None, settings: Settings) -> None:
    library = Library("article")
    alive = settings.OPENSEARCH_URL
    settings.OPENSEARCH_URL = dead_url()
    article = library.add(unit(title="Kerf"))
    relay()
    drain("default")
    assert search(ANYBODY, "kerf").degraded
    waiting = Receipt.objects.get(handler="core.search.handlers.copy_to_opensearch")
    assert waiting.state == Receipt.State.WAITING

    settings.OPENSEARCH_URL = alive
    client.BREAKER.succeeded()
    Receipt.objects.update(due_at=waiting.entry.happened_at)
    drain("default")
    copying.refresh()
    results = search(ANYBODY, "kerf")
    assert (ids(results), results.degraded) == ([article], False)


@needs_opensearch
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("opensearch_on")
def test_a_server_that_lost_its_data_degrades_search_until_it_is_filled_again(clean_sources: None) -> None:
    library = Library("article")
    before = library.add(unit(title="Kerf"))
    settle_events()
    indexes.drop(indexes.names())
    assert search(ANYBODY, "kerf").degraded
    with pytest.raises(CommandError, match="rebuild"):
        call_command("search", "check", stdout=StringIO())

    after = library.add(unit(title="Kerf"))
    settle_events()
    copying.refresh()
    results = search(ANYBODY, "kerf")
    assert (sorted(ids(results)), results.degraded) == ([before, after], False)


def test_the_breaker_opens_rests_and_tries_one() -> None:
    now = [100.0]
    breaker = Breaker(failures=2, rest=10, clock=lambda: now[0])
    breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()
    now[0] += 10
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.failed()
    now[0] += 9.9
    assert not breaker.allows()
    now[0] += 0.2
    assert breaker.allows()
    breaker.succeeded()
    assert [breaker.allows(), breaker.allows()] == [True, True]


@needs_opensearch
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("opensearch_on")
def test_a_full_server_takes_no_writes_is_searched_and_catches_up(clean_sources: None) -> None:
    """At the flood stage of its disk OpenSearch refuses writes to all indexes, and still answers."""
    library = Library("article")
    before = library.add(unit(title="Kerf"))
    settle_events()
    copying.refresh()
    full = {"index.blocks.read_only_allow_delete": True}
    names = ",".join(indexes.names())
    client.client().indices.put_settings(index=names, body=full)
    try:
        after = library.add(unit(title="Kerf"))
        library.remove(before)
        relay()
        drain("default")
        waiting = Receipt.objects.waiting().filter(handler="core.search.handlers.copy_to_opensearch")
        assert waiting.count() == 2
        assert SearchDocument.objects.get().family.object_id == after
        # What the full server still holds of the removed one is asked for access, and is no hit.
        assert search(ANYBODY, "kerf").hits == ()
    finally:
        free = {"index.blocks.read_only_allow_delete": None}
        client.client().indices.put_settings(index=names, body=free)
    Receipt.objects.waiting().update(due_at="2020-01-01T00:00:00Z")
    settle_events()
    copying.refresh()
    results = search(ANYBODY, "kerf")
    assert (ids(results), results.total, results.degraded) == ([after], 1, False)
