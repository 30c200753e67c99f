"""Connecting to the address that was checked, and to no other.

A name is resolved once for each connection; the addresses it gave are checked, and one of them is connected
to. Nobody resolves the name a second time, so a server that answers differently the next time gains nothing.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as ResolutionTimeout
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import httpcore

from .addresses import IPAddress, is_public, parse
from .errors import OutboundFailed, OutboundRefused

CONNECT_SECONDS: Final = 5.0

# getaddrinfo knows no time limit of its own. A resolver that hangs holds one of these, not the caller.
_RESOLVERS: Final = ThreadPoolExecutor(max_workers=8, thread_name_prefix="resolve")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host name, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_rest, sockaddr in found))


@dataclass(frozen=True)
class Network:
    """Where requests may go. The default is the public internet; a test names the server it has started."""

    ports: frozenset[int]
    resolve: Callable[[str, int], list[str]] = resolve
    permits: Callable[[IPAddress], bool] = is_public


class Deadline:
    """A point in time that ends a whole exchange, however slowly its bytes arrive.

    Timeouts of sockets start anew with each byte; this cuts the connection itself.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer: threading.Timer | None = None
        self._wire: socket.socket | None = None
        self.passed = False

    def remaining(self) -> float:
        """Seconds left; raises OutboundFailed where there are none."""
        seconds = self._end - time.monotonic()
        if self.passed or seconds <= 0:
            raise OutboundFailed("The server took too long to answer.")
        return seconds

    def watch(self, connection: socket.socket) -> None:
        """Cut this connection when the time is over."""
        self.release()
        # A duplicate outlives the wrapping of the original in TLS; shutting it down shuts down the connection.
        self._wire = connection.dup()
        self._timer = threading.Timer(self.remaining(), self._cut, [self._wire])
        self._timer.daemon = True
        self._timer.start()

    def release(self) -> None:
        """The exchange is over; nothing is left to cut."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    def _cut(self, wire: socket.socket) -> None:
        self.passed = True
        # It may have ended by itself at this very moment.
        with suppress(OSError):
            wire.shutdown(socket.SHUT_RDWR)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore: resolves, checks every address, connects to one that was checked."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for address in self.checked_addresses(host, port):
            seconds = min(CONNECT_SECONDS, self._deadline.remaining())
            try:
                stream = self._sockets.connect_tcp(address, port, timeout=seconds, socket_options=socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._deadline.watch(stream.get_extra_info("socket"))
            return stream
        raise OutboundFailed(f"{host} cannot be reached.") from failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise OutboundRefused("Requests go to the network, not to local sockets.")

    def checked_addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host`, all of them permitted: a name that also leads inside is not to be trusted."""
        future = _RESOLVERS.submit(self._network.resolve, host, port)
        try:
            found = future.result(timeout=self._deadline.remaining())
        except ResolutionTimeout:
            future.cancel()
            raise OutboundFailed(f"The name {host} could not be resolved in time.") from None
        except (OSError, UnicodeError) as error:
            raise OutboundFailed(f"The name {host} could not be resolved.") from error
        if not found:
            raise OutboundFailed(f"The name {host} could not be resolved.")
        for text in found:
            try:
                permitted = self._network.permits(parse(text))
            except ValueError:
                permitted = False
            if not permitted:
                raise OutboundRefused(f"{host} is not an address on the public internet.")
        return found
