"""A roundtable's calendar entry as a file (RFC 5545): what Outlook, Google and Apple calendars take in."""

import datetime as dt

from icalendar import Calendar, Event, vCalAddress

from causeway.calendars.domain import Entry, Method, Person, method_for
from causeway.outbox.composing import sender

PRODUCT = "-//Causeway//Roundtables//EN"


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
    event.add("dtstart", entry.begins.astimezone(dt.UTC))
    event.add("dtend", entry.ends.astimezone(dt.UTC))
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
