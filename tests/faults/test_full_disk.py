"""A disk that is full: one clear line, nothing half done, nothing lost, and all is well once there is space again."""

import os
import socket
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files import File
from django.db import connection
from django.test import Client
from wagtail.models import Collection

from core.accounts.models import User
from media_pipeline import whisper_micro
from media_pipeline.actions import retry_video, upload_video
from media_pipeline.models import Video
from tests.events import settle
from tests.faults import disk
from tests.faults.disk import SmallDisk
from tests.processes import Processes, wait_until

SAMPLE = Path(whisper_micro.__file__).parent / "sample.mp4"
OPEN = "mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) { ticket { id } errors { code message } } }"
NO_SPACE = "There is no space left on the server"


ONE_FOLDER = pytest.mark.skipif(
    os.environ.get("KERF_PROFILE") == "production", reason="only the embedded profile is one folder"
)


@pytest.fixture
def small_disk(tmp_path: Path) -> SmallDisk:
    disk.needed()
    return SmallDisk(tmp_path)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def launcher(tmp_path: Path) -> Iterator[Processes]:
    with Processes(tmp_path) as processes:
        yield processes


@pytest.mark.parametrize(
    ("options", "said"),
    [("size=8m", "at least 200 MB are needed."), ("nr_inodes=1", "cannot be written: No space left")],
)
def test_make_run_refuses_a_full_disk_with_one_line(
    launcher: Processes, small_disk: SmallDisk, port: int, options: str, said: str
) -> None:
    started = small_disk.start(launcher, options, sys.executable, "scripts/run.py", KERF_PORT=str(port))
    assert started.wait() == 1
    (line,) = started.output().splitlines()
    assert line.startswith("kerf: ")
    assert said in line
    assert str(small_disk.mounted_at) in line


@pytest.fixture
def owner(transactional_db: None) -> User:
    """A person who may do everything, without what migrations put into a database: an earlier test has flushed it."""
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return User.objects.create_superuser("owner@example.test", "correct horse", name="Owner")


class Site:
    """A web process that has everything on the small disk, and its owner's browser."""

    def __init__(self, port: int, owner: User) -> None:
        session = Client()
        session.force_login(owner)
        token = "a" * 32
        self.http = httpx.Client(
            base_url=f"http://127.0.0.1:{port}",
            cookies={"sessionid": session.cookies["sessionid"].value, "csrftoken": token},
            headers={"X-CSRFToken": token},
            timeout=60,
        )

    def answers(self) -> bool:
        try:
            return self.http.get("/healthz/ready").status_code == 200
        except httpx.TransportError:
            return False

    def open_ticket(self) -> dict[str, Any]:
        variables = {"input": {"subject": "The fan is loud", "body": "Very. " * 2000, "locale": "en"}}
        answer = self.http.post("/graphql", json={"query": OPEN, "variables": variables})
        assert "data" in answer.json(), answer.text
        payload: dict[str, Any] = answer.json()["data"]["ticketOpen"]
        return payload

    def upload(self, content: bytes) -> httpx.Response:
        fields = {"title": "Clean the lens", "collection": str(Collection.get_first_root_node().pk)}
        return self.http.post("/admin/videos/new/", data=fields, files={"file": ("lens.mp4", content)})


def start_site(processes: Processes, small_disk: SmallDisk, owner: User, port: int, settings: Any) -> Site:
    """A site whose database and files are all on the small disk."""
    site = Site(port, owner)
    with sqlite3.connect(small_disk.seed / "site.sqlite3") as copy:
        connection.connection.backup(copy)
    serve = ["-m", "uvicorn", "settings.asgi:application", "--port", str(port), "--no-access-log"]
    web = small_disk.start(
        *(processes, "size=64m", sys.executable, *serve),
        DJANGO_SETTINGS_MODULE="settings.test",
        KERF_SECRET_KEY=settings.SECRET_KEY,
        KERF_TEST_DATABASE=str(small_disk.mounted_at / "site.sqlite3"),
    )
    wait_until(site.answers, 60, "the site never answered", web)
    return site


def with_ballast(film: bytes, size: int) -> bytes:
    """The film with a box of so many bytes that players skip."""
    return film + size.to_bytes(4, "big") + b"free" + bytes(size - 8)


