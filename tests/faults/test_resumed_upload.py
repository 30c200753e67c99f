"""An upload over real connections: cut off, its server killed, and gone on with to the identical file."""

import hashlib
import socket
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection

from core.accounts.models import User
from media_pipeline import whisper_micro
from media_pipeline.models import Upload, Video
from tests.graphql import global_id
from tests.processes import Process, Processes, wait_until

MEGABYTE = 1024 * 1024
BYTES = "application/offset+octet-stream"
SAMPLE = Path(whisper_micro.__file__).parent / "sample.mp4"
COMPLETE = """mutation($i: VideoUploadCompleteInput!) {
  videoUploadComplete(input: $i) { video { id } errors { message } }
}"""


class Site:
    """A web process, started again whenever it was killed, and a signed-in client of it."""

    def __init__(self, processes: Processes, folder: Path, owner: User, secret: str) -> None:
        self.processes, self.folder, self.secret = processes, folder, secret
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
        session = Client()
        session.force_login(owner)
        self.cookies = {"sessionid": session.cookies["sessionid"].value, "csrftoken": "a" * 32}
        self.headers = {"X-CSRFToken": "a" * 32, "Tus-Resumable": "1.0.0"}
        self.http = httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}", cookies=self.cookies, headers=self.headers, timeout=60
        )
        self.process = self.start()

    def start(self) -> Process:
        serve = ("-m", "uvicorn", "settings.asgi:application", "--port", str(self.port), "--no-access-log")
        self.process = self.processes.start(
            sys.executable,
            *serve,
            DJANGO_SETTINGS_MODULE="settings.test",
            KERF_DATA_DIR=str(self.folder),
            KERF_SECRET_KEY=self.secret,
        )
        wait_until(self._listens, 60, "the site never answered", self.process)
        return self.process

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def begin_patch(self, address: str, offset: int, length: int) -> socket.socket:
        """A connection on which so many bytes have been announced."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        headers = {
            **self.headers,
            "Host": "localhost",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": BYTES,
            "Content-Length": str(length),
            "Upload-Offset": str(offset),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        connection.sendall(f"PATCH {address} HTTP/1.1\r\n{lines}\r\n".encode())
        return connection

    def patch(self, address: str, offset: int, body: bytes) -> int:
        headers = {"Upload-Offset": str(offset), "Content-Type": BYTES}
        return self.http.patch(address, content=body, headers=headers).status_code

    def offset(self, address: str) -> int:
        return int(self.http.head(address).headers["Upload-Offset"])


@pytest.fixture
def site(processes: Processes, tmp_path: Path, settings: Any) -> Site:
    # What migrations put into a database is gone when an earlier test has flushed it.
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    owner = User.objects.create_superuser("owner@example.test", "correct horse")
    return Site(processes, tmp_path / "data", owner, settings.SECRET_KEY)


def stands() -> tuple[int, str]:
    """How far the upload is, and who is at work on it."""
    upload = Upload.objects.get()
    return upload.offset, upload.writer


def test_a_cut_and_a_killed_server_cost_a_few_megabytes_and_not_the_file(site: Site) -> None:
    ballast = 24 * MEGABYTE
    noise = hashlib.shake_256(b"film").digest(ballast - 8)
    film = SAMPLE.read_bytes() + ballast.to_bytes(4, "big") + b"free" + noise
    announced = site.http.post("/media/uploads/", headers={"Upload-Length": str(len(film))})
    assert announced.status_code == 201, announced.text
    address = announced.headers["Location"]

    # The network goes: every byte that came is kept, and the next request may go on at once.
    sent = MEGABYTE + 123
    with closing(site.begin_patch(address, 0, len(film))) as connection:
        connection.sendall(film[:sent])
    wait_until(lambda: stands() == (sent, ""), 30, "the cut cost bytes, or was not noticed", site.process)
    assert site.offset(address) == sent

    # The server is killed while bytes come in.
    connection = site.begin_patch(address, sent, len(film) - sent)
    connection.sendall(film[sent : sent + 10 * MEGABYTE])
    wait_until(lambda: stands()[0] >= sent + 8 * MEGABYTE, 60, "nothing was kept", site.process)
    assert site.patch(address, stands()[0], b"x") == 423
    site.process.kill()
    connection.close()
    site.start()
    there = site.offset(address)
    assert sent + 8 * MEGABYTE <= there <= sent + 10 * MEGABYTE

    # Nobody holds what the killed one held for longer than its lease, which need not be waited for here.
    Upload.objects.update(busy_until=timezone.now())
    assert site.patch(address, there, film[there:]) == 204
    upload = Upload.objects.get()
    wanted = {"uploadId": global_id("VideoUpload", upload.pk)}
    answer = site.http.post("/graphql", json={"query": COMPLETE, "variables": {"i": wanted}}).json()
    assert answer["data"]["videoUploadComplete"]["errors"] == []
    kept = site.folder / "media" / Video.objects.get().file.name
    assert hashlib.sha256(kept.read_bytes()).digest() == hashlib.sha256(film).digest()
    assert [path for path in (site.folder / "media").rglob("*") if path.is_file()] == [kept]
    assert list((site.folder / "uploads").iterdir()) == []
