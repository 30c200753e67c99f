"""The cache in front of Django: anonymous answers to trusted documents, purged by events.

It is pure ASGI, holds what the view marked `public` with `Surrogate-Key`, and lives in the process: a hit
costs a dictionary look-up. Answers are keyed by the query string and what the view varies on; a request
that carries any credential passes by.

Each process follows the event log. What this process committed is purged before its next answer; what
others committed, as soon as their hint or the poll (half a second) tells. While the log cannot be followed
nothing is kept.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

from django.db import DatabaseError

from cms.kinds import PAGE_NODE_NAMES
from core.events import bell
from core.events.hub import Hub
from core.events.models import Entry
from core.events.stream import encode_cursor, feed

logger = logging.getLogger(__name__)

Message = dict[str, Any]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_ENTRIES = 4_000
MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRY_BYTES = 512 * 1024
CREDENTIALS = frozenset({b"authorization", b"x-session-token"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A kept response."""

    headers: list[tuple[bytes, bytes]]
    body: bytes
    etag: bytes
    keys: frozenset[str]
    fresh_until: float


class Store:
    """Answers by request key, bounded in number and bytes, the least recently used leaving first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[bytes, ...], Answer] = OrderedDict()
        self._bytes = 0
        self._purges = 0
        self._purged_at: dict[str, int] = {}
        self._lock = Lock()

    def get(self, key: tuple[bytes, ...]) -> Answer | None:
        """The answer kept for `key`, while it is fresh."""
        with self._lock:
            answer = self._answers.get(key)
            if answer is None:
                return None
            if answer.fresh_until < monotonic():
                self._drop(key)
                return None
            self._answers.move_to_end(key)
            return answer

    def ticket(self) -> int:
        """A mark of now, for `put`: what is purged after it makes an answer that is being made too old."""
        return self._purges

    def put(self, key: tuple[bytes, ...], answer: Answer, ticket: int) -> None:
        """Keep an answer, unless one of its keys was purged since `ticket`."""
        with self._lock:
            if any(self._purged_at.get(name, 0) > ticket for name in (*answer.keys, "*")):
                return
            self._drop(key)
            self._answers[key] = answer
            self._bytes += len(answer.body)
            while len(self._answers) > MAX_ENTRIES or self._bytes > MAX_BYTES:
                self._drop(next(iter(self._answers)))

    def purge(self, names: Iterable[str]) -> None:
        """Forget every answer that read one of the types `names`."""
        wanted = frozenset(names)
        with self._lock:
            self._purges += 1
            for name in wanted:
                self._purged_at[name] = self._purges
            for key in [key for key, answer in self._answers.items() if answer.keys & wanted]:
                self._drop(key)

    def clear(self) -> None:
        """Forget everything: what changed is not known."""
        with self._lock:
            self._purges += 1
            self._purged_at["*"] = self._purges
            self._answers.clear()
            self._bytes = 0

    def _drop(self, key: tuple[bytes, ...]) -> None:
        answer = self._answers.pop(key, None)
        if answer is not None:
            self._bytes -= len(answer.body)


store = Store()

_PAGES = frozenset(PAGE_NODE_NAMES)
TYPES_OF_EVENTS = {
    "search.FamilyIndexed": frozenset({"SearchHit", "SearchPopularQuestion"}),
    "search.RulesChanged": frozenset({"SearchHit", "SearchPopularQuestion"}),
    "log.QuestionsCounted": frozenset({"SearchPopularQuestion"}),
    # Pages show other pages: breadcrumbs, translations, links in the text.
    "cms.PagePublished": _PAGES,
    "cms.PageUnpublished": _PAGES,
    "cms.PageMoved": _PAGES,
    "cms.PageAccessChanged": _PAGES,
}
"""Types that an event changes beside that of its node."""


class Purger:
    """Follows the event log and purges the store of the types that changed."""

    def __init__(self) -> None:
        self.following = False
        self._behind = False
        self._position = 0
        self._catching_up = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to follow, in the running event loop."""
        if self._task is None:
            bell.listen(self._ring)
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End, and keep nothing."""
        bell.ignore(self._ring)
        self.following = False
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._task = None
        store.clear()

    async def catch_up(self) -> None:
        """Purge what this process has committed, so that its next answer is new."""
        if not self._behind and not self._catching_up.locked():
            return
        async with self._catching_up:
            if not self._behind:
                return
            self._behind = False
            try:
                async with Hub.of_running_loop() as hub:
                    await hub.refresh()
                    entries = await hub.after(self._position)
            except DatabaseError:
                entries = None
            if entries is None:
                store.clear()
            else:
                self._purge(entries)

    def _ring(self) -> None:
        self._behind = True

    def _purge(self, entries: Iterable[Entry]) -> None:
        names: set[str] = set()
        for entry in entries:
            # `catch_up` may be ahead of the feed: purging twice would drop what was made new in between.
            if (entry.position or 0) > self._position:
                names |= {entry.node_type} | TYPES_OF_EVENTS.get(entry.name, frozenset())
                self._position = entry.position or 0
        if names - {""}:
            store.purge(names)

    async def _run(self) -> None:
        while True:
            try:
                async with Hub.of_running_loop() as hub:
                    self._position = hub.position
                    self.following = True
                    async for page in feed(encode_cursor(hub.epoch, hub.position)):
                        if page.reset:
                            store.clear()
                            self._position = page.position
                        self._purge(page.entries)
            except Exception as error:
                logger.warning("The edge cache is off while the event log cannot be read: %s", error)
                self.following = False
                store.clear()
                await asyncio.sleep(1)


purger = Purger()


def request_key(scope: Scope) -> tuple[bytes, ...] | None:
    """The key of a request that the cache may answer, or None where it must pass by."""
    if scope["method"] != "GET" or scope["path"] != "/graphql" or not scope["query_string"]:
        return None
    accept = language = host = b""
    for name, value in scope["headers"]:
        # Django's language cookie would overrule the language that the key holds.
        if name in CREDENTIALS or (name == b"cookie" and (b"sessionid=" in value or b"django_language=" in value)):
            return None
        # WSGI joins what is sent twice, and the app reads all of it.
        if name == b"accept":
            accept += b"," + value
        elif name == b"accept-language":
            language += b"," + value
        elif name == b"host":
            host += b"," + value
    return (scope["query_string"], accept, language, host)


class EdgeCache:
    """ASGI middleware that answers from `store` and keeps what `app` marks as shared."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # WSGI does not tell "x_forwarded_for" from "x-forwarded-for", so whoever knows that could speak for a proxy.
        scope = {**scope, "headers": [header for header in scope["headers"] if b"_" not in header[0]]}
        key = request_key(scope)
        if key is None or not purger.following:
            await self.app(scope, receive, send)
            return
        await purger.catch_up()
        answer = store.get(key)
        if answer is not None:
            await _replay(answer, scope, send)
            return
        await self._fetch(key, scope, receive, send)

    async def lifespan(self, receive: Receive, send: Send) -> None:
        """Start and stop with the server."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                purger.start()
            else:
                await purger.stop()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    async def _fetch(self, key: tuple[bytes, ...], scope: Scope, receive: Receive, send: Send) -> None:
        ticket = store.ticket()
        started: Message = {}
        chunks: list[bytes] = []

        async def watch(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.update(message)
            elif message["type"] == "http.response.body":
                chunks.append(message.get("body", b""))
                if not message.get("more_body", False):
                    _keep(key, started, b"".join(chunks), ticket)
            await send(message)

        await self.app(scope, receive, watch)


def _keep(key: tuple[bytes, ...], started: Message, body: bytes, ticket: int) -> None:
    headers = dict(started.get("headers", ()))
    control = headers.get(b"cache-control", b"").decode("latin-1")
    names = headers.get(b"surrogate-key", b"").decode("latin-1").split()
    shared = next((part for part in control.split(",") if part.strip().startswith("s-maxage=")), "")
    if started.get("status") != 200 or not names or not shared or b"set-cookie" in headers:
        return
    if len(body) > MAX_ENTRY_BYTES:
        return
    seconds = int(shared.partition("=")[2])
    answer = Answer(
        headers=list(started["headers"]),
        body=body,
        etag=headers.get(b"etag", b""),
        keys=frozenset(names),
        fresh_until=monotonic() + seconds,
    )
    store.put(key, answer, ticket)


async def _replay(answer: Answer, scope: Scope, send: Send) -> None:
    candidates = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
    if answer.etag and answer.etag in [part.strip().removeprefix(b"W/") for part in candidates.split(b",")]:
        headers = [(name, value) for name, value in answer.headers if name not in {b"content-length", b"content-type"}]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [*answer.headers, (b"x-cache", b"hit")]})
    await send({"type": "http.response.body", "body": answer.body})
