"""The processes of one house: started together, ended together, and started anew where one falls over."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

MOST_ENDS = 3
STEADY_SECONDS = 60
PATIENCE_SECONDS = 12


class Supervisor:
    """Runs commands by name, each with a log of its own in `logs`. Standard library only, like all of `make run`."""

    def __init__(self, commands: dict[str, list[str]], *, logs: Path, folder: Path) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self.commands, self.logs, self.folder = commands, logs, folder
        self.running = {name: self._start(name) for name in commands}
        self._ends: dict[str, list[float]] = {name: [] for name in commands}

    def log_of(self, name: str) -> Path:
        """Where a process writes."""
        return self.logs / f"{name}.log"

    def fallen(self) -> list[str]:
        """The processes that have ended, though nobody asked them to."""
        return [name for name, process in self.running.items() if process.poll() is not None]

    def restart(self, name: str) -> None:
        """Start what fell: a worker that the kernel killed for its memory must not take the site with it.

        Raises SystemExit where it falls again and again.
        """
        now = time.monotonic()
        self._ends[name] = [end for end in self._ends[name] if now - end < STEADY_SECONDS] + [now]
        if len(self._ends[name]) > MOST_ENDS:
            raise SystemExit(f"kerf: the {name} process ends again and again; its log is {self.log_of(name)}.")
        self._kill(self.running[name])
        self.running[name] = self._start(name)

    def end(self) -> None:
        """End every process, politely first; their children with them."""
        for process in self.running.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE_SECONDS
        for process in self.running.values():
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            self._kill(process)

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        with self.log_of(name).open("ab") as log:
            return subprocess.Popen(
                self.commands[name], cwd=self.folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        """End a process and what it leaves behind: a child would go on with work that its successor takes up."""
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
