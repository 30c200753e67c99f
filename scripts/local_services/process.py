"""Starting a server, knowing whether it is ours and alive, and stopping it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


class ServiceError(Exception):
    """A service cannot do as asked; the message is the one line a person needs."""


def say(line: str) -> None:
    """Progress, kept apart from the exports on standard output."""
    print(line, file=sys.stderr, flush=True)


def wait_until(condition: Callable[[], bool], seconds: float, failure: Callable[[], str]) -> None:
    """Poll until `condition` holds. Raises ServiceError(failure()) when it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise ServiceError(failure())
        time.sleep(0.1)


def port_open(port: int) -> bool:
    """Whether something listens on the loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def tail(log: Path, lines: int = 15) -> str:
    """The end of a log file, for an error message."""
    text = log.read_text(errors="replace") if log.exists() else ""
    return "\n".join(text.splitlines()[-lines:])


class Daemon:
    """A background process of ours, remembered in a pid file that must name a process started from `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.pid_file = home / "pid"
        self.log = home / "log"

    def pid(self) -> int | None:
        """The process id while it runs; None for a stale file, or one whose number went to a stranger."""
        try:
            pid = int(self.pid_file.read_text())
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        return pid if str(self.home).encode() in arguments else None

    def start(self, command: Sequence[str]) -> None:
        """Start `command` in a session of its own; it outlives this process."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.home, start_new_session=True
            )
        # For a moment a starting program has no arguments yet, by which `pid` would know it.
        arguments = Path(f"/proc/{process.pid}/cmdline")
        while process.poll() is None and arguments.exists() and not arguments.read_bytes():
            time.sleep(0.01)
        self.pid_file.write_text(str(process.pid))

    def stop(self, seconds: float = 20) -> None:
        """Ask it to end, then end it."""
        pid = self.pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGTERM)
        try:
            wait_until(lambda: self.pid() is None, seconds, lambda: "")
        except ServiceError:
            os.kill(pid, signal.SIGKILL)
            wait_until(lambda: self.pid() is None, 5, lambda: f"process {pid} cannot be ended")
        self.pid_file.unlink(missing_ok=True)
