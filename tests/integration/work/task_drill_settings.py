"""The product's settings with only what a drill with tasks needs."""

from causeway.config.settings import *  # noqa: F403

INSTALLED_APPS = ["causeway.work", "causeway.audit", "django_tasks", "django_tasks_db"]
MIDDLEWARE = []
ROOT_URLCONF = "task_drill_settings"
urlpatterns = []
