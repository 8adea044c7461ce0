"""Calendar files read back by another parser (vobject) and held against the rules of RFC 5545 and 5546, written out here."""

import datetime as dt
import re
from dataclasses import replace

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causeway.calendars.domain import Entry, Method, NoSuchTime, Person, at
from causeway.calendars.files import invitation, published

STAMP = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
ORGANISER = Person("Example Organiser", "organiser@example.org")
GUEST = Person("Example Head", "head@example.org")
SUMMER, WINTER = dt.date(2027, 6, 4), dt.date(2027, 3, 5)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=200).map(
    str.strip
)


def entry(day=WINTER, **changes):
    begins = at(day, dt.time(12, 30))
    held = {"uid": "example-1@example.org", "sequence": 0, "begins": begins, "ends": begins + dt.timedelta(hours=2)}
    return Entry(**(held | {"title": "Example roundtable", "organiser": ORGANISER} | changes))


def check_the_rules(raw):
    """Refuse what RFC 5545 and RFC 5546 refuse; return the properties of the event with their parameters."""
    assert raw.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw), "lines end with CRLF (3.1)"
    lines = raw.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines), "lines are folded at 75 octets (3.1)"
    whole = re.sub(r"\r\n[ \t]", "", raw.decode()).rstrip("\r\n").split("\r\n")
    assert (whole[0], whole[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    form = re.compile(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\x00-\x08\x0a-\x1f]*"|[^";:,\x00-\x08\x0a-\x1f]*))*):(.*)', re.DOTALL)
    read = [form.fullmatch(line) for line in whole]
    assert all(read), "every line is a name, parameters and a value (3.1)"
    inside = whole.index("BEGIN:VEVENT"), whole.index("END:VEVENT")
    around = {match[1]: match[3] for match in read[: inside[0]]}
    event = [(match[1], match[2], match[3]) for match in read[inside[0] + 1 : inside[1]]]
    names = [name for name, _parameters, _value in event]
    held = {name: (parameters, value) for name, parameters, value in event}
    assert around["VERSION"] == "2.0"
    assert around["PRODID"]
    for once in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "ORGANIZER", "STATUS", "SUMMARY"):
        assert names.count(once) == 1, once
    for moment in ("DTSTAMP", "DTSTART", "DTEND"):
        assert re.fullmatch(r"\d{8}T\d{6}Z", held[moment][1]), "moments in UTC need no VTIMEZONE (3.3.5)"
    assert held["DTSTART"][1] < held["DTEND"][1]
    for text in ("SUMMARY", "LOCATION", "DESCRIPTION"):
        if text in held:
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,Nn])*", held[text][1]), "text is escaped (3.3.11)"
    people = names.count("ATTENDEE")
    assert people == (0 if around["METHOD"] == "PUBLISH" else 1), "RFC 5546, 3.2.1, 3.2.2 and 3.2.5"
    assert (held["STATUS"][1] == "CANCELLED") == (around["METHOD"] == "CANCEL")
    return held | {"METHOD": ("", around["METHOD"])}


def read_by_another(raw):
    return vobject.readOne(raw.decode()).vevent


def test_an_invitation_is_read_alike_by_another_parser():
    held = entry(
        location="Example School, Room 2; ring the bell", words="Bring\nnothing, please", link="https://example.org/rt/1/"
    )
    method, raw = invitation(held, GUEST, STAMP)
    check_the_rules(raw)
    event = read_by_another(raw)
    assert method is Method.REQUEST
    assert (event.dtstart.value, event.dtend.value) == (held.begins, held.ends)
    assert (event.summary.value, event.location.value, event.description.value) == (held.title, held.location, held.words)
    assert (event.organizer.value, event.attendee.value) == ("mailto:organiser@example.org", "mailto:head@example.org")
    assert event.organizer.params["SENT-BY"][0].startswith("mailto:campaign@")


# The first words take long on a busy machine.
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS.filter(bool), WORDS.filter(bool), st.lists(WORDS, max_size=4).map("\n".join))
def test_any_words_are_folded_escaped_and_read_back(title, name, words):
    held = entry(title=title, words=words, organiser=Person(name, "organiser@example.org"))
    _method, raw = invitation(held, GUEST, STAMP)
    rules = check_the_rules(raw)
    assert rules["UID"][1] == held.uid
    assert read_by_another(raw).summary.value == title


def test_changes_and_the_cancellation_are_told_under_one_uid():
    first = entry()
    moved = replace(first, begins=first.begins + dt.timedelta(days=7), ends=first.ends + dt.timedelta(days=7), sequence=1)
    off = replace(moved, cancelled=True, sequence=2)
    files = [invitation(each, GUEST, STAMP) for each in (first, moved, off)]
    read = [check_the_rules(raw) for _method, raw in files]
    assert [method for method, _raw in files] == [Method.REQUEST, Method.REQUEST, Method.CANCEL]
    assert {each["UID"][1] for each in read} == {first.uid}
    assert [int(each["SEQUENCE"][1]) for each in read] == [0, 1, 2]


def test_published_entries_name_nobody_invited():
    raw = published([(entry(), STAMP)])
    assert b"ATTENDEE" not in raw
    assert check_the_rules(raw)["METHOD"][1] == "PUBLISH"


@pytest.mark.parametrize(("day", "utc"), [(WINTER, b"DTSTART:20270305T123000Z"), (SUMMER, b"DTSTART:20270604T113000Z")])
def test_half_past_twelve_is_half_past_twelve_in_london_in_summer_too(day, utc):
    assert utc in invitation(entry(day), GUEST, STAMP)[1]


def test_an_hour_that_the_clocks_skip_is_refused_and_of_two_the_first_is_meant():
    with pytest.raises(NoSuchTime):
        at(dt.date(2027, 3, 28), dt.time(1, 30))
    assert at(dt.date(2027, 10, 31), dt.time(1, 30)).utcoffset() == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    "changes",
    [{"sequence": -1}, {"ends": at(WINTER, dt.time(12, 30))}, {"begins": dt.datetime(2027, 3, 5, 12, 30)}],  # noqa: DTZ001
)
def test_an_entry_that_cannot_be_is_refused(changes):
    with pytest.raises(ValueError, match=r"ends|SEQUENCE|zone"):
        entry(**changes)
