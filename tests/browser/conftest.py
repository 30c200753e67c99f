"""A whole Kerf as a user runs it (web, worker, scheduler as processes of their own) and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


@dataclass(frozen=True)
class Site:
    """A running Kerf. Mail that it sends becomes files in `inbox`."""

    url: str
    env: dict[str, str]
    inbox: Path

    def manage(self, *arguments: str, stdin: str = "") -> str:
        """Run a management command against this site's data and return what it printed."""
        finished = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.env, input=stdin, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert finished.returncode == 0, finished.stderr[-3000:]
        return finished.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Kerf on a free port with an empty database and the accounts and places of `tests/browser/seed.py`."""
    sys.path.insert(0, str(ROOT / "scripts"))
    import run as launcher

    data = tmp_path_factory.mktemp("site")
    port = free_port()
    env = {
        **os.environ,
        "KERF_DATA_DIR": str(data),
        "KERF_PORT": str(port),
        "KERF_PUBLIC_URL": f"http://localhost:{port}",
        "DJANGO_SETTINGS_MODULE": "settings",
        "PYTHONPATH": str(ROOT),
        "KERF_SMTP_HOST": "127.0.0.1",
        "KERF_SMTP_PORT": str(free_port()),
    }
    if env.get("KERF_PROFILE") == "production":
        env |= _own_services(env)
    inbox = data / "inbox"
    inbox.mkdir()
    site = Site(f"http://localhost:{port}", env, inbox)
    site.manage("migrate", "--verbosity", "0")
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    site.manage("shell", "--no-imports", "-c", "import tests.browser.seed as seed; seed.plant()")
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(env)
    try:
        house = launcher.Supervisor(launcher.commands(port, data), logs=data / "log", folder=ROOT)
    finally:
        os.environ.clear()
        os.environ.update(before)
    mail_server = [sys.executable, "-m", "tests.smtp", env["KERF_SMTP_PORT"], str(inbox)]
    try:
        with subprocess.Popen(mail_server, cwd=ROOT, env=env) as mail:
            try:
                launcher.wait_until_ready(port, house, data)
                yield site
            finally:
                mail.kill()
    finally:
        house.end()


def _own_services(env: dict[str, str]) -> dict[str, str]:
    """A database, a Redis number and an index prefix that no other test uses, nor the test process beside this one."""
    import psycopg

    number = int(env.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    name = f"kerf_browser_{number}"
    base, _, _ = env["KERF_DATABASE_URL"].rpartition("/")
    with psycopg.connect(env["KERF_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    redis, _, _ = env["KERF_REDIS_URL"].rpartition("/")
    return {
        "KERF_DATABASE_URL": f"{base}/{name}",
        "KERF_REDIS_URL": f"{redis}/{number % 4 + 6}",
        "KERF_OPENSEARCH_PREFIX": f"kerf-browser-{number}",
        "KERF_HTTPS": "off",
    }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Where none is found the test is skipped, or fails with KERF_REQUIRE_BROWSER (as in CI)."""
    path = os.environ.get("KERF_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        if os.environ.get("KERF_REQUIRE_BROWSER"):
            pytest.fail("KERF_REQUIRE_BROWSER is set and no Chromium was found")
        pytest.skip("no Chromium found; set KERF_CHROMIUM to its path")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A fresh browser profile on the site; a page error or an error in the console fails the test."""
    context = browser.new_context(
        base_url=site.url, locale="en-US", service_workers="block", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []
