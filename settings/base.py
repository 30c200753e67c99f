"""What both profiles share."""

import zoneinfo
from pathlib import Path

from web.headers import of_file

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.directory(Path(env.text("KERF_DATA_DIR", str(BASE_DIR / "var"))).resolve())
PORT = env.number("KERF_PORT", 8000)
PUBLIC_URL = env.text("KERF_PUBLIC_URL", f"http://localhost:{PORT}").rstrip("/")

INSTALLED_APPS = [
    # ground floor
    "core.accounts",
    "core.events",
    "core.idempotency",
    "core.mail",
    "core.search",
    # rooms
    "media_pipeline",
    "cms",
    "community.people",
    "community.forum",
    "community.tickets",
    "community.roadmap",
    "community.insights",
    "api",
    "demo",
    # libraries
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "channels",
    "strawberry_django",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "media_pipeline.uploads.AnnouncedSize",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "core.wellformed.WellFormedJson",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "cms.redirects.ReadersRedirects",
]

ROOT_URLCONF = "settings.urls"
WSGI_APPLICATION = "settings.wsgi.application"
ASGI_APPLICATION = "settings.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Accounts
AUTH_USER_MODEL = "accounts.User"
# allauth's backend alone: it signs in by address and evens out the time that unknown addresses take.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Signing in is allauth's, over its headless API alone; the pages are the web app's (core/accounts/adapters.py).
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser", "app")
HEADLESS_ADAPTER = "core.accounts.adapters.HeadlessAdapter"
ACCOUNT_ADAPTER = "core.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "core.accounts.adapters.MFAAdapter"
USERSESSIONS_ADAPTER = "core.accounts.adapters.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "core.accounts.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Accounts with a second factor may change their address, too: the new one counts only once it is verified.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
# Whose word about the client's address counts: the number of our own proxies that append to X-Forwarded-For.
# None by default: the header is then anybody's claim, and the address is the connection's.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("KERF_TRUSTED_PROXIES", 0)
# Wagtail has no say in addresses and passwords: its forms know neither verification nor second factors.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
LOGIN_URL = "/admin/login/"

# Languages. A reader's language comes from the path or Accept-Language, content locales from Wagtail.
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
# What the code says in other languages; compiled by scripts/setup.py.
LOCALE_PATHS = [BASE_DIR / "settings" / "locale"]
# Of what the system calls a time zone, these two are none that a browser or another machine knows.
TIME_ZONES = WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - {"Factory", "localtime"})
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("es", "Español")]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
WEB_DIST = BASE_DIR / "web" / "dist"
# WhiteNoise serves the web bundle at the root; Vite's hashed names never change their content.
WHITENOISE_ROOT = WEB_DIST if WEB_DIST.exists() else None
WHITENOISE_ADD_HEADERS_FUNCTION = of_file
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/(assets/.+-[\w-]{8}\.\w+|static/.+\.[0-9a-f]{12}\.\w+)$"

# Work. A message is a wake-up and nothing more (core.events), so it is acknowledged at once: a message that
# is redelivered while its job runs, or again and again because the job kills its worker, would help nobody.
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BEAT_SCHEDULER = "core.events.scheduler:Scheduler"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_TIMEZONE = TIME_ZONE

# Events: the queues with the seconds after which a worker is taken for hung and killed, ...
EVENTS_QUEUES = {"default": 900, "mail": 900, "media": 6 * 3600}
# ... the pause after a first failure (each further one is three times as long), the sweep's interval, ...
EVENTS_BACKOFF_SECONDS = 5.0
EVENTS_SWEEP_SECONDS = 5.0
# ... and how long a client may be away and still resume its stream.
EVENTS_RETENTION_DAYS = env.number("KERF_EVENTS_RETENTION_DAYS", 30)
EVENTS_MAX_BACKLOG = 10_000

# Mail: whoever writes one only queues it; a worker sends it with EMAIL_DELIVERY_BACKEND (core.mail).
EMAIL_BACKEND = "core.mail.backend.QueueBackend"
EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("KERF_SMTP_HOST", "localhost")
EMAIL_PORT = env.number("KERF_SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("KERF_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("KERF_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("KERF_SMTP_TLS")
EMAIL_TIMEOUT = 20

# Wagtail
WAGTAIL_SITE_NAME = "Kerf"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # a document is saved, never shown in our name
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.image_form.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# Requests to addresses that others chose (core.outbound) go to these ports and no others.
OUTBOUND_PORTS = [80, 443]

# Requests
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("KERF_LOG_LEVEL", "INFO")},
    # They tell every page saved and every index entry written, four lines a save.
    "loggers": {"wagtail": {"level": "WARNING"}, "django_tasks": {"level": "WARNING"}},
}

