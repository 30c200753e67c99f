"""`make run`: set up, load the demo once, start web, workers and scheduler, keep them up and end them together.

Standard library only: it starts before the virtual environment exists.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import setup
from setup import BIN, ROOT, fail, say
from supervision import Supervisor

READY_SECONDS = 90
ROLES = ("writer", "customer", "moderator", "agent", "planner", "admin")


def port() -> int:
    """The port asked for, known to be free."""
    raw = os.environ.get("KERF_PORT") or "8000"
    if not raw.isdecimal() or not 0 < int(raw) < 65536:
        fail(f"KERF_PORT is {raw!r}; it must be a number between 1 and 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(raw)))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                fail(f"port {raw} is taken by another program. Stop it, or choose another: KERF_PORT=8010 make run")
            fail(f"port {raw} cannot be used: {error.strerror}.")
    return int(raw)


def manage(*arguments: str, what: str) -> None:
    """A management command whose lines the user sees; its failure ends the start."""
    say(what)
    code = subprocess.call([str(BIN / "python"), "manage.py", *arguments], cwd=ROOT)
    if code:
        fail(f"“manage.py {arguments[0]}” failed; the lines above say why.")


def collect_static(data: Path) -> None:
    """Static files of Wagtail and ours, collected again only when the packages or ours changed."""
    stamp = data / "static" / ".kerf-stamp"
    wanted = setup.digest(ROOT / "requirements.lock", *sorted(ROOT.glob("*/static")), *sorted(ROOT.glob("*/*/static")))
    if stamp.exists() and stamp.read_text() == wanted:
        return
    manage("collectstatic", "--noinput", "--verbosity", "0", what="Collecting static files")
    stamp.write_text(wanted)


def commands(number: int, data: Path) -> dict[str, list[str]]:
    """Web, workers and scheduler. Videos have a worker of their own: a long one must not hold up mail and search."""
    python = str(BIN / "python")
    celery = [python, "-m", "celery", "-A", "settings.celery"]
    return {
        "web": [python, "-m", "uvicorn", "settings.asgi:application", "--host", "127.0.0.1", "--port", str(number),
                "--no-access-log", "--no-proxy-headers",
                "--timeout-graceful-shutdown", "5", "--ws-max-size", "1048576"],
        "worker": [*celery, "worker", "-Q", "default,mail", "-c", "1", "-n", "worker@%h", "--loglevel", "INFO"],
        "media": [*celery, "worker", "-Q", "media", "-c", "1", "-n", "media@%h", "--loglevel", "INFO"],
        "scheduler": [*celery, "beat", "--loglevel", "WARNING", "--schedule", str(data / "beat")],
    }  # fmt: skip


def wait_until_ready(number: int, house: Supervisor, data: Path) -> None:
    """Return when the site answers; end with the log where a process died instead."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        for name in house.fallen():
            log = house.log_of(name)
            print(log.read_text(errors="replace")[-2000:], file=sys.stderr)
            raise SystemExit(f"kerf: the {name} process ended at its start; its log is {log}.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{number}/healthz/ready", timeout=2) as answer:
                if json.load(answer)["status"] == "ready":
                    return
        except (urllib.error.URLError, OSError, ValueError):
            time.sleep(0.3)
    raise SystemExit(f"kerf: not ready after {READY_SECONDS} s; the logs are in {data / 'log'}.")


def ignore_signals() -> None:
    """From here on the end is under way: a second signal (make passes its own on) must not cut it short."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def stop(*_: object) -> None:
    """End as Ctrl-C does, once."""
    ignore_signals()
    raise KeyboardInterrupt


def main() -> None:
    setup.check_machine()
    number = port()
    data = Path(os.environ.get("KERF_DATA_DIR") or ROOT / "var").resolve()
    os.environ.update(KERF_DATA_DIR=str(data), KERF_PORT=str(number))
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / ".writable").write_text("")
    except OSError as error:
        fail(f"the data folder {data} cannot be written: {error.strerror}. Choose another with KERF_DATA_DIR.")
    if (free := shutil.disk_usage(data).free) < 200 * 1024**2:
        fail(f"only {free // 1024**2} MB are free in {data}; at least 200 MB are needed.")
    setup.environment("run")
    setup.messages()
    setup.web()
    manage("migrate", "--verbosity", "0", what="Preparing the database")
    collect_static(data)
    manage("load_demo", "--if-empty", what="Loading the demo content (once)")
    house = Supervisor(commands(number, data), logs=data / "log", folder=ROOT)
    try:
        wait_until_ready(number, house, data)
        base = f"http://localhost:{number}"
        print(
            f"\n  Kerf is ready.\n\n"
            f"    Web app    {base}/\n"
            f"    Wagtail    {base}/admin/\n"
            f"    GraphQL    {base}/graphql\n\n"
            f"    Sign in as {', '.join(ROLES)}: <role>@demo.kerf.test, password kerf-demo\n"
            f"    Data and logs: {data}\n\n"
            f"  Ctrl-C ends it.\n",
            flush=True,
        )
        while True:
            for name in house.fallen():
                say(f"the {name} process ended and is started again; its log is {house.log_of(name)}")
                house.restart(name)
            time.sleep(0.5)
    except KeyboardInterrupt:
        say("stopping …")
    finally:
        ignore_signals()
        house.end()
        say("stopped.")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        main()
    except OSError as full:
        # There was enough at the start, and it went on the way.
        if full.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        fail(f"no space is left on the disk ({full.filename or ROOT}). Free some and start again.")
