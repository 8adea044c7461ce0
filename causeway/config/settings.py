"""Django's settings. What differs between machines comes from the environment (see ``environment.py``)."""

import os
import secrets
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from causeway.config.environment import ROOT, chosen, flag, listed, number, prefixed, text
from causeway.config.object_store import ObjectStore
from causeway.config.safety import Stance, elsewhere, faults
from causeway.outbox.domain.pacing import Pace, quiet_hours

VAR = Path(text("CAUSEWAY_VAR", str(ROOT / "var"), "the folder for the database, uploads, development mail and the secret key."))
os.umask(0o077)  # what this process writes (the database, development mail, uploads) is its own user's to read, and nobody else's
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = flag("CAUSEWAY_DEBUG", "whether error pages show code. Never on a public machine.", default=False)
BASE_URL = text("CAUSEWAY_BASE_URL", "http://127.0.0.1:8000", "the public address, used in e-mails and link previews.").rstrip(
    "/"
)
ALLOWED_HOSTS = listed("CAUSEWAY_HOSTS", "127.0.0.1,localhost,[::1]", "the host names this server answers to.")
SECURE = BASE_URL.startswith("https://")
TRUSTED_PROXIES = number(
    "CAUSEWAY_TRUSTED_PROXIES", 0, "how many proxies of your own stand in front, so that limits count visitors."
)


GIVEN_KEY = text("CAUSEWAY_SECRET_KEY", "", "the key that signs links and sessions; made and kept in the var folder when empty.")


def _own_key() -> str:
    kept = VAR / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


SECRET_KEY = GIVEN_KEY or _own_key()
SECRET_KEY_FALLBACKS = listed(
    "CAUSEWAY_SECRET_KEY_FALLBACKS",
    "",
    "older keys, so that what they signed still holds while the key is changed on one machine after the other; none when empty.",
)

INSTALLED_APPS = [
    "causeway.config",
    *sorted(f"causeway.{room.parent.name}" for room in (ROOT / "causeway").glob("*/__init__.py") if room.parent.name != "config"),
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "causeway.insights.accounts.apps.AccountsConfig",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.snippets",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "causeway.serving.requests_seen.RequestsSeenMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "causeway.api.middleware.ApiMiddleware",
    "causeway.frame.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "causeway.insights.middleware.StaffDoorMiddleware",
    "causeway.insights.misread.MisreadMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "causeway.frame.middleware.MovedMiddleware",
    "causeway.frame.middleware.NotThereMiddleware",
]

ROOT_URLCONF = "causeway.config.urls"
WSGI_APPLICATION = "causeway.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            # No template needs to load these.
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "causeway.frame.templatetags.forms"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

_SQLITE_OPTIONS: dict[str, Any] = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",  # writers queue at BEGIN instead of failing half-way
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-1000; "
    "PRAGMA secure_delete=ON;",
}
_CONNECT_SECONDS = 10  # PostgreSQL's own library waits two minutes, and a server that starts asks several times


def _database() -> dict[str, Any]:
    url = text(
        "DATABASE_URL",
        f"sqlite:///{VAR / 'causeway.sqlite3'}",
        "the database: SQLite in the var folder, or postgres://…",
    )
    database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = _SQLITE_OPTIONS
    elif database["ENGINE"].endswith("postgresql"):
        database["OPTIONS"] = {"connect_timeout": _CONNECT_SECONDS} | database.get("OPTIONS", {})
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail", "refresh", "slow"]}}

