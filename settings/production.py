"""The production profile: PostgreSQL, Redis and OpenSearch; refuses to start unsafe."""

from . import env
from .base import *
from .base import PUBLIC_URL

PROFILE = "production"
DEMO_SIGN_INS = False
DEBUG = False

if env.flag("KERF_DEBUG"):
    raise SystemExit("KERF_DEBUG is on; the production profile never runs with DEBUG.")

SECRET_KEY = env.required("KERF_SECRET_KEY")
if len(SECRET_KEY) < 40 or len(set(SECRET_KEY)) < 10 or SECRET_KEY.startswith("django-insecure"):
    raise SystemExit("KERF_SECRET_KEY is too weak; use at least 40 random characters.")

ALLOWED_HOSTS = env.words("KERF_ALLOWED_HOSTS")
if not ALLOWED_HOSTS or any(host in {"*", "."} for host in ALLOWED_HOSTS):
    raise SystemExit("KERF_ALLOWED_HOSTS must name this site's hosts, separated by commas; '*' is refused.")
CSRF_TRUSTED_ORIGINS = env.words("KERF_CSRF_TRUSTED_ORIGINS") or [PUBLIC_URL]

DATABASES = {
    "default": {
        **env.postgres(env.required("KERF_DATABASE_URL")),
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": env.number("KERF_DATABASE_POOL", 10)},
            # Lists of pages of all types join every type's table. Compiling such a query takes seconds, running it
            # milliseconds; nor is there a better order to be found for joins that all begin at the page.
            # By an index, a page is read about as fast as in order, on the disks of today. PostgreSQL's own guess is
            # four times as long, and has it read every document's words for a question with a frequent one.
            "options": "-c jit=off -c join_collapse_limit=4 -c random_page_cost=1.1",
        },
    }
}

REDIS_URL = env.required("KERF_REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
        # Somebody waits for what is asked of the cache. Without Redis nothing is kept and sign-ins are not
        # counted, but people are served.
        "OPTIONS": {"SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 2, "IGNORE_EXCEPTIONS": True},
    }
}
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True
CHANNEL_LAYERS = {
    "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
}
CELERY_BROKER_URL = env.text("KERF_BROKER_URL", REDIS_URL)
# A broker that accepts and never answers must not hold its callers for ever.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10}

SEARCH_ENGINE = "opensearch"
OPENSEARCH_URL = env.required("KERF_OPENSEARCH_URL")

DEFAULT_FROM_EMAIL = env.text("KERF_FROM_EMAIL", f"Kerf <noreply@{ALLOWED_HOSTS[0]}>")

STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if env.text("KERF_S3_BUCKET"):
    STORAGES["default"] = env.bucket(env.text("KERF_S3_BUCKET"), env.text("KERF_S3_ENDPOINT"))

# Off only where TLS ends at a proxy on the same host that does the redirect itself, or in tests.
if env.flag("KERF_HTTPS", True):
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
    SECURE_HSTS_SECONDS = 31536000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
