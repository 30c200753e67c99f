"""What `make run` does where one of its processes falls over."""

import contextlib
import os
import signal
import sys

import pytest

from scripts.supervision import MOST_ENDS, Supervisor
from tests.processes import wait_until

# Says who it and its child are, and works on.
WORKER = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(os.getpid(), child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def house(tmp_path):
    commands = {name: [sys.executable, "-c", WORKER] for name in ("worker", "web")}
    house = Supervisor(commands, logs=tmp_path / "log", folder=tmp_path)
    yield house
    house.end()


def starts(house, name):
    return [tuple(map(int, line.split())) for line in house.log_of(name).read_text().splitlines() if " " in line]


def fall(house, name, times):
    wait_until(lambda: len(starts(house, name)) == times, 30, f"{name} did not start")
    process, child = starts(house, name)[-1]
    os.kill(process, signal.SIGKILL)
    wait_until(lambda: house.fallen() == [name], 30, f"nobody saw that {name} fell")
    return child


def is_alive(pid):
    with contextlib.suppress(ProcessLookupError, FileNotFoundError):
        # A dead child of a dead parent may wait for somebody to take note of it.
        return open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "Z"
    return False


def test_a_killed_process_is_started_again_without_its_orphans_and_the_others_stay(house):
    wait_until(lambda: starts(house, "web"), 30, "web did not start")
    orphan = fall(house, "worker", 1)
    house.restart("worker")
    wait_until(lambda: len(starts(house, "worker")) == 2, 30, "the worker was not started again")
    assert house.fallen() == []
    wait_until(lambda: not is_alive(orphan), 30, "a child of the killed worker goes on")
    assert len(starts(house, "web")) == 1


def test_what_falls_again_and_again_is_given_up(house):
    for times in range(1, MOST_ENDS + 1):
        fall(house, "worker", times)
        house.restart("worker")
    fall(house, "worker", MOST_ENDS + 1)
    with pytest.raises(SystemExit, match="again and again"):
        house.restart("worker")


def test_the_end_takes_the_children_along(house):
    wait_until(lambda: starts(house, "worker") and starts(house, "web"), 30, "they did not start")
    pids = [pid for name in ("worker", "web") for pid in starts(house, name)[0]]
    house.end()
    wait_until(lambda: not any(map(is_alive, pids)), 30, "somebody stayed behind")