CACHE_URL = text(
    "CACHE_URL",
    "",
    "Valkey or Redis (valkey://…, redis://…, unix://…), which several machines share; each process's memory when empty.",
)
_IN_MEMORY = "causeway.serving.bounded_memory.BoundedMemory"  # of each process
CACHES: dict[str, Any] = {
    "default": (
        # redis-py knows Valkey by its older name.
        {"BACKEND": "causeway.serving.shared_cache.SharedCache", "LOCATION": CACHE_URL.replace("valkey", "redis", 1)}
        if CACHE_URL
        else {
            "BACKEND": "causeway.serving.bounded_file.BoundedFile",  # of each process
            "OPTIONS": {"MAX_ENTRIES": 10_000, "MAX_BYTES": 40_000_000, "FOLDER": VAR},
        }
    ),
    "short": {
        "BACKEND": _IN_MEMORY,
        "LOCATION": "short",
        "OPTIONS": {"MAX_ENTRIES": 5000, "MAX_BYTES": 8_000_000},
    },  # see causeway.frame.short_cache
    "papers": {
        "BACKEND": _IN_MEMORY,
        "LOCATION": "papers",
        "OPTIONS": {"MAX_ENTRIES": 16, "MAX_BYTES": 2_000_000},
    },  # what papers of a place are made from
}
# Counts of limits are shared by all processes: in the shared cache, or in a file of this machine.
LIMITS_IN_CACHE, LIMITS_PATH = bool(CACHE_URL), VAR / "limits.sqlite3"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator"},
    {"NAME": "causeway.insights.accounts.telling.LongEnoughAndTold", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
OTP_TOTP_ISSUER = "Causeway"

LANGUAGE_CODE = "en-gb"
# Only whole languages stand here: a page half in Welsh and half in English is neither. ("cy", "Cymraeg") joins with its whole catalogue.
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [ROOT / "causeway" / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
_FILES = {
    "folder": "django.core.files.storage.FileSystemStorage",
    "database": "causeway.files.storage.InDatabase",
    "s3": "causeway.files.object_storage.InObjectStorage",
}
FILES_IN = chosen(
    "CAUSEWAY_FILES",
    os.environ.get("CAUSEWAY_UPLOADS") or ("database" if CACHE_URL else "folder"),  # its name before papers lay there too
    _FILES,
    "where staff's uploads and finished papers lie: folder (of this machine), or, for all machines, database or s3 (an object store). "
    "It is database where CACHE_URL is given.",
)
OBJECTS = ObjectStore(
    bucket=text("CAUSEWAY_S3_BUCKET", "", "the bucket for CAUSEWAY_FILES=s3; nothing in it need be public."),
    folder=text("CAUSEWAY_S3_FOLDER", "", "the folder in the bucket; its root when empty."),
    endpoint=text("CAUSEWAY_S3_ENDPOINT", "", "the object store's address, if it is not Amazon's."),
    region=text("CAUSEWAY_S3_REGION", "", "the bucket's region, if the store asks for one."),
    key_id=text("CAUSEWAY_S3_KEY_ID", "", "the id of the store's key; what the machine itself was given (its role) when empty."),
    secret=text("CAUSEWAY_S3_SECRET", "", "the store's key."),
)
_IN_STORE: dict[str, Any] = OBJECTS.options() if _FILES["s3"] == FILES_IN else {}
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": FILES_IN, "OPTIONS": _IN_STORE},
    "staticfiles": {"BACKEND": "causeway.config.static_files.CompressedOnce"},
}
if _FILES["folder"] != FILES_IN:  # see causeway.briefings.making.shared
    # A paper that is not kept is made again: no request waits for one as for an upload.
    _AT_ONCE = {"seconds": (1.0, 2.0), "tries": 1} if _IN_STORE else {}
    STORAGES["papers"] = {"BACKEND": FILES_IN, "OPTIONS": {**_IN_STORE, **_AT_ONCE, "overwrites": True}}

# Mail. The outbox chooses between a maildir on this machine and a real conversation with a relay.
MAIL_TRANSPORT = text("CAUSEWAY_MAIL", "mailbox", "how mail leaves: mailbox (stays on this machine), smtp, or anymail.")
MAIL_FROM_DOMAIN = text("CAUSEWAY_MAIL_DOMAIN", "causeway.invalid", "the campaign's own domain, in From and Message-ID.")
MAILBOX_PATH = VAR / "mailbox"
EMAIL_HOST = text("CAUSEWAY_SMTP_HOST", "127.0.0.1", "the SMTP relay.")
EMAIL_PORT = number("CAUSEWAY_SMTP_PORT", 25, "the SMTP relay's port.")
EMAIL_HOST_USER = text("CAUSEWAY_SMTP_USER", "", "the relay's user name, if it asks for one.")
EMAIL_HOST_PASSWORD = text("CAUSEWAY_SMTP_PASSWORD", "", "the relay's password, if it asks for one.")
EMAIL_USE_TLS = flag("CAUSEWAY_SMTP_STARTTLS", "whether to use STARTTLS with the relay.", default=False)
EMAIL_TIMEOUT = 30
EMAIL_BACKEND = text(
    "CAUSEWAY_EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend",
    "Django's mail backend for CAUSEWAY_MAIL=anymail.",
)
NEWSLETTERS_PER_HOUR = number(
    "CAUSEWAY_NEWSLETTERS_PER_HOUR", 5000, "how many copies of one newsletter leave in an hour at most; 0 is without a limit."
)
MAIL_PACED = flag(
    "CAUSEWAY_MAIL_PACED",
    "whether letters to one MP keep a pace; without it, they do when mail really leaves (smtp, anymail).",
    default=MAIL_TRANSPORT != "mailbox",
)


def _pace() -> Pace:
    hour = number("CAUSEWAY_MAIL_PER_HOUR", 20, "how many letters one MP gets in an hour at most; 0 is without a limit.")
    day = number("CAUSEWAY_MAIL_PER_DAY", 120, "how many letters one MP gets in a day at most; 0 is without a limit.")
    hours = text("CAUSEWAY_MAIL_QUIET", "22:00-06:00", "hours in London in which no letter leaves; none when empty.")
    try:
        return Pace(hour, day, quiet_hours(hours))
    except ValueError as wrong:
        raise ImproperlyConfigured(f"CAUSEWAY_MAIL_QUIET: {wrong}") from None


MAIL_PACE = _pace()
BOUNCE_DOMAIN = text(
    "CAUSEWAY_BOUNCE_DOMAIN",
    "",
    "the domain whose bounce+… addresses receive what comes back; the campaign's own address when empty.",
)
BOUNCE_MAILDIR = text(
    "CAUSEWAY_BOUNCE_MAILDIR",
    "",
    "the maildir in which what comes back arrives; the worker reads it every minute. None when empty.",
)
BOUNCE_SECRET = text(
    "CAUSEWAY_BOUNCE_SECRET", "", "the secret that signs what a relay posts to /mail/returned/; closed when empty."
)
SUPPORTERS_TO = text(
    "CAUSEWAY_SUPPORTERS_TO",
    "",
    "to which tool supporters are passed on: action-network, mailchimp, civicrm, webhook, or file (for development); nobody when empty.",
)
SUPPORTERS_URL = text(
    "CAUSEWAY_SUPPORTERS_URL", "", "that tool's address, such as https://actionnetwork.org; for webhook the whole of it."
)
SUPPORTERS_KEY = text("CAUSEWAY_SUPPORTERS_KEY", "", "that tool's key.")
SUPPORTERS_LIST = text("CAUSEWAY_SUPPORTERS_LIST", "", "the list at that tool, for Mailchimp.")
SUPPORTERS_NAME = text("CAUSEWAY_SUPPORTERS_NAME", "", "what a webhook's tool is called in the words people agree to.")
SUPPORTERS_SECRET = text(
    "CAUSEWAY_SUPPORTERS_SECRET", "", "the secret that signs what is passed on (Standard Webhooks); unsigned when empty."
)

ANYMAIL = prefixed("CAUSEWAY_ANYMAIL_", "anymail's own settings, each under its name there, such as WEBHOOK_SECRET.")
DEFAULT_FROM_EMAIL = f"campaign@{MAIL_FROM_DOMAIN}"

# Fetching from other people's servers: public addresses only.
FETCH_ALLOWED_PRIVATE = listed(
    "CAUSEWAY_FETCH_ALLOWED_PRIVATE", "", "host:port pairs inside your own network that may be fetched from; none when empty."
)

CHECK_LINKS = flag(
    "CAUSEWAY_CHECK_LINKS",
    "whether the worker asks now and then if what the library points to is still there; off, it asks only where staff say so.",
    default=False,
)
LINK_ARCHIVE = text(
    "CAUSEWAY_LINK_ARCHIVE",
    "https://archive.org/wayback/available",
    "where copies of what is gone are looked up, by the Internet Archive’s availability API.",
)
READ_NEWS = flag(
    "CAUSEWAY_READ_NEWS",
    "whether the worker reads the sources of news when they are due; off, it reads only those that staff ask for.",
    default=False,
)
REFRESH = flag(
    "CAUSEWAY_REFRESH", "whether the worker reads sources again by itself when they are due; off, it calls nobody.", default=False
)

# Reference data and the campaign.
REFERENCE_PATH = ROOT / "reference"
DEFINITIONS_PATH = ROOT / "definitions"
CAMPAIGN_PATH = Path(
    text("CAUSEWAY_CAMPAIGN", str(ROOT / "campaigns" / "pupil-and-family-services"), "the campaign pack's folder.")
)

# Names that browsers know, too: "localtime" and its like are files of a machine.
WAGTAIL_USER_TIME_ZONES = sorted(each for each in available_timezones() if "/" in each or each == "UTC")
WAGTAIL_SITE_NAME = "Causeway"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Uploads by staff (causeway.pages.uploads): no type that a browser runs, and no picture that fills the memory.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20_000_000
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10_000_000
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "causeway.pages.upload_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "causeway.pages.upload_forms.DocumentForm"

# What a page may load: its own things and nothing else. No inline script or style anywhere on the public site.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "causeway.frame.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
# What a request's body may weigh before it is read (causeway.serving): a letter's reply with its message for everyone, pictures and
# documents for staff.
BODY_LIMIT, STAFF_BODY_LIMIT = 3_000_000, 25_000_000
WEB_THREADS = number("CAUSEWAY_WEB_THREADS", 4, "how many requests one web process works on at the same time.")

METRICS_KEY = text("CAUSEWAY_METRICS_KEY", "", "the key with which Prometheus may read /metrics; closed when empty.")
if METRICS_KEY:  # the web processes of this machine count together; read when prometheus_client is imported
    (VAR / "metrics").mkdir(exist_ok=True)
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR / "metrics"))

