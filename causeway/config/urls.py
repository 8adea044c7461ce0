"""Every address the site answers to; each room keeps its own."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from causeway.config.rooms import addresses
from causeway.insights.views.signing_in import StaffSignIn

urlpatterns = [
    path("staff/login/", StaffSignIn.as_view(), name="staff-sign-in"),
    path("staff/", include("causeway.insights.urls")),
    path("staff/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *addresses(),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]

handler404 = "causeway.frame.views.not_found"
handler500 = "causeway.frame.views.server_error"