# How much one account may write: this many in so many minutes. Staff are not slowed down. Votes on pages, visits, what
# was watched and recorded searches are counted by account or, from visitors, by address.
CONTRIBUTION_PACE = {
    "topic": (20, 60),
    "post": (60, 10),
    "ticket": (20, 60),
    "message": (60, 10),
    "request": (20, 60),
    "feedback": (60, 10),
    "visit": (600, 10),
    "visit of a page": (20, 60),
    "watching": (600, 10),
    "watching of a page": (20, 60),
    "search": (240, 10),
}

# Sites whose pages writers may show in frames, beside YouTube and Vimeo. What they show runs in readers' browsers.
EMBED_HOSTS = [host.lower() for host in env.words("KERF_EMBED_HOSTS")]

# How many days the comments with votes on pages are kept; the votes stay.
FEEDBACK_COMMENT_DAYS = env.number("KERF_FEEDBACK_COMMENT_DAYS", 365)

# How many days the counts of visits, and of what was watched in them, are kept.
VISITS_DAYS = env.number("KERF_VISITS_DAYS", 800)

# How many days what people search for is kept, question by question; and how many people have to ask the same in a week
# for it to be counted for good and, where it finds something, shown to others.
SEARCH_LOG_DAYS = env.number("KERF_SEARCH_LOG_DAYS", 90)
SEARCH_LOG_PEOPLE = 5

# Search: what the names of our OpenSearch indexes begin with, so that sites can share a server.
OPENSEARCH_PREFIX = env.text("KERF_OPENSEARCH_PREFIX", "kerf")
# A search that OpenSearch has not answered by then is answered by the database.
OPENSEARCH_SECONDS = 0.5
# "true" makes each copied document findable at once instead of within a second, at the price of many small segments.
OPENSEARCH_REFRESH = env.text("KERF_OPENSEARCH_REFRESH", "false")

# Speech to text: a model's name, or the path of a local CTranslate2 folder.
WHISPER_MODEL = env.text("KERF_WHISPER_MODEL", "small")
WHISPER_DEVICE = env.text("KERF_WHISPER_DEVICE", "auto")
WHISPER_COMPUTE_TYPE = env.text("KERF_WHISPER_COMPUTE_TYPE", "int8")
WHISPER_ENGINE = env.text("KERF_WHISPER_ENGINE", "faster-whisper")  # or "openai-whisper", an optional extra
WHISPER_THREADS = env.number("KERF_WHISPER_THREADS", 0)  # 0: the engine's own choice
# The engine pads what is left at a stretch's end to its window of half a minute: with five minutes that cost 2 % more
# windows than the whole in one go, with ten none. A kill costs at most a stretch, and each can go to another worker.
WHISPER_STRETCH_SECONDS = max(60, env.number("KERF_WHISPER_STRETCH_SECONDS", 600))
WHISPER_CACHE_DIR = DATA_DIR / "models"

# Videos. Large uploads are written beside where they end up, so that keeping one is a rename.
VIDEO_MAX_BYTES = env.number("KERF_VIDEO_MAX_BYTES", 2 * 1024**3)
VIDEO_MAX_HOURS = env.number("KERF_VIDEO_MAX_HOURS", 6)
# How many days an upload is kept that nothing more arrives of, and how many unfinished ones a person may have.
VIDEO_UPLOAD_DAYS = env.number("KERF_VIDEO_UPLOAD_DAYS", 3)
VIDEO_UPLOADS_OPEN = 10
# How many of a web process's threads may be busy with pieces of uploads.
VIDEO_UPLOADS_AT_ONCE = max(1, env.number("KERF_THREADS", 8) // 2)
MEDIA_WORK_DIR = DATA_DIR / "work"
FILE_UPLOAD_TEMP_DIR = env.directory(DATA_DIR / "uploads")
FILE_UPLOAD_HANDLERS = [
    "media_pipeline.uploads.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "media_pipeline.uploads.SpaceLimit",
]

# What one caller may ask of GraphQL (docs/api.md): an account or a token, and all visitors from one address. So many
# points at once, and as many come back, evenly, in so many seconds. 0 points: no limit.
GRAPHQL_BUDGET_POINTS = env.number("KERF_API_BUDGET", 30_000)
GRAPHQL_BUDGET_VISITOR_POINTS = env.number("KERF_API_BUDGET_VISITORS", 30_000)
GRAPHQL_BUDGET_SECONDS = 60
GRAPHQL_MAX_PAGE = 100
GRAPHQL_DEFAULT_PAGE = 20
