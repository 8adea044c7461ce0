"""A roundtable that does not exist: plainly invented names, some of them long and Welsh."""

import datetime as dt

from causeway.roundtables.day.pack.queries import Pack, Part, Person, Place, Speaker

LONG = Person(
    "Angharad Llywelyn-Prydderch ap Gruffudd o’r Ŵyr Uchaf",
    "Pennaeth a chydlynydd anghenion dysgu ychwanegol (example)",
    "Ysgol Gynradd Gymunedol Enghreifftiol Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
)
SHORT = Person("Bo Ŷ", "", "")
MP = Person("Dr Ada Example", "Member of Parliament", "Dwyfor Enghreifftiol a’r Cyffiniau")


def example_pack(people=10, *, spoken=5, settled=True):
    """Return a roundtable's pack with so many at the table and so many who speak."""
    rows = [
        (MP, SHORT, LONG)[at] if at < 3 else Person(f"Example Person {at}", "headteacher", f"Example School {at}")
        for at in range(people)
    ]
    themes = ("Waiting for help", "Lleferydd ac iaith: speech and language, from the first referral to the last")
    speakers = tuple(
        Speaker(rows[(at + 1) % people], themes[at % 2], "13:35", 12 if at else 0) for at in range(min(spoken, people))
    )
    items = (
        (10, "Arrive, coffee, find your place", "", "Host"),
        (40, "Agree the case among ourselves", themes[0], "Example Organiser"),
        (12, "Prepared speakers", themes[1], "Speakers"),
        (18, "The MPs answer", themes[1], "MPs"),
    )
    at, parts = dt.datetime(2027, 2, 5, 12, 30, tzinfo=dt.UTC), []
    for minutes, title, theme, leads in items:
        ends = at + dt.timedelta(minutes=minutes)
        parts.append(Part(f"{at:%H:%M}", f"{ends:%H:%M}", minutes, title, theme, leads, title == "Prepared speakers"))
        at = ends
    seat = Place("constituency", "E14000901", "Upper Example")
    return Pack(
        title="Example roundtable on getting pupils seen",
        when="Friday 5 February 2027, 12:30 to 13:50" if settled else "",
        where="Example School, Example Road, EX1 1AA",
        access="No steps from the car park; a hearing loop in the hall.",
        themes=themes,
        ask="Ask the minister, in writing, what is known about waits here.",
        people=tuple(rows),
        speakers=speakers,
        duties=(("Chair", "Example Organiser"), ("Timekeeper", LONG.name)),
        parts=tuple(parts),
        total=80,
        seats=(seat,),
        areas=(seat,),
        organisers=(Person("Example Organiser", "branch secretary", ""),),
        day=dt.date(2027, 2, 5) if settled else None,
        keep_days=90,
    )
