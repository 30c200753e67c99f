"""The one guarded HTTP client."""

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import certifi
import httpcore
import httpx
from django.conf import settings

from .errors import OutboundFailed, OutboundRefused
from .network import CheckedBackend, Deadline, Network

TOTAL_SECONDS: Final = 10.0
MAX_BYTES: Final = 2 * 1024 * 1024
MAX_REDIRECTS: Final = 3
MAX_URL: Final = 2_048
USER_AGENT: Final = "Kerf/1.0"

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# What a caller may not set: it would contradict the address, or the framing that the client writes itself.
_OUR_HEADERS: Final = frozenset({"host", "connection", "content-length", "transfer-encoding", "accept-encoding"})
_ONLY_FOR_THE_FIRST_HOST: Final = ("authorization", "cookie", "proxy-authorization")


@dataclass(frozen=True)
class Answer:
    """What a server said. `url` is the address that answered, after redirects."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, in UTF-8; what is not becomes U+FFFD."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body as JSON; raises OutboundFailed where it is none."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise OutboundFailed("The server's answer is not JSON.") from error


def fetch(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    content: bytes | None = None,
    total_seconds: float = TOTAL_SECONDS,
    max_bytes: int = MAX_BYTES,
    network: Network | None = None,
) -> Answer:
    """Ask the server at `url`, whoever chose that address.

    Goes to http and https at the ports of OUTBOUND_PORTS on the public internet only, through no proxy, without
    cookies. GET and HEAD follow up to three redirects, each checked like the first address; other methods
    take a redirect as a failure, for a payload goes where it was addressed. Everything together, names, TLS,
    redirects and body, takes at most `total_seconds`; a body over `max_bytes` is not read on.

    Raises OutboundRefused or OutboundFailed. An answer with an error status is an answer.
    """
    network = network or Network(ports=frozenset(settings.OUTBOUND_PORTS))
    deadline = Deadline(total_seconds)
    target, sent = _checked(url, network), _checked_headers(headers)
    try:
        for _hop in range(MAX_REDIRECTS + 1):
            request = httpx.Request(method, target, headers=sent, content=content)
            with _exchange(request, network, deadline) as response:
                location = response.headers.get("location")
                if response.status_code not in _REDIRECTS or location is None:
                    body = _body(response, max_bytes)
                    # A body that ends with its connection looks whole when we cut the connection.
                    deadline.remaining()
                    return Answer(str(target), response.status_code, response.headers, body)
            if method not in {"GET", "HEAD"}:
                raise OutboundFailed("The server sent a redirect in answer to a payload.")
            following = _checked(_join(target, location), network)
            if target.scheme == "https" and following.scheme != "https":
                raise OutboundRefused("The server redirects from https to http.")
            if following.host != target.host or following.port != target.port:
                sent = {name: value for name, value in sent.items() if name not in _ONLY_FOR_THE_FIRST_HOST}
            target = following
    finally:
        deadline.release()
    raise OutboundFailed(f"The server redirects more than {MAX_REDIRECTS} times.")


def _checked(url: str | httpx.URL, network: Network) -> httpx.URL:
    try:
        if len(str(url)) > MAX_URL:
            raise OutboundRefused("The address is too long.")
        target = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, TypeError) as error:
        raise OutboundRefused("This is not a web address.") from error
    if target.scheme not in {"http", "https"} or not target.host:
        raise OutboundRefused("Only http and https addresses can be fetched.")
    if target.userinfo:
        raise OutboundRefused("An address with a user name or password in it is not fetched.")
    port = {"http": 80, "https": 443}[target.scheme] if target.port is None else target.port
    if port not in network.ports:
        raise OutboundRefused("This port is not fetched from.")
    return target.copy_with(fragment=None)


def _checked_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    sent = {name.lower(): value for name, value in (headers or {}).items()}
    if forbidden := _OUR_HEADERS & sent.keys():
        raise ValueError(f"The client sets {', '.join(sorted(forbidden))} itself.")
    # Not compressed: a few bytes could unfold into gigabytes.
    return {"user-agent": USER_AGENT, "accept": "*/*", **sent, "accept-encoding": "identity", "connection": "close"}


def _join(target: httpx.URL, location: str) -> httpx.URL:
    try:
        return target.join(location)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise OutboundRefused("The server redirects to something that is not a web address.") from error


@contextmanager
def _exchange(request: httpx.Request, network: Network, deadline: Deadline) -> Iterator[httpx.Response]:
    """One request and its answer's head; the body is read within."""
    assert isinstance(request.stream, httpx.SyncByteStream)
    seconds = deadline.remaining()
    wire = httpcore.Request(
        method=request.method,
        url=httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds)},
    )
    try:
        with httpcore.ConnectionPool(
            ssl_context=_trust(), network_backend=CheckedBackend(network, deadline)
        ) as connections:
            answer = connections.handle_request(wire)
            try:
                yield httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer.stream))
            finally:
                answer.close()
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, ssl.SSLError) as error:
        if deadline.passed or isinstance(error, httpcore.TimeoutException):
            raise OutboundFailed("The server took too long to answer.") from error
        raise OutboundFailed(f"{request.url.host} does not answer properly.") from error


class _Stream(httpx.SyncByteStream):
    def __init__(self, parts: Any) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts


def _body(response: httpx.Response, max_bytes: int) -> bytes:
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise OutboundFailed("The server compresses its answer, although it was asked not to.")
    body = bytearray()
    for part in response.iter_raw():
        body += part
        if len(body) > max_bytes:
            raise OutboundFailed(f"The answer is larger than {max_bytes} bytes.")
    return bytes(body)


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """Certificates of the system, where it has any, and those that come with httpx."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
