"""The embedded profile: one folder holds everything, nothing needs to be installed."""

import os
import secrets
import tempfile

from . import env
from .base import *
from .base import DATA_DIR

PROFILE = "embedded"
DEMO_SIGN_INS = True

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.words("KERF_ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = env.words("KERF_CSRF_TRUSTED_ORIGINS")


def _secret_key() -> str:
    """A key made once for this data folder, readable by its owner alone.

    It gets its name when it is whole: neither a second process nor a full disk may leave half a key.
    """
    path = DATA_DIR / "secret-key"
    if not path.exists():
        draft, name = tempfile.mkstemp(dir=DATA_DIR, prefix="secret-key-")
        try:
            with os.fdopen(draft, "w") as file:
                file.write(secrets.token_urlsafe(48))
            os.link(name, path)
        except FileExistsError:
            pass  # another process was quicker
        finally:
            os.unlink(name)
    return path.read_text()


SECRET_KEY = env.text("KERF_SECRET_KEY") or _secret_key()

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "kerf.sqlite3",
        # Opening the file and saying the pragmas takes longer than most requests' own queries.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            # A transaction takes the write lock at its start: the measured cure for "database is locked".
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
                "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;"
            ),
        },
    }
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA_DIR / "cache"),
        # Beyond this many it forgets a third, whichever: the counters of failed sign-ins among them.
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    }
}
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

CELERY_BROKER_URL = "filesystem://localhost"
CELERY_BROKER_TRANSPORT = "core.events.filesystem:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "data_folder_in": str(env.directory(DATA_DIR / "broker")),
    "data_folder_out": str(DATA_DIR / "broker"),
    "control_folder": str(env.directory(DATA_DIR / "broker-control")),
    "polling_interval": 0.2,
}
# Nobody inspects these workers, and each of their broadcasts would be a file.
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False

SEARCH_ENGINE = "database"
OPENSEARCH_URL = ""

# Without a mail server, mail becomes files.
if not env.text("KERF_SMTP_HOST"):
    EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = env.text("KERF_FROM_EMAIL", "Kerf <noreply@localhost>")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
