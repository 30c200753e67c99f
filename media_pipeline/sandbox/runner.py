"""The door to the sandbox."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TICK_SECONDS = 1.0
GIB = 1024**3


@dataclass(frozen=True)
class Limits:
    """What one operation may use."""

    cpu_seconds: int = 60
    wall_seconds: float = 120
    memory: int = 3 * GIB
    file_size: int = 1 * GIB


class MediaRefused(Exception):
    """The file cannot be used, or broke the decoder; `code` is a key of failures.MESSAGES."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def run(
    operation: str,
    source: Path,
    *,
    limits: Limits,
    on_tick: Callable[[float], None] = lambda fraction: None,
    **arguments: Any,
) -> dict[str, Any]:
    """Do `operation` on `source` in a confined child and answer its facts.

    `on_tick(fraction)` is called about once a second, also where nothing moves; what it raises ends the
    child and comes through. Raises MediaRefused for a bad file, a crash, and a broken limit.
    """
    job = {
        "operation": operation,
        "source": str(source),
        "arguments": {name: str(value) if isinstance(value, Path) else value for name, value in arguments.items()},
        "limits": {"memory": limits.memory, "cpu_seconds": limits.cpu_seconds, "file_size": limits.file_size},
        "parent": os.getpid(),
    }
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-s", "-E", "-m", "media_pipeline.sandbox.child", json.dumps(job)],
        cwd=ROOT,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        return _listen(child, limits, on_tick)
    finally:
        if child.poll() is None:
            child.kill()
        child.communicate()


def _listen(child: subprocess.Popen[bytes], limits: Limits, on_tick: Callable[[float], None]) -> dict[str, Any]:
    assert child.stdout is not None
    assert child.stderr is not None
    fraction, buffer, complaint = 0.0, b"", b""
    deadline = time.monotonic() + limits.wall_seconds
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ, "answer")
        selector.register(child.stderr, selectors.EVENT_READ, "complaint")
        next_tick = time.monotonic() + TICK_SECONDS
        while selector.get_map():
            for key, _ in selector.select(max(0.0, next_tick - time.monotonic())):
                piece = os.read(key.fd, 65536)
                if not piece:
                    selector.unregister(key.fileobj)
                elif key.data == "complaint":
                    complaint = (complaint + piece)[-2000:]
                else:
                    *lines, buffer = (buffer + piece).split(b"\n")
                    for line in lines:
                        message = json.loads(line)
                        if "result" in message:
                            return message["result"]
                        if "refused" in message:
                            raise MediaRefused(message["refused"], message.get("detail", ""))
                        fraction = message["progress"]
            if time.monotonic() >= next_tick:
                next_tick = time.monotonic() + TICK_SECONDS
                on_tick(fraction)
            if time.monotonic() > deadline:
                raise MediaRefused("TOO_DEMANDING", f"longer than {limits.wall_seconds:.0f} s")
    code = child.wait()
    raise MediaRefused("TOO_DEMANDING", f"ended with {code}: {complaint.decode(errors='replace')}")
