"""Settings of the processes that fault tests start: the ledger and the drill, nothing that starts slowly."""

import os

from settings.test import *  # noqa: F403
from settings.test import CELERY_BROKER_TRANSPORT_OPTIONS, PROFILE

INSTALLED_APPS = [
    "core.accounts",
    "core.events",
    "core.mail",
    "tests.faults.drill",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
LOGGING_CONFIG = "logging.config.dictConfig"
EVENTS_BACKOFF_SECONDS = 0.2
EVENTS_SWEEP_SECONDS = 0.5

if os.environ.get("KERF_DRILL_SMTP_PORT"):
    EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["KERF_DRILL_SMTP_PORT"])

if os.environ.get("KERF_DRILL_BROKER"):
    CELERY_BROKER_URL = os.environ["KERF_DRILL_BROKER"]
    CELERY_BROKER_TRANSPORT = None
    CELERY_BROKER_TRANSPORT_OPTIONS = {}
elif PROFILE == "production":
    # Every message that is not acknowledged at once comes back after a second.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        **CELERY_BROKER_TRANSPORT_OPTIONS,
        "visibility_timeout": 1,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    }
