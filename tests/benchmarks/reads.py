"""Uncached reads through GraphQL, against hand-written Django JSON views with the same SQL."""

import io
import json
import time
from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from tests.benchmarks.content import article_path
from tests.benchmarks.figures import percentile, row

ROUNDS = 150
# What the peers send, and no more: see peers.py.
ARTICLE = """query($path: String!, $locale: String!) { article(path: $path, locale: $locale) {
    id title summary path requestedLocale servedLocale fallbackReason updatedAt readingMinutes tags
    breadcrumbs { title path } translations { locale path } category { id title path icon }
    body { __typename ... on ParagraphBlock { id html } ... on HeadingBlock { id text level anchor } } } }"""
LIST = """query($first: Int!) { articles(first: $first, category: "bench", locale: "en") {
    edges { node { id title summary path updatedAt tags } } pageInfo { hasNextPage } } }"""


def environ(path: str, query: dict[str, str] | None = None, body: bytes = b"") -> dict[str, Any]:
    """A request as a WSGI server hands it over."""
    return {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": urlencode(query or {}),
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
    }


def call(handler: WSGIHandler, request: dict[str, Any]) -> tuple[float, bytes]:
    """Seconds and body of one request through the whole of Django."""
    started = time.perf_counter()
    answer = handler(request, lambda status, headers: None)
    body = b"".join(answer)
    return time.perf_counter() - started, body


def compare(handler: WSGIHandler, ours: Any, theirs: Any) -> tuple[float, float, int, int]:
    """The fastest tenth's slowest of both, measured in turn, in milliseconds, and their numbers of queries.

    What else the machine does only ever adds.
    """
    queries = []
    for make in (ours, theirs):
        call(handler, make())
        with CaptureQueriesContext(connection) as captured:
            call(handler, make())
        queries.append(len(captured))
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        times[0].append(call(handler, ours())[0])
        times[1].append(call(handler, theirs())[0])
    return percentile(times[0], 0.1) * 1000, percentile(times[1], 0.1) * 1000, queries[0], queries[1]


def rows() -> list[tuple[str, ...]]:
    path = article_path()
    article_body = json.dumps({"query": ARTICLE, "variables": {"path": path, "locale": "en"}}).encode()
    list_body = json.dumps({"query": LIST, "variables": {"first": 20}}).encode()
    found = []
    with override_settings(ROOT_URLCONF="tests.benchmarks.peers"):
        handler = WSGIHandler()
        for what, body, peer, query in (
            ("an article", article_body, "/peer/article", {"path": path}),
            ("a list of 20", list_body, "/peer/articles", {}),
        ):
            _, answer = call(handler, environ("/graphql", body=body))
            assert "errors" not in json.loads(answer), answer[:500]
            ours, theirs, asked, peer_asked = compare(
                handler,
                lambda body=body: environ("/graphql", body=body),
                lambda peer=peer, query=query: environ(peer, query),
            )
            ratio = ours / theirs
            found.append(
                row(
                    f"uncached read of {what}",
                    f"{ours:.1f} ms, {asked} SQL",
                    f"JSON view, {theirs:.1f} ms, {peer_asked} SQL",
                    f"{ratio:.2f} times",
                    "<= 1.5 times, <= 12 SQL",
                    ratio <= 1.5 and asked <= 12,
                )
            )
    return found
