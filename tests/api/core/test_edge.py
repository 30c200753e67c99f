"""The cache in front of Django: who may be answered from it, and what makes it forget."""

import asyncio

import pytest

from api.core import edge
from core.events.models import Entry


def scope(query=b"documentId=abc", *, path="/graphql", method="GET", headers=()):
    return {"type": "http", "method": method, "path": path, "query_string": query, "headers": list(headers)}


class Origin:
    """An application that counts its calls and answers what it is told."""

    def __init__(self, *, status=200, headers=(), body=b"{}", before_answer=None):
        self.calls = 0
        self.status, self.headers, self.body, self.before_answer = status, list(headers), body, before_answer

    async def __call__(self, scope, receive, send):
        self.calls += 1
        body = self.body
        if self.before_answer:
            self.before_answer()
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": body[:1], "more_body": True})
        await send({"type": "http.response.body", "body": body[1:]})


SHARED = [
    (b"cache-control", b"public, s-maxage=60"),
    (b"surrogate-key", b"Article Category"),
    (b"etag", b'"v1"'),
    (b"content-type", b"application/json"),
]


@pytest.fixture(autouse=True)
def store(monkeypatch):
    fresh = edge.Store()
    monkeypatch.setattr(edge, "store", fresh)
    monkeypatch.setattr(edge.purger, "following", True)
    return fresh


def call(application, request):
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    asyncio.run(application(request, receive, send))
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:])


def test_a_shared_answer_is_given_again_without_the_origin():
    origin = Origin(headers=SHARED, body=b'{"data":1}')
    cached = edge.EdgeCache(origin)
    assert call(cached, scope()) == (200, b'{"data":1}')
    assert call(cached, scope()) == (200, b'{"data":1}')
    assert origin.calls == 1


def test_a_known_etag_is_answered_with_304():
    cached = edge.EdgeCache(Origin(headers=SHARED))
    call(cached, scope())
    assert call(cached, scope(headers=[(b"if-none-match", b'W/"v1", "other"')])) == (304, b"")


@pytest.mark.parametrize("names", [["Article"], ["Category", "Topic"]])
def test_a_purge_of_any_key_forgets_the_answer(store, names):
    origin = Origin(headers=SHARED)
    cached = edge.EdgeCache(origin)
    call(cached, scope())
    store.purge(names)
    call(cached, scope())
    assert origin.calls == 2


def test_a_purge_of_other_types_keeps_it(store):
    origin = Origin(headers=SHARED)
    cached = edge.EdgeCache(origin)
    call(cached, scope())
    store.purge(["Topic"])
    call(cached, scope())
    assert origin.calls == 1


def test_an_answer_read_before_a_purge_is_not_kept_after_it(store):
    origin = Origin(headers=SHARED, before_answer=lambda: store.purge(["Article"]))
    cached = edge.EdgeCache(origin)
    call(cached, scope())
    origin.before_answer = None
    call(cached, scope())
    assert origin.calls == 2


@pytest.mark.parametrize(
    "request_",
    [
        scope(method="POST"),
        scope(path="/en/"),
        scope(b""),
        scope(headers=[(b"authorization", b"Bearer x")]),
        scope(headers=[(b"x-session-token", b"x")]),
        scope(headers=[(b"cookie", b"theme=dark; sessionid=abc")]),
        scope(headers=[(b"cookie", b"django_language=de")]),
    ],
    ids=["post", "page", "no query", "token", "app session", "cookie session", "cookie language"],
)
def test_requests_that_are_somebodys_pass_by(request_):
    origin = Origin(headers=SHARED)
    cached = edge.EdgeCache(origin)
    call(cached, request_)
    call(cached, request_)
    assert origin.calls == 2


def test_a_header_sent_twice_asks_for_what_django_reads_of_it():
    """WSGI joins what came twice; a key of one half would hand the answer to people who asked for something else."""
    origin = Origin(headers=SHARED)
    cached = edge.EdgeCache(origin)
    german, english = (b"accept-language", b"de"), (b"accept-language", b"en")
    call(cached, scope(headers=[german, english]))
    call(cached, scope(headers=[english]))
    call(cached, scope(headers=[german]))
    assert origin.calls == 3
    call(cached, scope(headers=[(b"accept-language", b"de,en")]))
    assert origin.calls == 3


def test_a_header_with_an_underscore_says_nothing_to_anyone():
    """WSGI does not tell `accept_language` from `accept-language`, nor `x_forwarded_for` from the proxy's word."""
    seen = []

    async def origin(scope, receive, send):
        seen.append(scope["headers"])
        await Origin(headers=SHARED)(scope, receive, send)

    honest = (b"accept-language", b"en")
    forged = [(b"accept_language", b"de"), (b"x_forwarded_for", b"10.0.0.1"), (b"X_Forwarded-Proto", b"https")]
    call(edge.EdgeCache(origin), scope(headers=[honest, *forged]))
    call(edge.EdgeCache(origin), scope(path="/en/", headers=[honest, *forged]))
    assert seen == [[honest], [honest]]


@pytest.mark.parametrize(
    "origin",
    [
        Origin(status=400, headers=SHARED),
        Origin(headers=[(b"cache-control", b"no-store")]),
        Origin(headers=[*SHARED, (b"set-cookie", b"a=b")]),
        Origin(headers=[h for h in SHARED if h[0] != b"surrogate-key"]),
        Origin(headers=SHARED, body=b"x" * (edge.MAX_ENTRY_BYTES + 1)),
    ],
    ids=["error", "no-store", "sets a cookie", "no keys", "too large"],
)
def test_answers_that_are_not_for_all_are_not_kept(origin):
    cached = edge.EdgeCache(origin)
    call(cached, scope())
    call(cached, scope())
    assert origin.calls == 2


def test_languages_and_formats_do_not_share_an_answer():
    origin = Origin(headers=SHARED)
    cached = edge.EdgeCache(origin)
    for header in (
        (b"accept-language", b"de"),
        (b"accept-language", b"en"),
        (b"accept", b"text/html"),
        (b"host", b"b"),
    ):
        call(cached, scope(headers=[header]))
    assert origin.calls == 4


def test_memory_is_bounded_and_the_oldest_leaves_first(store, monkeypatch):
    monkeypatch.setattr(edge, "MAX_ENTRIES", 2)
    origin = Origin(headers=SHARED)
    cached = edge.EdgeCache(origin)
    for query in (b"a=1", b"a=2", b"a=1", b"a=3"):
        call(cached, scope(query))
    assert store.get(edge.request_key(scope(b"a=2"))) is None
    assert store.get(edge.request_key(scope(b"a=1"))) is not None


def test_nothing_is_kept_while_the_log_cannot_be_followed(monkeypatch):
    monkeypatch.setattr(edge.purger, "following", False)
    origin = Origin(headers=SHARED)
    cached = edge.EdgeCache(origin)
    call(cached, scope())
    call(cached, scope())
    assert origin.calls == 2


def test_news_that_was_already_acted_on_does_not_purge_again(store):
    purger = edge.Purger()
    news = [Entry(position=5, name="cms.PagePublished", node_type="Article", node_id="1")]
    application = edge.EdgeCache(origin := Origin(headers=SHARED))
    purger._purge(news)
    call(application, scope())
    purger._purge(news)
    call(application, scope())
    assert origin.calls == 1
