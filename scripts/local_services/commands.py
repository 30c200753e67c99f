"""PostgreSQL, Redis and OpenSearch on loopback, for tests and CI: `scripts/services up|down|status|env`.

`up` starts what is not running yet, waits until all three answer, and prints the production profile's
environment as shell exports on standard output (progress goes to standard error), so that a shell can say

    eval "$(scripts/services up)"

`down` stops them and keeps their data. Everything lives in KERF_SERVICES_DIR (default var/services); ports are
KERF_SERVICES_POSTGRES_PORT, KERF_SERVICES_REDIS_PORT and KERF_SERVICES_OPENSEARCH_PORT, the memory of OpenSearch's Java
KERF_SERVICES_OPENSEARCH_HEAP (512m). Needs only Python.
"""

import argparse
import os
import re
import shlex
from pathlib import Path

from . import opensearch, postgres, redis
from .process import ServiceError, say

SECRET_KEY = "only-for-tests-9f2c7b51d8e64a03b7c1-never-for-a-site"


def heap() -> str:
    """The memory of OpenSearch's Java, from the environment; where it says nothing, what is enough for tests."""
    value = os.environ.get("KERF_SERVICES_OPENSEARCH_HEAP") or opensearch.HEAP
    if not re.fullmatch(r"[1-9]\d{0,5}[mg]", value):
        raise ServiceError(f"KERF_SERVICES_OPENSEARCH_HEAP is {value!r}; it must be an amount of memory, such as 2g.")
    return value


def port(name: str, default: int) -> int:
    """The port of a service, from the environment."""
    value = os.environ.get(f"KERF_SERVICES_{name}_PORT") or str(default)
    if not value.isdecimal() or not 1024 <= int(value) <= 65535:
        raise ServiceError(f"KERF_SERVICES_{name}_PORT is {value!r}; it must be a port from 1024 to 65535.")
    return int(value)


def main() -> int:
    """Run one command. 0 where it did what it says; `status` answers 1 while a service is down."""
    try:
        return run()
    except ServiceError as error:
        say(f"scripts/services: {error}")
        return 2


def run() -> int:
    """As `main`; a service that cannot do as asked raises ServiceError."""
    parser = argparse.ArgumentParser(prog="scripts/services", description=__doc__.split("\n")[0])
    parser.add_argument("command", choices=["up", "down", "status", "env"])
    command = parser.parse_args().command

    root = Path(__file__).resolve().parents[2]
    home = Path(os.environ.get("KERF_SERVICES_DIR") or root / "var" / "services").resolve()
    services = [
        opensearch.OpenSearch(
            home / "opensearch", port("OPENSEARCH", 9200), root / ".ci" / "opensearch" / "pom.xml", heap()
        ),
        postgres.Postgres(home / "postgres", port("POSTGRES", 15432)),
        redis.Redis(home / "redis", port("REDIS", 16379)),
    ]
    if command == "up":
        # The slowest starts first; the others come up beside it.
        for service in services:
            service.start()
        for service in services:
            service.wait()
            say(f"{service.name} answers on 127.0.0.1:{service.port}")
    elif command == "down":
        for service in services:
            service.stop()
            say(f"{service.name} is down")
    elif command == "status":
        running = [service.answers() for service in services]
        for service, up in zip(services, running, strict=True):
            say(f"{service.name}: {'up' if up else 'down'} (127.0.0.1:{service.port})")
        return 0 if all(running) else 1

    if command in {"up", "env"}:
        environment = {
            "KERF_PROFILE": "production",
            **{service.variable: service.url for service in services},
            "KERF_SECRET_KEY": SECRET_KEY,
            "KERF_ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
            "KERF_HTTPS": "off",
        }
        print("\n".join(f"export {name}={shlex.quote(value)}" for name, value in environment.items()))
    return 0
