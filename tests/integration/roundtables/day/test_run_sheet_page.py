import pytest
from day_examples import NOW, a_date, a_guest, a_roundtable, desk

from causeway.roundtables.day.sheet import actions as acts
from causeway.roundtables.day.sheet import queries as sheets
from causeway.roundtables.day.sheet.domain import Format
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/sheet/"


@pytest.fixture
def mine():
    roundtable = a_roundtable()
    return Desk(roundtable, roundtable.organisers.get())


@pytest.fixture
def laid_out(mine):
    acts.lay_out(mine, Format.TWO_HOURS, NOW)
    mine.roundtable.refresh_from_db()
    return mine


def posted(roundtable, changes=(), seen=None):
    """Return what the form would send, with changes by name."""
    rows = acts.rows_of(roundtable)
    data = {"form-TOTAL_FORMS": len(rows) + 2, "form-INITIAL_FORMS": len(rows), "seen": seen or acts.seen(rows)}
    for place, row in enumerate(rows):
        values = {"minutes": row.minutes, "kind": row.kind, "title": row.title, "theme": row.theme, "speaker": row.speaker or ""}
        data |= {f"form-{place}-{name}": value for name, value in (values | {"ORDER": place + 1}).items()}
    return data | dict(changes)


def test_a_format_brings_its_items_the_themes_and_its_length(laid_out):
    sheet = sheets.of(laid_out.roundtable)
    assert (sheet.total, sheet.spare) == (120, 0)
    assert {line.item.theme for line in sheet.lines} == {"", "Waiting for help", "Speech and language"}
    assert [line.first_with_mps for line in sheet.lines].count(True) == 1


def test_times_are_those_of_the_day(laid_out):
    roundtable = laid_out.roundtable
    roundtable.chosen = a_date(roundtable)
    lines = sheets.of(roundtable).lines
    assert lines[0].begins == roundtable.chosen.starts_at
    assert lines[-1].ends == roundtable.chosen.ends_at(120)


def test_the_page_is_edited_as_a_whole_and_adds_up(laid_out, client):
    roundtable = laid_out.roundtable
    desk(client, roundtable)
    bo = a_guest(roundtable, "Bo")
    last = len(acts.rows_of(roundtable))
    changes = {
        "form-0-DELETE": "on",
        "form-1-minutes": 25,
        "form-5-speaker": bo.pk,
        "form-2-ORDER": 0,
        f"form-{last}-minutes": 5,
        f"form-{last}-title": "A picture of everybody",
    }
    answer = client.post(f"{ADDRESS}save/", posted(roundtable, changes), follow=True)
    page = answer.content.decode()
    rows = acts.rows_of(roundtable)
    assert "120 minutes, from 12:30 to 14:30" in page
    assert (rows[0].theme, rows[1].minutes, rows[-1].title) == ("Speech and language", 25, "A picture of everybody")
    assert bo.pk in {row.speaker for row in rows}


@pytest.mark.parametrize(
    ("value", "said"), [("0", "greater than or equal to 1"), ("x", "whole number"), ("", "How many minutes?")]
)
def test_minutes_that_cannot_be_are_said_and_nothing_is_lost(laid_out, client, value, said):
    desk(client, laid_out.roundtable)
    before = acts.rows_of(laid_out.roundtable)
    answer = client.post(
        f"{ADDRESS}save/", posted(laid_out.roundtable, {"form-0-minutes": value, "form-1-title": "My own words"})
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "My own words" in answer.content.decode()
    assert acts.rows_of(laid_out.roundtable) == before


def test_two_organisers_editing_lose_nothing(laid_out, client):
    roundtable = laid_out.roundtable
    desk(client, roundtable)
    mine = posted(roundtable, {"form-0-title": "Mine"})
    client.post(f"{ADDRESS}save/", posted(roundtable, {"form-0-title": "Theirs"}))
    answer = client.post(f"{ADDRESS}save/", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in page
    assert 'value="Mine"' in page
    assert acts.rows_of(roundtable)[0].title == "Theirs"


def test_saving_twice_the_same_is_no_clash(laid_out):
    rows = acts.rows_of(laid_out.roundtable)
    acts.save_sheet(laid_out, rows[:3], acts.seen(rows), NOW)
    acts.save_sheet(laid_out, rows[:3], acts.seen(rows), NOW)
    with pytest.raises(ChangedMeanwhile):
        acts.save_sheet(laid_out, rows[:2], acts.seen(rows), NOW)


def test_made_to_fit_it_lasts_exactly_as_long(laid_out, client):
    desk(client, laid_out.roundtable).post(f"{ADDRESS}fit/", {"minutes": 90})
    laid_out.roundtable.refresh_from_db()
    assert sheets.of(laid_out.roundtable).total == laid_out.roundtable.minutes == 90
    acts.save_sheet(laid_out, acts.rows_of(laid_out.roundtable) * 2, acts.seen(acts.rows_of(laid_out.roundtable)), NOW)
    with pytest.raises(NotNow, match="more items than minutes"):
        acts.fit(laid_out, 15, NOW)


def test_who_does_what(laid_out, client):
    roundtable = laid_out.roundtable
    bo = a_guest(roundtable, "Bo")
    stranger = a_guest(a_roundtable("other"), "Cy")
    desk(client, roundtable)
    client.post(f"{ADDRESS}duties/", {"chair": f"g{bo.pk}", "notes": f"o{laid_out.organiser.pk}", "time": ""})
    assert {each.duty: each.name for each in roundtable.duties.all()} == {"chair": "Bo", "notes": "Example Organiser"}
    assert client.post(f"{ADDRESS}duties/", {"chair": f"g{stranger.pk}"}).status_code == 422


def test_another_roundtables_guest_never_speaks_here(laid_out):
    stranger = a_guest(a_roundtable("other"), "Cy")
    row = acts.Row("speakers", 5, "Example", speaker=stranger.pk)
    acts.save_sheet(laid_out, [row], acts.seen(acts.rows_of(laid_out.roundtable)), NOW)
    assert acts.rows_of(laid_out.roundtable)[0].speaker is None


def test_when_calendars_say_otherwise_the_page_says_so(laid_out, client):
    type(laid_out.roundtable).objects.update(state="confirmed")
    answer = desk(client, laid_out.roundtable).post(f"{ADDRESS}fit/", {"minutes": 90}, follow=True)
    assert "than calendars say" in answer.content.decode()
