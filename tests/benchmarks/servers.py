"""Which server and which bridge to Django: the same requests against each, in turn.

Takes minutes and decides nothing from day to day, so it is not part of `make bench`:
`python -m tests.benchmarks servers`.
"""

import json
import os
import statistics
import sys
import urllib.request
from urllib.parse import urlencode

from tests.benchmarks.content import article_path
from tests.benchmarks.front_door import article_document, requests_per_second, serve

ROUNDS = 3
UVICORN = [sys.executable, "-m", "uvicorn", "--no-access-log", "--log-level", "error", "--port", "{port}"]
GRANIAN = [
    "granian",
    "--interface",
    "asgi",
    "--workers",
    "1",
    "--workers-kill-timeout",
    "5",
    "--log-level",
    "error",
    "--port",
    "{port}",
]
CANDIDATES = {
    "uvicorn, Django by WSGI (a2wsgi)": [*UVICORN, "settings.asgi:application"],
    "granian, Django by WSGI (a2wsgi)": [*GRANIAN, "--ws", "settings.asgi:application"],
    "uvicorn, Django by ASGI": [*UVICORN, "tests.benchmarks.django_asgi:application"],
    "granian, Django by ASGI": [*GRANIAN, "--ws", "tests.benchmarks.django_asgi:application"],
}


def rows() -> list[tuple[str, ...]]:
    """Requests a second of each, for a read from the edge cache and one through Django."""
    digest, _ = article_document()
    query = urlencode({"documentId": digest, "variables": json.dumps({"path": article_path(), "locale": "en"})})
    kept: dict[str, list[float]] = {name: [] for name in CANDIDATES}
    passed: dict[str, list[float]] = {name: [] for name in CANDIDATES}
    os.environ["PATH"] = f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}"
    for _ in range(ROUNDS):
        for name, command in CANDIDATES.items():
            with serve(command) as base:
                url = f"{base}/graphql?{query}"
                assert json.load(urllib.request.urlopen(url))["data"]["article"]
                kept[name].append(requests_per_second(url))
                # A request with a credential, if an empty one, passes the edge cache by.
                passed[name].append(requests_per_second(url, header="Cookie: sessionid="))
    found = []
    for what, rates in (("read kept at the edge", kept), ("read through Django", passed)):
        medians = {name: statistics.median(values) for name, values in rates.items()}
        peer, bar = next(iter(medians.items()))
        found += [
            (f"{what}: {name}", f"{rate:,.1f}/s", f"{peer}, {bar:,.1f}/s", f"{rate / bar:.2f} times", "-", "-")
            for name, rate in medians.items()
        ]
    return found
