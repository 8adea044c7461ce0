"""Addresses of the sharing room."""

from django.urls import path, register_converter

import causeway.evidence.converters  # noqa: F401  registers the converters of kinds and codes
from causeway.sharing import views
from causeway.sharing.converters import ActConverter, NetworkConverter

register_converter(NetworkConverter, "network")
register_converter(ActConverter, "share_act")

app_name = "sharing"
urlpatterns = [
    path("share/of/<slug:room>/<slug:key>/", views.of_room, name="of"),
    path("share/school/<urn:urn>/", views.school_kit, name="school-kit"),
    path("share/school/<urn:urn>/<share_act:act>/", views.school_kit, name="school-act"),
    path("share/<area_kind:kind>/<gss:code>/", views.kit, name="kit"),
    path("share/<area_kind:kind>/<gss:code>/<share_act:act>/", views.kit, name="act"),
    path("share/<area_kind:kind>/<gss:code>/<share_act:act>/to/<network:network>/", views.go, name="go"),
    path("s/<network:network>-<share_act:act>/<area_kind:kind>/<gss:code>/", views.arrive, name="arrive"),
]
