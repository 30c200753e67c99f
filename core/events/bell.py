"""Wake-ups: who rings is never kept waiting, and a lost ring loses nothing but time.

A ring goes to workers through the Celery broker and to stream readers through the channel layer. Both are
reached from one background thread per process, so that a broker that is down, or accepts and never
answers, costs the caller nothing. Rings that arrive while one is being carried out merge into one.
"""

import asyncio
import atexit
import logging
import os
import threading
import time
from collections.abc import Callable

from celery import current_app
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.conf import settings

logger = logging.getLogger(__name__)

STREAM = "stream"
"""The bell of the stream's readers, and the name of their channel-layer group. Others are queue names."""

WORK_TASK = "core.events.tasks.work"

_PATIENCE_SECONDS = 2.0
_COMPLAINT_SECONDS = 60.0
_listeners: set[Callable[[], None]] = set()


def ring(*bells: str) -> None:
    """Wake the workers of the named queues, and the stream's readers. Neither waits nor raises."""
    if STREAM in bells:
        for listener in tuple(_listeners):
            listener()
    _ringer.ring(set(bells))


def listen(listener: Callable[[], None]) -> None:
    """Call `listener` whenever this process rings `STREAM`: from any thread, so it must only set a flag."""
    _listeners.add(listener)


def ignore(listener: Callable[[], None]) -> None:
    """Undo `listen`."""
    _listeners.discard(listener)


class _Ringer:
    """The thread that carries rings out, started at the first one."""

    def __init__(self) -> None:
        self._pending: set[str] = set()
        self._changed = threading.Condition()
        self._busy = False
        self._thread: threading.Thread | None = None
        self._complained_at = -_COMPLAINT_SECONDS

    def ring(self, bells: set[str]) -> None:
        with self._changed:
            self._pending |= bells
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="events-bell", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def flush(self, timeout: float = _PATIENCE_SECONDS) -> None:
        """Wait, at most `timeout` seconds, until nothing is left to carry out."""
        with self._changed:
            self._changed.wait_for(lambda: not self._pending and not self._busy, timeout)

    def _run(self) -> None:
        loop = asyncio.new_event_loop()
        while True:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._pending)
                bells, self._pending, self._busy = self._pending, set(), True
            for bell in sorted(bells):
                try:
                    if bell == STREAM:
                        loop.run_until_complete(_hint_readers())
                    else:
                        _wake_workers(bell)
                except Exception as error:
                    # Any error of any broker library: the sweep rings again, so there is nothing to undo.
                    self._complain(bell, error)

    def _complain(self, bell: str, error: Exception) -> None:
        """Log a failed ring, but not once per event while a broker is down."""
        if time.monotonic() - self._complained_at >= _COMPLAINT_SECONDS:
            self._complained_at = time.monotonic()
            logger.warning("Could not ring %r, the sweep will: %s: %s", bell, type(error).__name__, error)


def _wake_workers(queue: str) -> None:
    # Without a worker messages would pile up; an old wake-up is worth nothing, because the sweep rings again.
    current_app.send_task(
        WORK_TASK,
        args=[queue],
        queue=queue,
        expires=60,
        time_limit=settings.EVENTS_QUEUES[queue],
        ignore_result=True,
        # Once: the connection kept from the last ring may have been closed by a restart of the broker.
        retry=True,
        retry_policy={"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0},
    )


async def _hint_readers() -> None:
    layer = get_channel_layer()
    # The in-memory layer reaches this process only, and the listeners have been told already.
    if layer is not None and not isinstance(layer, InMemoryChannelLayer):
        await asyncio.wait_for(layer.group_send(STREAM, {"type": "stream.hint"}), _PATIENCE_SECONDS)


_ringer = _Ringer()


def _start_afresh() -> None:
    """A forked child has the parent's state but not its thread."""
    global _ringer
    _ringer = _Ringer()
    _listeners.clear()


os.register_at_fork(after_in_child=_start_afresh)
# A short-lived process (a management command) still gets its rings out, if the broker is well.
atexit.register(lambda: _ringer.flush())
