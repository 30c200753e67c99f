"""One reader of the log per process, shared by all subscribers of its event loop.

It polls the newest position, is nudged by the bell (this process) and the channel layer (others), and
keeps the newest entries in memory, so that a live subscriber costs no query of its own.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from types import TracebackType
from typing import Self, TypeVar
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import DatabaseError

from core.accounts.models import User

from . import bell
from .models import Entry, Log

logger = logging.getLogger(__name__)

WINDOW = 1000
POLL_SECONDS = 0.5
RETRY_SECONDS = 2.0

Value = TypeVar("Value")

# Few and our own: a slow resolver in the server's threads must not delay the stream, nor the other way round.
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="events-stream")
_hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


async def in_thread(function: Callable[[], Value]) -> Value:
    """Call a synchronous function that uses the database."""
    return await database_sync_to_async(function, thread_sensitive=False, executor=_threads)()


class Hub:
    """What this process knows of the log. Enter it (`async with`) as long as its news are wanted."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.epoch = ""
        self.position = 0
        self.floor = 0
        self._covered_from = 0
        self._window: deque[Entry] = deque()
        self._loop = loop
        self._subscribers = 0
        self._started: asyncio.Future[None] = loop.create_future()
        self._tasks: list[asyncio.Task[None]] = []
        self._reading = asyncio.Lock()
        self._nudged = asyncio.Event()
        self._news = asyncio.Event()
        self._accounts: dict[int, asyncio.Future[User | None]] = {}

    @classmethod
    def of_running_loop(cls) -> "Hub":
        """The hub of the running event loop."""
        loop = asyncio.get_running_loop()
        hub = _hubs.get(loop)
        if hub is None:
            hub = _hubs[loop] = cls(loop)
        return hub

    async def __aenter__(self) -> Self:
        self._subscribers += 1
        if self._subscribers == 1:
            bell.listen(self._nudge)
            self._started = asyncio.create_task(self.refresh(), name="events-start")
            polling = asyncio.create_task(self._poll(), name="events-poll")
            hearing = asyncio.create_task(self._hear(), name="events-hear")
            self._tasks = [self._started, polling, hearing]
        try:
            # Shared, so that a crowd that comes at once (after a restart) is let in at once.
            await asyncio.shield(self._started)
        except BaseException:
            self._leave()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        self._subscribers -= 1
        if self._subscribers == 0:
            bell.ignore(self._nudge)
            for task in self._tasks:
                task.cancel()
            self._tasks = []
            # A later subscriber starts afresh rather than from a window with a hole.
            self.epoch = ""

    async def after(self, position: int) -> list[Entry] | None:
        """The entries after `position` that are known here, at most `WINDOW`; None where they were pruned."""
        if position >= self._covered_from:
            newer = takewhile(lambda entry: (entry.position or 0) > position, reversed(self._window))
            return list(newer)[::-1]
        # Not beyond what the hub has seen, lest the subscriber seem to be ahead of the log.
        until = self.position
        entries = await in_thread(lambda: list(Entry.objects.after(position).filter(position__lte=until)[:WINDOW]))
        floor = await in_thread(lambda: Log.objects.current().floor)
        return entries if floor <= position else None

    async def news_after(self, epoch: str, position: int) -> None:
        """Wait until there is more than `position`, or another epoch."""
        while self.epoch == epoch and self.position <= position:
            await self._news.wait()

    async def refresh(self) -> None:
        """Look at the log now."""
        async with self._reading:
            known = (self.epoch, self.position)
            log, entries = await in_thread(lambda: _load(*known))
            if log.epoch != self.epoch:
                self._window.clear()
                self._covered_from = _preload_from(log)
            self.epoch, self.floor = log.epoch, log.floor
            self._window.extend(entries)
            last = entries[-1].position or 0 if entries else 0
            self.position = last if len(entries) == WINDOW else max(last, log.position)
            while len(self._window) > WINDOW:
                self._covered_from = self._window.popleft().position or 0
            if len(entries) == WINDOW:
                self._nudged.set()  # there may be more
            if (self.epoch, self.position) != known:
                self._news.set()
                self._news = asyncio.Event()

    async def account(self, user_id: int) -> User | None:
        """The account as it is now, with its roles. All who ask in one turn of the loop share two queries."""
        if not self._accounts:
            self._loop.call_soon(lambda: asyncio.ensure_future(self._load_accounts()))
        future = self._accounts.setdefault(user_id, self._loop.create_future())
        return await asyncio.shield(future)

    async def _load_accounts(self) -> None:
        asked, self._accounts = self._accounts, {}
        try:
            users = await in_thread(lambda: _accounts(asked))
        except Exception as error:
            for future in asked.values():
                future.set_exception(error)
        else:
            for user_id, future in asked.items():
                future.set_result(users.get(user_id))

    def _nudge(self) -> None:
        """Look soon. Called from any thread."""
        try:
            self._loop.call_soon_threadsafe(self._nudged.set)
        except RuntimeError:
            # The loop has ended without telling us.
            bell.ignore(self._nudge)

    async def _poll(self) -> None:
        while True:
            try:
                async with asyncio.timeout(POLL_SECONDS):
                    await self._nudged.wait()
            except TimeoutError:
                pass
            self._nudged.clear()
            try:
                await self.refresh()
            except DatabaseError as error:
                logger.warning("The stream cannot read its log, trying again: %s", error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _hear(self) -> None:
        """Take hints from other processes. The layer may lose them or be down; polling does not need it."""
        layer = get_channel_layer()
        if layer is None or isinstance(layer, InMemoryChannelLayer):
            return
        # The layer's library may swallow a cancellation while it connects, so this asks whether it is still wanted.
        while asyncio.current_task() in self._tasks:
            try:
                channel = await layer.new_channel()
                await layer.group_add(bell.STREAM, channel)
                try:
                    while asyncio.current_task() in self._tasks:
                        await layer.receive(channel)
                        self._nudged.set()
                finally:
                    await layer.group_discard(bell.STREAM, channel)
            except Exception as error:
                logger.warning("The channel layer gives no hints, polling alone: %s: %s", type(error).__name__, error)
                await asyncio.sleep(RETRY_SECONDS)


def _preload_from(log: Log) -> int:
    return max(log.floor, log.position - WINDOW)


def _load(epoch: str, position: int) -> tuple[Log, list[Entry]]:
    """The log's head, and the next entries to know: those after `position`, or the newest of a new epoch."""
    log = Log.objects.current()
    if log.epoch != epoch:
        position = _preload_from(log)
    elif log.position <= position:
        return log, []
    return log, list(Entry.objects.after(position)[:WINDOW])


def _accounts(user_ids: Iterable[int]) -> dict[int, User]:
    users = {user.pk: user for user in User.objects.filter(pk__in=list(user_ids)).prefetch_related("groups")}
    for user in users.values():
        _ = user.roles  # read here, in the thread; the event loop may not
    return users
