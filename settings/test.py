"""Settings of the test suite: the chosen profile, with cheap password hashing and no throttles in the way."""

import os
import tempfile
import uuid
from typing import cast

os.environ.setdefault("KERF_DATA_DIR", tempfile.mkdtemp(prefix="kerf-test-"))

from settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Tests of the limits themselves turn them on.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
GRAPHQL_BUDGET_POINTS = GRAPHQL_BUDGET_VISITOR_POINTS = 0
if PROFILE == "embedded":
    # A file, as in real life: threads of an in-memory test database would share one cache and its table locks.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
    # What a power cut would lose is lost with the test anyway.
    OPTIONS = cast("dict[str, str]", DATABASES["default"]["OPTIONS"])
    OPTIONS["init_command"] += "PRAGMA synchronous=OFF;"
# Processes that test beside each other must not empty each other's cache or take each other's wake-ups.
_process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw9").removeprefix("gw"))
if PROFILE == "embedded":
    CACHES["default"]["LOCATION"] = str(DATA_DIR / f"cache-{_process}")
    _broker, _control = (DATA_DIR / f"{name}-{_process}" for name in ("broker", "broker-control"))
    for _folder in (_broker, _control):
        _folder.mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        **CELERY_BROKER_TRANSPORT_OPTIONS,
        "data_folder_in": str(_broker),
        "data_folder_out": str(_broker),
        "control_folder": str(_control),
    }
else:
    REDIS_URL = CELERY_BROKER_URL = f"{REDIS_URL.rpartition('/')[0]}/{_process % 6 + 10}"
    CACHES["default"]["LOCATION"] = REDIS_URL
    # Publishing knows no database numbers, so the prefix parts them.
    _layer = {"hosts": [REDIS_URL], "prefix": f"kerf-test-{_process}"}
    cast("dict[str, object]", CHANNEL_LAYERS["default"])["CONFIG"] = _layer
# pytest captures log records itself; a handler of ours would write to a stream that it has closed.
LOGGING_CONFIG = None

# Indexes of OpenSearch belong to one test process, as its database does. Search is the database's there, whose
# documents go with the test; tests of OpenSearch turn it on, with indexes that they drop.
OPENSEARCH_PREFIX = os.environ.get("KERF_OPENSEARCH_PREFIX") or f"kerf-test-{uuid.uuid4().hex[:12]}"
if "KERF_TEST_DATABASE" not in os.environ:
    SEARCH_ENGINE = "database"
if "KERF_TEST_DATABASE" in os.environ:
    # A process that a test has started works on the database of that test.
    DATABASES["default"]["NAME"] = os.environ["KERF_TEST_DATABASE"]
