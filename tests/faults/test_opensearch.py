"""A real OpenSearch node that freezes and is killed, in the middle of indexing and of searching.

The node is this test's own, because the other process of the suite searches with the shared one.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from core.events.models import Receipt
from core.events.relay import relay
from core.events.work import drain
from core.search import upkeep
from core.search.engines.opensearch import client, copying
from core.search.queries import Results, search
from tests import ledger
from tests.core.search.conftest import Library, clean_sources, ids, needs_opensearch, unit
from tests.events import settle
from tests.processes import ROOT, wait_until

__all__ = ["clean_sources"]

pytestmark = [needs_opensearch, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def free_port() -> int:
    sys.path.insert(0, str(ROOT / "scripts"))
    from local_services.opensearch import HIGHEST_PORT
    from local_services.process import port_open

    # Two test processes, and the services themselves, take from the same few.
    return next(port for port in range(HIGHEST_PORT, HIGHEST_PORT - 40, -1) if not port_open(port))


@pytest.fixture
def node(tmp_path: Path, settings: Any) -> Iterator[Any]:
    """A node with indexes that are empty, in use by this process."""
    port = free_port()
    from local_services.opensearch import OpenSearch

    node = OpenSearch(tmp_path / "node", port, ROOT / ".ci" / "opensearch" / "pom.xml")
    node.start()
    try:
        node.wait()
        settings.SEARCH_ENGINE = "opensearch"
        settings.OPENSEARCH_URL = node.url
        client.BREAKER.succeeded()
        ledger.clear()
        upkeep.fill()
        yield node
    finally:
        if pid := node.daemon.pid():
            os.kill(pid, signal.SIGKILL)
        client.BREAKER.succeeded()


def test_a_node_that_is_killed_while_it_is_written_to_and_searched_loses_nothing(
    node: Any, clean_sources: None, settings: Any
) -> None:
    library = Library("article")

    def found() -> Results:
        return search(AnonymousUser(), "kerf", first=100)

    def patiently_found() -> Results:
        settings.OPENSEARCH_SECONDS = 30
        copying.refresh()
        try:
            return found()
        finally:
            settings.OPENSEARCH_SECONDS = 0.5

    def work() -> None:
        try:
            drain("default")
        finally:
            connection.close()

    before = [library.add(unit(title=f"Kerf {number}")) for number in range(5)]
    settle()
    results = patiently_found()
    assert (sorted(ids(results)), results.degraded) == (before, False)

    pid = node.daemon.pid()
    os.kill(pid, signal.SIGSTOP)
    meanwhile = [library.add(unit(title=f"Kerf {number}")) for number in range(5)]
    relay()
    worker = threading.Thread(target=work)
    worker.start()
    wait_until(lambda: Receipt.objects.running().exists(), 20, "nobody copies what was written")
    frozen = found()
    os.kill(pid, signal.SIGKILL)
    killed = found()
    worker.join(60)
    for results in (frozen, killed):
        assert (sorted(ids(results)), results.degraded) == (before + meanwhile, True)
    copies = Receipt.objects.filter(handler="core.search.handlers.copy_to_opensearch")
    assert sorted(copies.values_list("state", flat=True)) == ["done"] * 5 + ["waiting"] * 5

    node.start()
    node.wait()
    client.BREAKER.succeeded()
    Receipt.objects.waiting().update(due_at="2020-01-01T00:00:00Z")
    settle()
    results = patiently_found()
    assert (sorted(ids(results)), results.degraded) == (before + meanwhile, False)
    assert upkeep.check(grace=timedelta()) == []
