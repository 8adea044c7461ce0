"""The product's settings with only what erasing a person's mail needs, so that a database on the disk is made quickly."""

from causeway.config.settings import *  # noqa: F403

INSTALLED_APPS = [
    *("causeway.outbox", "causeway.work", "causeway.audit", "django_tasks", "django_tasks_db"),
    *("django.contrib.auth", "django.contrib.contenttypes"),
]
MIDDLEWARE = []
ROOT_URLCONF = "drill_on_disk_settings"
urlpatterns = []
