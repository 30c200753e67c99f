"""Real processes in tests: start them, wait for what they do, kill them.

with Processes(tmp_path) as processes:
    worker = processes.worker()
    wait_until(lambda: Video.objects.ready().exists(), 30, "the video was never ready", worker)
    worker.kill()
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
Value = TypeVar("Value")


class Process:
    """A running command, the leader of its own process group, with its output in a file."""

    def __init__(self, command: list[str], *, environment: dict[str, str], log: Path) -> None:
        self.command = command
        self.log = log
        with log.open("wb") as output:
            self._popen = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )

    @property
    def pid(self) -> int:
        return self._popen.pid

    def output(self) -> str:
        """What it has written so far, to standard output and error."""
        return self.log.read_text(errors="replace")

    def is_running(self) -> bool:
        return self._popen.poll() is None

    def wait(self, timeout: float = 60) -> int:
        """Wait for its end and answer its exit code, negative for a signal."""
        return self._popen.wait(timeout)

    def signal(self, number: int) -> None:
        """Send a signal to it and its children; one that has ended is left in peace."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def kill(self) -> None:
        """`kill -9` it and its children."""
        self.signal(signal.SIGKILL)
        self.wait()

    def stop(self, timeout: float = 120) -> int:
        """Ask it to end, kill it if it does not, and answer its exit code.

        A Celery worker that does not end writes where its threads stand before it is killed (SIGUSR1).
        """
        self._popen.terminate()
        try:
            return self.wait(timeout)
        except subprocess.TimeoutExpired:
            self._popen.send_signal(signal.SIGUSR1)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.wait(5)
            self.kill()
            raise AssertionError(f"{self.command} did not end within {timeout} s:\n{self.output()}") from None
        finally:
            self.signal(signal.SIGKILL)


class Processes:
    """Processes that use the database, broker and data folder of this test run; killed at the end.

    The test must commit what they are to see: `@pytest.mark.django_db(transaction=True)`. `settings_module`
    is their DJANGO_SETTINGS_MODULE; `variables` are further environment variables.
    """

    def __init__(self, folder: Path, *, settings_module: str = "settings.test", **variables: str) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings_module,
            "KERF_DATA_DIR": str(settings.DATA_DIR),
            "KERF_TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "KERF_OPENSEARCH_PREFIX": settings.OPENSEARCH_PREFIX,
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            **variables,
        }
        self._started: list[Process] = []
        self._numbers = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._started:
            process.signal(signal.SIGCONT)
            process.kill()

    def start(self, *command: str, **variables: str) -> Process:
        """Start `command`."""
        log = self.folder / f"process-{next(self._numbers)}.log"
        process = Process(list(command), environment={**self.environment, **variables}, log=log)
        self._started.append(process)
        return process

    def python(self, *arguments: str, **variables: str) -> Process:
        """Start this Python with `arguments`."""
        return self.start(sys.executable, *arguments, **variables)

    def worker(self, *, queues: str = "default,mail,media", children: int = 1, beat: bool = True) -> Process:
        """Start a Celery worker with `children` processes, and with the scheduler unless told otherwise."""
        arguments = ["-m", "celery", "-A", "settings.celery", "worker", "--without-gossip", "--without-mingle"]
        arguments += ["-Q", queues, "-c", str(children), "-n", f"worker{next(self._numbers)}@%h", "-l", "INFO"]
        if beat:
            arguments += ["--beat", "--schedule", str(self.folder / f"beat-{next(self._numbers)}")]
        return self.python(*arguments)


def wait_until(condition: Callable[[], Value], timeout: float, message: str, *processes: Process) -> Value:
    """Wait until `condition()` is true and answer its value.

    Fails with `message` and the output of `processes` when `timeout` seconds have passed (a bound, not a
    measure, so let it be generous), and at once when all of them have ended.
    """
    pause = threading.Event()
    end = time.monotonic() + timeout
    while not (value := condition()):
        ended = bool(processes) and not any(process.is_running() for process in processes)
        if time.monotonic() > end or (ended and not condition()):
            logs = "\n".join(f"--- {process.command}\n{process.output()}" for process in processes)
            raise AssertionError(f"{message} (within {timeout} s)\n{logs}")
        pause.wait(0.05)
    return value