@ONE_FOLDER
def test_a_site_on_a_full_disk_says_so_keeps_what_it_has_and_recovers(
    processes: Processes, small_disk: SmallDisk, owner: User, port: int, settings: Any
) -> None:
    site = start_site(processes, small_disk, owner, port, settings)
    sample = SAMPLE.read_bytes()
    # Four megabytes more are too much for memory, so it goes to disk while it arrives.
    large = with_ballast(sample, 4 * 1024**2)
    assert len(sample) < 2 * 1024**2

    small_disk.fill()
    read = site.http.get("/graphql", params={"query": "{ viewer { email } }"}).json()
    assert read["data"]["viewer"]["email"] == owner.email
    refused = site.open_ticket()
    assert (refused["ticket"], [error["code"] for error in refused["errors"]]) == (None, ["UNAVAILABLE"])
    assert refused["errors"][0]["message"].startswith(NO_SPACE)
    for content in (sample, large):
        page = site.upload(content)
        assert (page.status_code, NO_SPACE in page.text) == (200, True), page.text
    sign_in = {"email": owner.email, "password": "correct horse"}
    answer = httpx.post(f"{site.http.base_url}/_allauth/app/v1/auth/login", json=sign_in)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (507, "UNAVAILABLE")

    # Space for the file, to the page, and none for the row that names it.
    small_disk.free()
    small_disk.fill(but=-(-len(sample) // 4096) * 4096)
    assert NO_SPACE in site.upload(sample).text
    assert small_disk.files("uploads") == small_disk.files("media") == set()

    small_disk.free()
    assert site.open_ticket()["errors"] == []
    for content in (sample, large):
        assert site.upload(content).status_code == 302
    assert len(small_disk.files("media")) == 2
    assert small_disk.files("uploads") == set()


@ONE_FOLDER
def test_an_upload_on_a_full_disk_keeps_what_is_there_and_goes_on_when_there_is_space(
    processes: Processes, small_disk: SmallDisk, owner: User, port: int, settings: Any
) -> None:
    site = start_site(processes, small_disk, owner, port, settings)
    film = with_ballast(SAMPLE.read_bytes(), 8 * 1024**2)
    tus = {"Tus-Resumable": "1.0.0"}
    announce = {**tus, "Upload-Length": str(len(film)), "Upload-Metadata": "filename bGVucy5tcDQ="}

    def send(address: str) -> tuple[int, int]:
        offset = int(site.http.head(address, headers=tus).headers["Upload-Offset"])
        headers = {**tus, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        status = site.http.patch(address, content=film[offset:], headers=headers).status_code
        return status, int(site.http.head(address, headers=tus).headers["Upload-Offset"])

    small_disk.fill(but=len(film) // 2)
    refused = site.http.post("/media/uploads/", headers=announce)
    assert (refused.status_code, "no space left" in refused.text) == (507, True)
    small_disk.free()
    address = site.http.post("/media/uploads/", headers=announce).headers["Location"]
    # Space for the first piece, and for what the database needs, and none for the second.
    small_disk.fill(but=6 * 1024**2)
    status, offset = send(address)
    assert (status, offset) == (507, 4 * 1024**2)
    (part,) = small_disk.files("media")
    assert (small_disk.path / "media" / part).stat().st_size == offset

    small_disk.free()
    assert send(address) == (204, len(film))
    assert (small_disk.path / "media" / part).read_bytes() == film
    fields = {"title": "Lens", "collection": str(Collection.get_first_root_node().pk)}
    made = site.http.post("/admin/videos/new/", data={**fields, "upload": address.rpartition("/")[2]})
    assert made.status_code == 302
    assert small_disk.files("media") == {part}


def test_a_job_on_a_full_disk_fails_clearly_leaves_no_half_files_and_succeeds_when_retried(
    processes: Processes, small_disk: SmallDisk, owner: User, settings: Any
) -> None:
    settings.MEDIA_ROOT = small_disk.seed / "media"
    settings.MEDIA_WORK_DIR = small_disk.seed / "work"
    with SAMPLE.open("rb") as file:
        video = upload_video(actor=owner, title="Lens", file=File(file, name="lens.mp4"), model="whisper-micro")
    size = SAMPLE.stat().st_size + 200 * 1024
    work = f"{sys.executable} -m tests.faults.drill.drain media default && cd {small_disk.mounted_at} && find . -type f"
    worker = small_disk.start(processes, f"size={size}", "sh", "-c", work, DJANGO_SETTINGS_MODULE="settings.test")
    assert worker.wait(120) == 0, worker.output()
    video.refresh_from_db()
    assert (video.state, video.error_code) == ("failed", "DISK_FULL"), worker.output()
    assert "Free some, then retry" in video.error_message
    files = {line[2:] for line in worker.output().splitlines() if line.startswith(("./media", "./work"))}
    assert files == {f"media/{name}" for name in (video.file.name, video.poster.name) if name}

    retry_video(actor=owner, video_id=video.pk)
    settle()
    assert Video.objects.get().state == "ready"
