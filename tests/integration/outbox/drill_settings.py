"""The product's settings with only the rooms that a drill needs, so that its many processes start quickly."""

from causeway.config.settings import *  # noqa: F403

INSTALLED_APPS = [
    "causeway.config",
    "causeway.outbox",
    "causeway.work",
    "causeway.audit",
    "causeway.files",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = []
ROOT_URLCONF = "drill_settings"
urlpatterns = []
