"""An activity as search engines read it: schema.org Event, one for each of the days shown."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from causeway.activities.activity.domain.kinds import Mode
from causeway.activities.activity.entries import address
from causeway.activities.activity.models import Activity, Day
from causeway.campaign.pack import campaign

SCHEMA = "https://schema.org"
# As Django's own json_script does: nothing in it can end the element or begin another.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def events(activity: Activity, days: Iterable[Day]) -> SafeString:
    """Return the data to stand in the page; browsers run nothing of it."""
    found = [_event(activity, each) for each in days]
    return mark_safe(json.dumps({"@context": SCHEMA, "@graph": found}, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308  escaped


def _event(activity: Activity, day: Day) -> dict[str, Any]:
    online = activity.mode == Mode.ONLINE
    said: dict[str, Any] = {
        "@type": "Event",
        "name": activity.title,
        "description": activity.text,
        "startDate": timezone.localtime(day.starts_at).isoformat(),
        "endDate": timezone.localtime(day.ends_at).isoformat(),
        "eventStatus": f"{SCHEMA}/{_status(day)}",
        "eventAttendanceMode": f"{SCHEMA}/{'OnlineEventAttendanceMode' if online else 'OfflineEventAttendanceMode'}",
        "location": _online(activity) if online else _place(activity),
        "url": address(activity),
        "organizer": {"@type": "Organization", "name": campaign().name},
        "isAccessibleForFree": True,
    }
    if day.was:
        said["previousStartDate"] = timezone.localtime(day.was).isoformat()
    if activity.places is not None:
        said["maximumAttendeeCapacity"] = activity.places
    return said


def _status(day: Day) -> str:
    if day.off:
        return "EventCancelled"
    return "EventRescheduled" if day.was else "EventScheduled"


def _online(activity: Activity) -> dict[str, Any]:
    return {"@type": "VirtualLocation", "url": address(activity)}


def _place(activity: Activity) -> dict[str, Any]:
    postal = {"@type": "PostalAddress", "addressRegion": activity.seat_name, "addressCountry": "GB"}
    if activity.place_shown and activity.postcode:
        postal["postalCode"] = activity.postcode
    return {"@type": "Place", "name": activity.where, "address": postal}
