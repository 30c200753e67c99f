"""OpenSearch: a real single node, run from Maven artifacts (see .ci/opensearch/pom.xml)."""

import json
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from .process import Daemon, ServiceError, port_open, say, tail, wait_until

RUNNERS = {21: "3.8.0.0", 11: "2.19.1.0"}
"""Lowest Java version to the newest runner that it can run."""

HIGHEST_PORT = 9299
"""The runner looks for a free port up to this one and gives up beyond it, without a word."""

CONFIG = """\
cluster.name: kerf-services
node.name: kerf
discovery.type: single-node
network.host: 127.0.0.1
transport.port: 0
node.store.allow_mmap: false
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
"""


# The memory of Java that is enough for tests.
HEAP = "512m"


def java() -> tuple[Path, int]:
    """The newest Java on this machine and its version."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [*Path("/usr/lib/jvm").glob("*"), *Path("/opt").glob("*")]
    programs = {(home / "bin" / "java").resolve() for home in homes if (home / "bin" / "java").exists()}
    programs |= {Path(found).resolve()} if (found := shutil.which("java")) else set()
    versions: dict[Path, int] = {}
    for program in programs:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
        if match := re.search(r'version "(\d+)', told):
            versions[program] = int(match.group(1))
    if not versions or max(versions.values()) < min(RUNNERS):
        raise ServiceError("No Java of version 11 or later; install the Debian package default-jre-headless.")
    newest = max(versions, key=lambda program: versions[program])
    return newest, versions[newest]


class OpenSearch:
    """One node with the analysis, reindex and painless modules; plain HTTP, no security plugin."""

    name = "OpenSearch"
    variable = "KERF_OPENSEARCH_URL"

    def __init__(self, home: Path, port: int, pom: Path, heap: str = HEAP) -> None:
        self.home = home
        self.port = port
        self.heap = heap
        self.pom = pom
        self.url = f"http://127.0.0.1:{port}"
        self.daemon = Daemon(home)

    def answers(self) -> bool:
        """Whether the cluster is healthy (yellow is healthy: there is one node)."""
        try:
            with urllib.request.urlopen(f"{self.url}/_cluster/health", timeout=2) as response:
                return json.load(response)["status"] in {"green", "yellow"}
        except (OSError, ValueError, urllib.error.URLError):
            return False

    def start(self) -> None:
        """Start it where it does not run; fetch it where it is not in the cache."""
        if self.daemon.pid() is not None:
            return
        if self.port > HIGHEST_PORT:
            raise ServiceError(
                f"KERF_SERVICES_OPENSEARCH_PORT is {self.port}; the runner takes none above {HIGHEST_PORT}."
            )
        if port_open(self.port):
            raise ServiceError(f"Port {self.port} is taken; set KERF_SERVICES_OPENSEARCH_PORT.")
        program, version = java()
        jars = self._jars(next(runner for lowest, runner in RUNNERS.items() if version >= lowest))
        config = self.home / "config"
        config.mkdir(parents=True, exist_ok=True)
        (config / "opensearch.yml").write_text(CONFIG)
        flags = ["--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"] if version >= 21 else []
        self.daemon.start(
            [
                *(str(program), f"-Xms{self.heap}", f"-Xmx{self.heap}", "-XX:+UseSerialGC", *flags, "-cp", f"{jars}/*"),
                *("org.codelibs.opensearch.runner.OpenSearchRunner", "-numOfNode", "1"),
                *("-basePath", str(self.home), "-confPath", str(config), "-baseHttpPort", str(self.port - 1)),
            ]
        )

    def wait(self) -> None:
        """Return once the cluster is healthy."""

        def failure() -> str:
            return f"OpenSearch did not start:\n{tail(self.daemon.log)}"

        wait_until(lambda: self.answers() or self.daemon.pid() is None, 120, failure)
        if not self.answers():
            raise ServiceError(failure())

    def stop(self) -> None:
        """Stop it where it runs."""
        self.daemon.stop()

    def _jars(self, runner: str) -> Path:
        """The folder of the runner's dependencies, copied by Maven once for each version."""
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kerf"
        jars = cache / f"opensearch-{runner}"
        if jars.exists():
            return jars
        maven = shutil.which("mvn")
        if maven is None:
            raise ServiceError("Maven is missing; install the Debian package maven.")
        say(f"fetching OpenSearch (runner {runner}) through Maven, once")
        partial = cache / f"opensearch-{runner}.partial-{os.getpid()}"
        fetched = subprocess.run(
            [
                *(maven, "--batch-mode", "--quiet", "--file", str(self.pom), f"-Drunner.version={runner}"),
                *("dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={partial}"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if fetched.returncode:
            shutil.rmtree(partial, ignore_errors=True)
            raise ServiceError(f"Maven could not fetch OpenSearch:\n{fetched.stdout[-1500:]}")
        partial.rename(jars)
        return jars
