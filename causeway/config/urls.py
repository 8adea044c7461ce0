"""Every address the site answers to; each room keeps its own."""

from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from causeway.config.rooms import addresses
from causeway.insights.accounts.views import Forgotten, MyAccount, StaffSignIn
from causeway.pages.uploads import picture
from causeway.pages.views import serve

urlpatterns = [
    path("staff/login/", StaffSignIn.as_view(), name="staff-sign-in"),
    path("staff/password_reset/", Forgotten.as_view(), name="staff-forgotten"),
    path("staff/account/", never_cache(require_admin_access(MyAccount.as_view())), name="staff-account"),
    path("staff/", include("causeway.insights.urls")),
    path("staff/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *addresses(),
    path("media/<path:path>", picture, name="picture"),
    re_path(wagtail_urls.serve_pattern, serve),
    path("", include(wagtail_urls)),
]

handler400 = "causeway.frame.views.unreadable"
handler404 = "causeway.frame.views.not_found"
handler500 = "causeway.frame.views.server_error"
