"""Calendar entries as files (RFC 5545): what Outlook, Google and Apple calendars take in."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Component, Event, vCalAddress, vDuration, vRecur

from causeway.calendars.domain import LONDON, Entry, Method, Person, method_for
from causeway.outbox.composing import sender

PRODUCT = "-//Causeway//Calendar//EN"
FRESH_FOR = dt.timedelta(hours=6)  # how often a calendar should read a feed again; some wait longer whatever it says


def _address(person: Person, **parameters: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    # A quote cannot stand in a parameter, not even escaped (RFC 5545, 3.2); the library would write one.
    address.params["CN"] = person.name.replace('"', "'")
    for name, value in parameters.items():
        address.params[name.replace("_", "-")] = value
    return address


def _event(entry: Entry, stamp: dt.datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    event.add("sequence", entry.sequence)
    zone = LONDON if entry.by_the_clock else dt.UTC
    event.add("dtstart", entry.begins.astimezone(zone))
    event.add("dtend", entry.ends.astimezone(zone))
    if entry.rule:
        event.add("rrule", vRecur.from_ical(entry.rule))
    for moment in entry.without:
        event.add("exdate", moment.astimezone(zone))
    if entry.instance is not None:
        event.add("recurrence-id", entry.instance.astimezone(zone))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for name, value in (("location", entry.location), ("description", entry.words), ("url", entry.link)):
        if value:
            event.add(name, value)
    return event


def invitation(entry: Entry, guest: Person, stamp: dt.datetime) -> tuple[Method, bytes]:
    """Return the file for one guest, who alone is named in it beside the organiser, and what it asks.

    Nobody is asked to answer it: whoever gets it has answered on our page already.
    """
    method = method_for(entry)
    calendar = _calendar(method)
    if entry.by_the_clock:
        calendar.add_component(_london())
    event = _event(entry, stamp)
    # We send it for the organiser, from our own address; answers go to the organiser.
    event.add("organizer", _address(entry.organiser, SENT_BY=f"mailto:{sender()}"))
    part = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "RSVP": "FALSE"}
    event.add("attendee", _address(guest, PARTSTAT="NEEDS-ACTION", **part))
    calendar.add_component(event)
    return method, bytes(calendar.to_ical())


def published(entries: list[tuple[Entry, dt.datetime]]) -> bytes:
    """Return entries for anybody to read (METHOD PUBLISH), each with when it was last changed: nobody invited is named in them."""
    calendar = _calendar(Method.PUBLISH)
    if any(entry.by_the_clock for entry, _stamp in entries):
        calendar.add_component(_london())
    for entry, stamp in entries:
        event = _event(entry, stamp)
        event.add("organizer", _address(entry.organiser))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    return calendar


# Exchange and Outlook ask for the zone's own rules beside its name. These are the clocks of the United Kingdom since 1996.
_LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19970330T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def _london() -> Component:
    return Component.from_ical(_LONDON)


def event_text(entry: Entry, changed: dt.datetime) -> str:
    """Return one event of a feed as it stands in the file: to be kept, and put together with others by :func:`feed`."""
    event = _event(entry, changed)
    event.add("last-modified", changed.astimezone(dt.UTC))
    event.add("organizer", _address(entry.organiser))
    return bytes(event.to_ical()).decode()


def feed(events: Iterable[str], name: str, source: str) -> bytes:
    """Return events, as :func:`event_text` wrote them, as a calendar to subscribe to: its name, its own address, how often to look."""
    calendar = _calendar(Method.PUBLISH)
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("source", source, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", vDuration(FRESH_FOR), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(FRESH_FOR))
    calendar.add_component(_london())
    head, _middle, tail = bytes(calendar.to_ical()).decode().rpartition("END:VCALENDAR")
    return f"{head}{''.join(events)}END:VCALENDAR{tail}".encode()
