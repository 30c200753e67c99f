"""Is this process alive, and can it serve?"""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import HttpRequest, JsonResponse


def live(request: HttpRequest) -> JsonResponse:
    """200 while the process answers at all."""
    return JsonResponse({"status": "live"}, headers={"Cache-Control": "no-store"})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when requests can be served: the database answers and its schema is this code's.

    Search is not asked: without OpenSearch the database engine answers. A cache that is away is told and is no
    reason to stop: every process would stop at once, and all that is lost is speed.
    """
    problems, degraded = {}, {}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            problems["database"] = "migrations are waiting: run manage.py migrate"
    except (DatabaseError, OSError):
        problems["database"] = "the database does not answer"
    try:
        cache.set("healthz", "ready", 5)
        if cache.get("healthz") != "ready":
            degraded["cache"] = "the cache does not keep what it is given"
    except Exception:  # A cache backend raises whatever its client raises.
        degraded["cache"] = "the cache does not answer"
    state: dict[str, object] = {"status": "not ready", "problems": problems} if problems else {"status": "ready"}
    return JsonResponse(
        state | ({"degraded": degraded} if degraded else {}),
        status=503 if problems else 200,
        headers={"Cache-Control": "no-store"},
    )
