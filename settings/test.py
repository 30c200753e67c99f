"""Settings of the test suite: the chosen profile, with cheap password hashing and no throttles in the way."""

import os
import tempfile

os.environ.setdefault("KERF_DATA_DIR", tempfile.mkdtemp(prefix="kerf-test-"))

from settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Tests of the limits themselves turn them on.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
if PROFILE == "embedded":
    # A file, as in real life: threads of an in-memory test database would share one cache and its table locks.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
    # What a power cut would lose is lost with the test anyway.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
# pytest captures log records itself; a handler of ours would write to a stream that it has closed.
LOGGING_CONFIG = None

# Each test process has a database, so each needs indexes of its own.
OPENSEARCH_PREFIX = f"kerf-test-{os.getpid()}"
if "KERF_TEST_DATABASE" in os.environ:
    # A process that a test has started works on the database of that test.
    DATABASES["default"]["NAME"] = os.environ["KERF_TEST_DATABASE"]
