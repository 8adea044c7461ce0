"""Whatever name somebody has, an entry names one person by it at one address: to two parsers, and to nobody else."""

import datetime as dt

import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from causeway.calendars.domain import Entry, Person
from causeway.calendars.files import invitation, published

NOON = dt.datetime(2026, 11, 6, 12, tzinfo=dt.UTC)
# What a form lets through: anything but what is no character of any language.
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=100)


def entry(organiser):
    person = Person(organiser, "organiser@example.org")
    return Entry("r1@example.org", 0, NOON, NOON + dt.timedelta(hours=1), "Roundtable", person)


def as_written(name):
    """A quote cannot stand in a parameter of RFC 5545; everything else can."""
    return name.replace('"', "'")


def read_there(person):
    """Return the name as the other parser reads it; it leaves to others that a circumflex is written twice (RFC 6868)."""
    (name,) = person.params["CN"]
    return name.replace("^^", "^")


@given(guest=NAMES, organiser=NAMES)
@example(guest="Anna Hughes, Headteacher, St Mary's", organiser="Bo; CN=Evil:mailto:evil@example.org")
@example(guest='Anna "Annie" Hughes', organiser="李雷")
@example(guest="ਪੰਜਾਬੀ " * 14, organiser="é" * 100)
@example(guest="a^nb^'c^^", organiser="back\\slash\\n")
@example(guest=":", organiser=" ")
def test_a_name_comes_back_as_it_was(guest, organiser):
    _method, file = invitation(entry(organiser), Person(guest, "guest@example.org"), NOON)
    event = Calendar.from_ical(file).walk("VEVENT")[0]
    assert (str(event["attendee"]), str(event["organizer"])) == ("mailto:guest@example.org", "mailto:organiser@example.org")
    assert (event["attendee"].params["CN"], event["organizer"].params["CN"]) == (as_written(guest), as_written(organiser))
    theirs = vobject.readOne(file.decode()).vevent
    assert [each.value for each in theirs.attendee_list] == ["mailto:guest@example.org"]
    assert read_there(theirs.attendee) == as_written(guest)
    assert read_there(theirs.organizer) == as_written(organiser)


@given(organiser=NAMES)
def test_what_everybody_may_read_names_the_organiser_alone(organiser):
    event = vobject.readOne(published([(entry(organiser), NOON)]).decode()).vevent
    assert read_there(event.organizer) == as_written(organiser)
    assert "attendee" not in event.contents


@given(name=NAMES, where=st.sampled_from("\r\n\t\0\x0b\x1b\x7f\x85\u2028"))
def test_what_is_no_character_of_a_name_begins_no_line_of_its_own(name, where):
    crafted = f"{name}{where}ATTENDEE:mailto:evil@example.org"
    _method, file = invitation(entry(crafted), Person(crafted, "guest@example.org"), NOON)
    theirs = vobject.readOne(file.decode()).vevent
    assert [each.value for each in theirs.attendee_list] == ["mailto:guest@example.org"]
    assert theirs.organizer.value == "mailto:organiser@example.org"
