"""An anonymous trusted read of an article through the front door, against a bare ASGI app that sends the same bytes."""

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from api.core.documents import trusted_documents
from tests.benchmarks.content import article_path
from tests.benchmarks.figures import row

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, SECONDS, CONNECTIONS = 5, 4, 16


def article_document() -> tuple[str, str]:
    """Hash and name of the web app's own article query."""
    for digest, text in trusted_documents().items():
        if re.search(r"\bquery LearnPage\b", text):
            return digest, text
    raise SystemExit("kerf bench: api/documents/web.json has no query named LearnPage; run make web")


def uvicorn(application: str) -> list[str]:
    """The command that `make run` starts it with; `serve` fills in the port."""
    options = ["--port", "{port}", "--no-access-log", "--log-level", "error"]
    return [sys.executable, "-m", "uvicorn", application, *options]


@contextmanager
def serve(command: list[str], **env: str):
    """The command's server on a free port: its address, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # One address asks more in a second than a visitor may in a minute.
    environment = {**os.environ, "KERF_PROFILE": "embedded", "KERF_API_BUDGET_VISITORS": "0", **env}
    process = subprocess.Popen([word.format(port=port) for word in command], cwd=ROOT, env=environment)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz/live", timeout=1)
                break
            except OSError:
                if time.monotonic() > deadline or process.poll() is not None:
                    raise SystemExit(f"kerf bench: {command} did not start") from None
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()


def requests_per_second(url: str, header: str = "Accept: */*") -> float:
    """What wrk measures with one thread and 16 connections."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", header, url]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in printed:
        raise SystemExit(f"kerf bench: {url} answers errors\n{printed}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1))


def rows() -> list[tuple[str, ...]]:
    if shutil.which("wrk") is None:
        raise SystemExit("kerf bench: wrk is needed to make load (Debian: apt install wrk)")
    digest, _ = article_document()
    path = article_path()
    query = urlencode({"documentId": digest, "variables": json.dumps({"path": path, "locale": "en"})})
    with serve(uvicorn("settings.asgi:application")) as kerf:
        url = f"{kerf}/graphql?{query}"
        body = urllib.request.urlopen(url).read()
        assert json.loads(body)["data"]["page"], body[:300]
        sample = Path(os.environ["KERF_DATA_DIR"]) / "answer.json"
        sample.write_bytes(body)
        with serve(uvicorn("tests.benchmarks.bare:application"), KERF_BENCH_BODY=str(sample)) as bare:
            ours, theirs = [], []
            for _ in range(ROUNDS):
                theirs.append(requests_per_second(f"{bare}/graphql?{query}"))
                ours.append(requests_per_second(url))
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    share = statistics.median(ratios)
    return [
        row(
            f"anonymous trusted read of an article, {len(body) / 1024:.1f} KB of JSON",
            f"{statistics.median(ours):,.0f} requests/s",
            f"bare ASGI app, {statistics.median(theirs):,.0f} requests/s",
            f"{share:.0%}",
            ">= 50 %",
            share >= 0.5,
        )
    ]
