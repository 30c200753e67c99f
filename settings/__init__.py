"""Kerf's settings: one of two profiles, chosen by `KERF_PROFILE`.

`embedded` (the default) needs nothing but Python; `production` uses PostgreSQL, Redis and
OpenSearch and refuses to start with unsafe values. Every variable is listed in docs/operations.md.
"""

import os

match os.environ.get("KERF_PROFILE", "embedded"):
    case "embedded":
        from .embedded import *
    case "production":
        from .production import *  # type: ignore[assignment]
    case other:
        raise SystemExit(f"KERF_PROFILE is {other!r}; use 'embedded' or 'production'.")

# Whichever process runs, this is the Celery application through which it wakes workers.
from .celery import app as celery_app  # noqa: F401