_LOG_LINES = {"line": "causeway.config.log_lines.Formatter", "json": "causeway.config.log_lines.Structured"}
_LOG_FORMATTER = chosen(
    "CAUSEWAY_LOG", "line", _LOG_LINES, "how the log is written: line (faults only), or json (each request too)."
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"chosen": {"()": _LOG_FORMATTER, "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "chosen"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"causeway.requests": {"level": "INFO" if _LOG_LINES["json"] == _LOG_FORMATTER else "WARNING"}},
}

_STANCE = Stance(
    base_url=BASE_URL,
    debug=DEBUG,
    hosts=tuple(ALLOWED_HOSTS),
    given_key=GIVEN_KEY,
    shared=tuple(
        name
        for name, host in (("CACHE_URL", CACHE_URL), ("DATABASE_URL", elsewhere(DATABASES["default"].get("HOST", ""))))
        if host
    ),
    older_keys=tuple(SECRET_KEY_FALLBACKS),
    objects=OBJECTS if _FILES["s3"] == FILES_IN else None,
    mail=MAIL_TRANSPORT,
    mail_domain=MAIL_FROM_DOMAIN,
    mail_secrets=(
        ("CAUSEWAY_BOUNCE_SECRET", BOUNCE_SECRET),
        ("CAUSEWAY_METRICS_KEY", METRICS_KEY),
        ("CAUSEWAY_ANYMAIL_WEBHOOK_SECRET", str(ANYMAIL.get("WEBHOOK_SECRET", ""))),
    ),
)
# The staff of a site that others can reach need a second factor; on this machine alone it is offered (docs/decisions/0039).
SECOND_FACTOR_REQUIRED = _STANCE.public
if _FAULTS := faults(_STANCE):
    raise ImproperlyConfigured("\n".join(_FAULTS))
