"""Set up what Kerf needs: `setup.py run|dev|web`. Standard library only: it runs before anything is installed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
NEEDED_BYTES = 3 * 1024**3


def fail(message: str) -> None:
    """End with one clear line."""
    sys.exit(f"kerf: {message}")


def say(message: str) -> None:
    """One line of progress."""
    print(f"kerf: {message}", flush=True)


def digest(*paths: Path) -> str:
    """A hash over files, and over all files of folders, that changes when any of them does."""
    state = hashlib.sha256(sys.version.encode())
    for path in paths:
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            state.update(str(file.relative_to(ROOT)).encode())
            state.update(file.read_bytes())
    return state.hexdigest()


def run(command: list[str], *, what: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a long step with its output in a log, ticking while it works; on failure show the log's end."""
    log = ROOT / ".venv" / "setup.log" if VENV.exists() else ROOT / "setup.log"
    started = time.monotonic()
    say(f"{what} …")
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT)
        while True:
            try:
                code = process.wait(timeout=10)
                break
            except subprocess.TimeoutExpired:
                say(f"{what} … {time.monotonic() - started:.0f} s")
            except KeyboardInterrupt:
                process.terminate()
                process.wait()
                fail("stopped.")
    if code:
        print(log.read_text(errors="replace")[-3000:], file=sys.stderr)
        fail(f"{what} failed (exit status {code}); the lines above say why.")
    say(f"{what}: done in {time.monotonic() - started:.0f} s")


def check_machine() -> None:
    """Refuse a machine that cannot work, before anything is written."""
    if sys.version_info < (3, 11):
        fail(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try: make run PYTHON=python3.12")
    free = shutil.disk_usage(ROOT).free
    if not (VENV / ".kerf-run").exists() and free < NEEDED_BYTES:
        fail(f"about 3 GB of disk space are needed in {ROOT}; {free / 1024**3:.1f} GB are free.")


def environment(kind: str) -> None:
    """The virtual environment of `requirements.lock` (run) or `requirements-dev.lock` (dev)."""
    check_machine()
    locks = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
    stamps = {name: VENV / f".kerf-{name}" for name in locks}
    wanted = digest(locks[kind])
    # The development lock holds everything that the other one does.
    if stamps["dev"].exists() and stamps["dev"].read_text() == digest(locks["dev"]):
        return
    if stamps[kind].exists() and stamps[kind].read_text() == wanted:
        return
    if not (BIN / "pip").exists():
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], what="Creating the virtual environment")
    pip = [str(BIN / "python"), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    run([*pip, "-r", str(locks[kind])], what="Installing the Python packages (some 450 MB, once)")
    stamps[kind].write_text(wanted)


def web() -> None:
    """The web bundle in `web/dist`, built again only when its sources changed."""
    folder = ROOT / "web"
    sources = [folder / name for name in ("src", "public", "index.html", "package.json", "package-lock.json")]
    sources += [*folder.glob("*.ts"), *folder.glob("*.js"), ROOT / "api" / "schema.graphql"]
    stamp, wanted = folder / "dist" / ".kerf-stamp", digest(*[path for path in sources if path.exists()])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    packages = folder / "node_modules" / ".kerf-stamp"
    locked = digest(folder / "package-lock.json")
    if not packages.exists() or packages.read_text() != locked:
        run(
            [str(BIN / "npm"), "ci", "--no-audit", "--no-fund"], what="Installing the web packages", cwd=folder, env=env
        )
        packages.write_text(locked)
    run([str(BIN / "npm"), "run", "build"], what="Building the web app", cwd=folder, env=env)
    stamp.write_text(wanted)


def messages() -> None:
    """What Django reads of the translations in `settings/locale`, compiled again only when one changed."""
    folder = ROOT / "settings" / "locale"
    catalogues = sorted(folder.glob("*/LC_MESSAGES/django.po"))
    stamp, wanted = folder / ".kerf-stamp", digest(*catalogues)
    compiled = all(path.with_suffix(".mo").exists() for path in catalogues)
    if compiled and stamp.exists() and stamp.read_text() == wanted:
        return
    run([str(BIN / "python"), "scripts/messages.py", "compile"], what="Compiling the translations")
    stamp.write_text(wanted)


if __name__ == "__main__":
    if sys.argv[1:] in (["run"], ["dev"]):
        environment(sys.argv[1])
        messages()
    elif sys.argv[1:] == ["web"]:
        web()
    else:
        fail("usage: setup.py run|dev|web")
