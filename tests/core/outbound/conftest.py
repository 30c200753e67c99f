"""A real server on loopback, and a network that permits this server and nothing else."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from core.outbound.network import Network

SERVER = "127.0.0.1"
Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """What it answers by path, and what it was asked."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "site.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, status: int = 200, body: bytes = b"", **headers: str) -> None:
        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.replies[path] = reply


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            state.requests.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            state.replies[self.path](self)

        do_GET = do_POST = do_HEAD = answer  # noqa: N815 (the names that http.server asks for)

        def log_message(self, *args: object) -> None:
            pass

    httpd = ThreadingHTTPServer((SERVER, 0), Handler)
    httpd.daemon_threads = True
    state = Server(port=httpd.server_address[1])
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield state
    state.stopping.set()
    httpd.shutdown()
    httpd.server_close()


class FakeDns:
    """Names and their addresses; each look-up of a name takes the next of its answers, the last one for ever."""

    def __init__(self, names: dict[str, list[list[str]]]) -> None:
        self.names = names
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host not in self.names:
            raise OSError(f"no such name: {host}")
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def dns() -> FakeDns:
    return FakeDns({"site.test": [[SERVER]], "other.test": [[SERVER]], "inside.test": [["10.0.0.7"]]})


@pytest.fixture
def network(server: Server, dns: FakeDns) -> Network:
    return Network(ports=frozenset({server.port}), resolve=dns, permits=lambda address: address == ip_address(SERVER))
