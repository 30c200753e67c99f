"""Reading the stream: what happened after a cursor, for those who may know it.

    page = read(viewer, after=cursor)                       # once, from synchronous code
    async for page in follow(account(user.pk), cursor): ...   # the backlog, then live, until cancelled

A cursor is an opaque string that names a position in one epoch of the log. Take one with `latest_cursor()`
BEFORE fetching the state that the events are to keep fresh. A page whose `reset` is true says that what
happened in between cannot be told (the cursor is too old, too far behind, from before a restore, or
garbage): fetch the state again, and go on from the page's cursor.

Entries carry ids, not bodies. Each reading asks again what the viewer may see: audience labels here, the
object itself in the `visible` callback.
"""

import base64
import binascii
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from inspect import iscoroutinefunction
from typing import TypeAlias, cast

from django.conf import settings

from core.accounts.models import Viewer
from core.accounts.roles import labels_of

from .hub import Hub, in_thread
from .models import Entry, Log

SCAN = 500

ViewerFactory: TypeAlias = Callable[[], Awaitable[Viewer | None]] | Callable[[], Viewer | None]
Visible: TypeAlias = Callable[[Viewer, Sequence[Entry]], Iterable[Entry]]


@dataclass(frozen=True)
class Page:
    """Entries in order, and the cursor behind them; `more` tells that further ones are there already."""

    epoch: str
    position: int
    entries: tuple[Entry, ...] = ()
    reset: bool = False
    more: bool = False

    @property
    def cursor(self) -> str:
        """Where to go on after this page, including entries that the viewer may not see."""
        return encode_cursor(self.epoch, self.position)

    def cursor_of(self, entry: Entry) -> str:
        """Where to go on after one entry of this page."""
        return encode_cursor(self.epoch, entry.position or 0)


def encode_cursor(epoch: str, position: int) -> str:
    """The cursor of a position. It grants nothing, so it is not signed; clients must not look inside."""
    return base64.urlsafe_b64encode(f"{epoch}:{position}".encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[str, int] | None:
    """Epoch and position of a cursor, or None where it is not one."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, UnicodeError, ValueError):
        return None
    epoch, _, digits = raw.partition(":")
    return (epoch, int(digits)) if digits.isdecimal() and len(digits) < 19 else None


def latest_cursor() -> str:
    """The cursor after everything that has happened so far."""
    log = Log.objects.current()
    return encode_cursor(log.epoch, log.position)


def read(viewer: Viewer | None, after: str | None, limit: int = 100, *, visible: Visible | None = None) -> Page:
    """At most `limit` entries that follow the cursor `after` and that the viewer may see.

    Without a cursor the page is empty and its cursor is the latest. `visible(viewer, entries)` answers which
    of the entries, whose labels the viewer holds, concern objects that the viewer may see now.
    """
    log = Log.objects.current()
    start = _start(after, log.epoch, log.position, log.floor)
    if start is None or after is None:
        return Page(log.epoch, log.position, reset=start is None)
    labels = labels_of(viewer)
    found: list[Entry] = []
    position = start
    while batch := list(Entry.objects.after(position)[:SCAN]):
        mine = [entry for entry in batch if labels.intersection(entry.audience)]
        if mine and visible and viewer is not None:
            mine = list(visible(viewer, mine))
        found += mine
        position = batch[-1].position or 0
        if len(found) > limit:
            position = found[limit - 1].position or 0
            break
    # Retention may have removed entries while they were being read; its mark rises in the same transaction.
    now = Log.objects.current()
    if now.epoch != log.epoch or now.floor > start:
        return Page(now.epoch, now.position, reset=True)
    return Page(log.epoch, max(position, start), tuple(found[:limit]), more=len(found) > limit)


async def follow(
    viewer_factory: ViewerFactory, after: str | None, *, visible: Visible | None = None
) -> AsyncGenerator[Page, None]:
    """Pages for one viewer: the backlog after the cursor, then live ones. Every page has entries or is a reset.

    Without a cursor it starts now. `viewer_factory` is asked before each page who the viewer is by now (see
    `account`; a synchronous one is called in a thread, where it may use the database); when it answers None
    or an inactive account, the stream ends. `visible` is called in a thread, as in `read`.

    Nothing is queued per subscriber: a slow one falls behind, and is reset when it is too far behind. Close
    the generator when done (`contextlib.aclosing`).
    """
    ask = _asker(viewer_factory)
    async with aclosing(feed(after)) as pages:
        async for page in pages:
            viewer = await ask()
            if viewer is None or (viewer.is_authenticated and not viewer.is_active):
                return
            if page.reset:
                yield page
                continue
            labels = await _labels(viewer)
            mine = tuple(entry for entry in page.entries if labels.intersection(entry.audience))
            if mine and visible:
                mine = tuple(await in_thread(lambda: tuple(visible(viewer, mine))))  # noqa: B023, awaited at once
            if mine:
                yield replace(page, entries=mine)


async def feed(after: str | None = None) -> AsyncGenerator[Page, None]:
    """Every entry, whoever its audience is: for the house's own use (caches), never for a viewer."""
    async with Hub.of_running_loop() as hub:
        epoch, position = decode_cursor(after) or ("", 0) if after is not None else (hub.epoch, hub.position)
        if epoch == hub.epoch and position > hub.position:
            # A cursor from another process may be ahead of what this one has seen.
            await hub.refresh()
        while True:
            if epoch != hub.epoch or not _reachable(position, hub.position, hub.floor):
                epoch, position = hub.epoch, hub.position
                yield Page(epoch, position, reset=True)
            entries = await hub.after(position)
            if entries is None:
                epoch = ""  # pruned while we read
            elif entries:
                position = entries[-1].position or 0
                yield Page(epoch, position, tuple(entries), more=position < hub.position)
            else:
                await hub.news_after(epoch, position)


def account(user_id: int) -> Callable[[], Awaitable[Viewer | None]]:
    """A viewer factory for an account: read again each time, in one query for all who ask at once."""

    async def ask() -> Viewer | None:
        return await Hub.of_running_loop().account(user_id)

    return ask


def _start(after: str | None, epoch: str, newest: int, floor: int) -> int | None:
    """The position to read from, or None where the cursor cannot be resumed."""
    if after is None:
        return newest
    decoded = decode_cursor(after)
    if decoded is None or decoded[0] != epoch or not _reachable(decoded[1], newest, floor):
        return None
    return decoded[1]


def _reachable(position: int, newest: int, floor: int) -> bool:
    return floor <= position <= newest and newest - position <= settings.EVENTS_MAX_BACKLOG


def _asker(viewer_factory: ViewerFactory) -> Callable[[], Awaitable[Viewer | None]]:
    if iscoroutinefunction(viewer_factory):
        return viewer_factory
    synchronous = cast(Callable[[], Viewer | None], viewer_factory)
    return lambda: in_thread(synchronous)


async def _labels(viewer: Viewer) -> frozenset[str]:
    """The viewer's labels; in a thread where the roles have yet to be read from the database."""
    if not viewer.is_authenticated or "roles" in viewer.__dict__:
        return labels_of(viewer)
    return await in_thread(lambda: labels_of(viewer))
