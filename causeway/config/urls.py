"""Every address the site answers to; each room keeps its own."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from causeway.insights.accounts.views import Forgotten, StaffSignIn
from causeway.pages.uploads import picture

urlpatterns = [
    path("staff/login/", StaffSignIn.as_view(), name="staff-sign-in"),
    path("staff/password_reset/", Forgotten.as_view(), name="staff-forgotten"),
    path("staff/", include("causeway.insights.urls")),
    path("staff/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("mailbox/", include("causeway.outbox.urls")),
    path("mail/", include("causeway.outbox.returned_urls")),
    path("", include("causeway.privacy.urls")),
    path("api/", include("causeway.api.urls")),
    path("write/", include("causeway.letters.urls")),
    path("roundtables/", include("causeway.roundtables.urls")),
    path("embed/", include("causeway.letters.partners.urls")),
    path("", include("causeway.briefings.urls")),
    path("", include("causeway.sharing.urls")),
    path("", include("causeway.places.urls")),
    path("", include("causeway.pages.urls")),
    path("media/<path:path>", picture, name="picture"),
    path("", include(wagtail_urls)),
]

handler400 = "causeway.frame.views.unreadable"
handler404 = "causeway.frame.views.not_found"
handler500 = "causeway.frame.views.server_error"
