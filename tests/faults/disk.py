"""A disk of a few megabytes, which a test can fill: a tmpfs in a mount namespace of its own."""

import errno
import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

from tests.processes import ROOT, Process, Processes

# Mounts the disk over a folder, copies a second folder there, and becomes the command that follows.
_BECOME = 'mount -t tmpfs -o "$1" kerf "$2" && cp -a "$3/." "$2" && cd "$4" && shift 4 && exec "$@"'


@lru_cache
def _why_not() -> str:
    """Why this machine has no such disk; empty where it has."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return "no unshare here (util-linux)"
    tried = subprocess.run(
        [unshare, "--mount", "--map-root-user", "mount", "-t", "tmpfs", "kerf", "/mnt"],
        capture_output=True,
        text=True,
        check=False,
    )
    return tried.stderr.strip() if tried.returncode else ""


def needed() -> None:
    """Skip the test where there can be no small disk: many containers may not mount, and nothing installed helps."""
    if why := _why_not():
        pytest.skip(f"this machine can mount no small disk: {why}")


class SmallDisk:
    """The disk on which one process works. Others see it through that process alone, so it must be running."""

    def __init__(self, folder: Path) -> None:
        self.mounted_at = folder / "disk"
        self.seed = folder / "seed"
        self.mounted_at.mkdir()
        self.seed.mkdir()
        self.process: Process | None = None

    def start(self, processes: Processes, options: str, *command: str, **variables: str) -> Process:
        """Mount the disk (`options` are the tmpfs's) with what is in `seed`, and run `command` with its data there."""
        become = ["unshare", "--mount", "--map-root-user", "sh", "-c", _BECOME, "sh"]
        places = [options, str(self.mounted_at), str(self.seed), str(ROOT)]
        variables = {"KERF_DATA_DIR": str(self.mounted_at), **variables}
        self.process = processes.start(*become, *places, *command, **variables)
        return self.process

    @property
    def path(self) -> Path:
        """The disk, as seen from here."""
        assert self.process is not None
        return Path(f"/proc/{self.process.pid}/root{self.mounted_at}")

    def files(self, folder: str) -> set[str]:
        """The files below a folder of the disk."""
        root = self.path / folder
        return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}

    def fill(self, *, but: int = 0) -> None:
        """Leave `but` bytes of it."""
        free = os.statvfs(self.path)
        left = free.f_bavail * free.f_frsize - but
        with (self.path / "ballast").open("ab", buffering=0) as ballast:
            while left > 0:
                try:
                    left -= ballast.write(b"\0" * min(left, 1024 * 1024))
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    return

    def free(self) -> None:
        """Take away what filled it."""
        (self.path / "ballast").unlink()
