"""Two gigabytes on their way to a web process: refused early, taken without memory, and cleared away when cut off."""

import socket
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from tests.processes import Process, Processes, wait_until

MEGABYTE = 1024 * 1024
BOUNDARY = "a-boundary"
START = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="long.mp4"\r\n'
    "Content-Type: video/mp4\r\n\r\n"
).encode()
END = f"\r\n--{BOUNDARY}--\r\n".encode()


class Site:
    """A web process with a data folder of its own, addressed by sockets: what clients do wrong is the point."""

    def __init__(self, processes: Processes, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
        self.uploads = folder / "uploads"
        serve = ("-m", "uvicorn", "settings.asgi:application", "--port", str(self.port), "--no-access-log")
        self.process: Process = processes.start(
            sys.executable, *serve, DJANGO_SETTINGS_MODULE="settings.test", KERF_DATA_DIR=str(folder)
        )
        wait_until(self._listens, 60, "the site never answered", self.process)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def post(self, length: int) -> socket.socket:
        """A connection on which a form of `length` bytes has been announced."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        head = (
            "POST /admin/videos/new/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {length}\r\n"
            f"Cookie: csrftoken={'a' * 32}\r\nX-CSRFToken: {'a' * 32}\r\n\r\n"
        )
        connection.sendall(head.encode())
        return connection

    def peak_megabytes(self) -> int:
        """The most memory the process has ever had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) // 1024

    def kept(self) -> list[Path]:
        return list(self.uploads.iterdir())


def answer_on(connection: socket.socket) -> str:
    with connection.makefile("rb") as answer:
        return answer.read().decode()


@pytest.fixture
def site(processes: Processes, tmp_path: Path) -> Site:
    return Site(processes, tmp_path)


@pytest.mark.django_db(transaction=True)
def test_a_large_upload_is_refused_early_or_taken_without_memory(site: Site) -> None:
    # Nothing of the body is sent: the answer is given on its announced length alone.
    with closing(site.post(settings.VIDEO_MAX_BYTES + 2 * MEGABYTE)) as connection:
        refused = answer_on(connection)
    assert refused.startswith("HTTP/1.1 413 ")
    assert "This file is larger than 2.0" in refused

    def send(megabytes: int) -> str:
        with closing(site.post(len(START) + megabytes * MEGABYTE + len(END))) as connection:
            connection.sendall(START)
            for _ in range(megabytes):
                connection.sendall(bytes(MEGABYTE))
            connection.sendall(END)
            return answer_on(connection)

    assert send(1).startswith("HTTP/1.1 302 "), "whoever is not signed in is sent to sign in"
    before = site.peak_megabytes()
    assert send(128).startswith("HTTP/1.1 302 ")
    assert site.peak_megabytes() - before < 32
    wait_until(lambda: not site.kept(), 30, "what nobody took over was left", site.process)

    with closing(site.post(len(START) + 64 * MEGABYTE + len(END))) as connection:
        connection.sendall(START + bytes(8 * MEGABYTE))
        wait_until(site.kept, 30, "nothing arrived", site.process)
    wait_until(lambda: not site.kept(), 30, "half a file was left", site.process)
    with closing(site.post(2 * settings.VIDEO_MAX_BYTES)) as connection:
        assert answer_on(connection).startswith("HTTP/1.1 413 ")
