"""A site of one's own for a measurement: its data folder, database and indexes are gone afterwards."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

LEAST_FREE = 20 * 1024**3
"""Bytes that must be free before a large measurement begins: a million documents take about a third of it."""


@contextmanager
def site() -> Iterator[None]:
    """Settings that are imported inside name an empty site: in production beside the one that the environment names,
    on the same servers (in Redis in database 9).
    """
    folder = tempfile.mkdtemp(prefix="kerf-bench-")
    if shutil.disk_usage(folder).free < LEAST_FREE:
        raise SystemExit(f"kerf bench: less than {LEAST_FREE // 1024**3} GiB are free; nothing was measured.")
    os.environ["KERF_DATA_DIR"] = folder
    try:
        if os.environ.get("KERF_PROFILE") == "production":
            with _servers(f"kerf_bench_{secrets.token_hex(4)}"):
                yield
        else:
            yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _servers(name: str) -> Iterator[None]:
    import psycopg

    server = os.environ["KERF_DATABASE_URL"]
    os.environ["KERF_DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
    os.environ["KERF_REDIS_URL"] = urlsplit(os.environ["KERF_REDIS_URL"])._replace(path="/9").geturl()
    os.environ["KERF_OPENSEARCH_PREFIX"] = name.replace("_", "-")
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
        try:
            yield
        finally:
            from core.search.engines.opensearch import indexes

            indexes.drop(indexes.names())
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]
