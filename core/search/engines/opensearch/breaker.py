"""A circuit breaker: a server that does not answer is left alone for a while instead of being waited for."""

import time
from collections.abc import Callable
from threading import Lock


class Breaker:
    """Opens after `failures` in a row; after `rest` seconds lets one attempt through, and closes when it succeeds.

    Safe to use from several threads; each process has its own.
    """

    def __init__(self, *, failures: int = 3, rest: float = 10.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = failures
        self._rest = rest
        self._clock = clock
        self._lock = Lock()
        self._failed = 0
        self._closed_from = 0.0

    def allows(self) -> bool:
        """Whether to try now. While open, one caller per `rest` is told yes."""
        with self._lock:
            if self._failed < self._limit:
                return True
            if self._clock() < self._closed_from:
                return False
            self._closed_from = self._clock() + self._rest
            return True

    def succeeded(self) -> None:
        """The server answered: all may try again."""
        with self._lock:
            self._failed = 0

    def failed(self) -> None:
        """The server did not answer."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._limit:
                self._closed_from = self._clock() + self._rest
