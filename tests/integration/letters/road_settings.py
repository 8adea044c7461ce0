"""The product's settings with only the rooms on a letter's road, so that a drill's many processes start quickly."""

from causeway.config.settings import *  # noqa: F403

ROOMS = [
    "config",
    "letters",
    "evidence",
    "representatives",
    "areas",
    "files",
    "people",
    "limits",
    "outbox",
    "work",
    "audit",
    "frame",
    "privacy",
]
INSTALLED_APPS = [
    *(f"causeway.{room}" for room in ROOMS),
    "wagtail.contrib.settings",
    "wagtail",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
# Tables are made from the models: the migrations' own tests are elsewhere, and a drill begins sooner.
MIGRATION_MODULES = dict.fromkeys([*ROOMS, "auth", "contenttypes", "taggit", "wagtailcore", "django_tasks_database"])
MIDDLEWARE = []
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": TEMPLATES[0]["OPTIONS"]["builtins"],  # noqa: F405  the product's
        },
    }
]
ROOT_URLCONF = "road_urls"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"handlers": [], "level": "CRITICAL"}}
