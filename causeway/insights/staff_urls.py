"""Addresses of the insights on the staff's side."""

from django.urls import include, path

from causeway.insights.audit_log import views as audit_log
from causeway.insights.coverage import views as coverage
from causeway.insights.monday import views as monday
from causeway.insights.persons import views as persons
from causeway.insights.roles import views as roles
from causeway.insights.views import erasing, limiting, refreshing

urlpatterns = [
    path("sources/", include(refreshing.addresses)),
    path("erased/", include(erasing.addresses)),
    path("limits/", include(limiting.addresses)),
    path("coverage/", include(coverage.addresses)),
    path("monday/", include(monday.addresses)),
    path("persons/", include(persons.addresses)),
    path("who-did-what/", include(audit_log.addresses)),
    path("roles/", include(roles.addresses)),
]
