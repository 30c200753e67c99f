"""Settings of the test suite: the chosen profile, with cheap password hashing and no throttles in the way."""

import os
import tempfile

os.environ.setdefault("KERF_DATA_DIR", tempfile.mkdtemp(prefix="kerf-test-"))

from settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if PROFILE == "embedded":
    # A file, as in real life: threads of an in-memory test database would share one cache and its table locks.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
