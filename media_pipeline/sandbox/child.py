"""The other side of the door: `python -m media_pipeline.sandbox.child JOB`, JOB being JSON.

Speaks JSON lines on standard output: {"progress": 0.0-1.0} any number of times, then {"result": {...}} or
{"refused": code, "detail": text}. Anything else that happens to it is a crash, and the caller says so.
"""

import ctypes
import errno
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

PR_SET_PDEATHSIG = 1


def confine(limits: dict[str, int], parent: int) -> None:
    """Bound memory, processor seconds and file size, and die with the worker that asked."""
    bounds = {
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_FSIZE: limits["file_size"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for what, most in bounds.items():
        with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS but refuses to set it
            resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit("The worker is gone.")


def say(**message: Any) -> None:
    """Send one message to the caller."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def meter() -> Callable[[float], None]:
    """A progress callback that speaks at most five times a second."""
    last = 0.0

    def progress(fraction: float) -> None:
        nonlocal last
        if time.monotonic() - last >= 0.2:
            last = time.monotonic()
            say(progress=round(min(max(fraction, 0.0), 1.0), 4))

    return progress


def main() -> None:
    """Do the job."""
    job = json.loads(sys.argv[1])
    confine(job["limits"], job["parent"])
    # Imported under the limits: the libraries parse nothing of the file before they hold.
    import av.error
    import av.logging

    from . import extract, fragment, sheet, transcode
    from .container import Refused

    av.logging.set_level(None)
    operations: dict[str, Callable[..., dict[str, Any]]] = {
        "probe": extract.probe,
        "audio": extract.audio,
        "poster": extract.poster,
        "rendition": transcode.rendition,
        "storyboard": sheet.storyboard,
        "fragment": fragment.fragment,
    }
    work = operations[job["operation"]]
    try:
        result = work(job["source"], **job["arguments"], progress=meter())
    except Refused as refusal:
        say(refused=refusal.code, detail=refusal.detail)
    except MemoryError:
        say(refused="TOO_DEMANDING", detail="out of memory")
    except (OSError, av.error.FFmpegError) as error:
        if error.errno != errno.ENOSPC:
            raise
        say(refused="DISK_FULL", detail=str(error))
    else:
        say(result=result)


if __name__ == "__main__":
    main()
