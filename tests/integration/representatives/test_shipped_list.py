"""The list that ships: complete, consistent with the by-elections, the same as the published files, loaded as it is."""

import datetime as dt
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from causeway.areas.models import Area, AreaKind
from causeway.representatives.members.building import build, read_sources, verify
from causeway.representatives.members.domain.listing import is_email
from causeway.representatives.members.models import Release, Term
from causeway.representatives.members.queries import SeatState, seat, seat_table
from causeway.representatives.members.reference import read_shipped

FOLDER = Path(settings.REFERENCE_PATH) / "representatives"
AS_AT = dt.date(2026, 6, 27)


@pytest.fixture(scope="module")
def shipped():
    return read_shipped(FOLDER)


def test_650_seats_each_with_one_member(shipped):
    rows = shipped.listing.rows
    assert len(rows) == len({row.constituency for row in rows}) == len({row.member_id for row in rows}) == 650
    nations = Counter(row.constituency[0] for row in rows)
    assert nations == {"E": 543, "S": 57, "W": 32, "N": 18}
    assert shipped.listing.as_at == AS_AT


def test_addresses_are_addresses_and_the_few_without_one_are_empty(shipped):
    emails = [row.email for row in shipped.listing.rows]
    assert emails.count("") == 4
    assert all(is_email(email) for email in emails if email)


def test_each_by_election_winner_is_the_member_listed(shipped):
    listed = {row.constituency: row for row in shipped.listing.rows}
    assert len(shipped.listing.by_elections) == 6
    for election in shipped.listing.by_elections:
        row = listed[election.constituency]
        assert row.member_id == election.winner_id
        assert row.since == (election.held_on if election.held_on <= AS_AT else dt.date(2024, 7, 4))


def test_it_is_what_the_published_files_say(excerpts, tmp_path):
    build(excerpts / "representatives", tmp_path)
    for name in ("members.csv", "by-elections.csv", "parliaments.csv", "manifest.json"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_published_files_that_disagree_are_not_built(excerpts, tmp_path):
    sources = read_sources(excerpts / "representatives")
    assert verify(sources) == []
    sources.listed[0]["display_as"] = "Somebody Else"
    sources.listed[1]["member_id"] = sources.listed[2]["member_id"]
    del sources.listed[-1]
    faults = " ".join(verify(sources))
    assert "Somebody Else is listed, but Alex Baker was elected last" in faults
    assert "listed twice" in faults
    assert "649 rows" in faults


@pytest.fixture
def all_areas(db, shipped) -> None:
    """The 650 seats by code; names are not needed here."""
    rows = shipped.listing.rows
    Area.objects.bulk_create(Area(kind=AreaKind.CONSTITUENCY, code=row.constituency, name=row.constituency) for row in rows)


@pytest.mark.usefixtures("all_areas")
def test_it_loads_and_loads_again(capsys):
    call_command("load_representatives")
    assert "650 seats as at 27 June 2026, 6 by-elections" in capsys.readouterr().out
    table = seat_table(AS_AT)
    assert Counter(each.state for each in table.values()) == {SeatState.HELD: 650}
    terms = list(Term.objects.values())
    call_command("load_representatives")
    assert "as before" in capsys.readouterr().out
    assert list(Term.objects.values()) == terms
    assert Release.objects.count() == 1


@pytest.mark.usefixtures("all_areas")
def test_the_seats_with_by_elections_have_their_history():
    call_command("load_representatives", verbosity=0)
    runcorn, clacton = "E14001455", "E14001174"
    assert seat(runcorn, dt.date(2024, 9, 1)).mp.name == "Mike Amesbury"
    assert seat(runcorn, dt.date(2025, 4, 1)).state is SeatState.VACANT
    assert seat(runcorn, AS_AT).mp.salutation == "Dear Sarah Pochin"
    between = seat(clacton, dt.date(2026, 7, 20))
    assert between.state is SeatState.VACANT
    assert between.explanation.endswith("no MP since 9 July 2026 at the latest. The by-election is on 13 August 2026.")
    assert seat(clacton, dt.date(2026, 8, 13)).as_at == dt.date(2026, 8, 13)
    assert Term.objects.filter(constituency__code=clacton).count() == 2


@pytest.mark.usefixtures("all_areas")
def test_forms_of_address_of_the_real_list():
    call_command("load_representatives", verbosity=0)
    greetings = {each.mp.name: each.mp.salutation for each in seat_table(AS_AT).values()}
    assert greetings["Sir Iain Duncan Smith"] == "Dear Sir Iain"
    assert greetings["Mr Tanmanjeet Singh Dhesi"] == "Dear Mr Dhesi"
    assert greetings["Dr Rosena Allin-Khan"] == "Dear Dr Allin-Khan"
    assert greetings["Liz Saville Roberts"] == "Dear Liz Saville Roberts"
    assert not [text for text in greetings.values() if "MP" in text.split() or "Hon" in text.split()]


@pytest.fixture
def copied(tmp_path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "representatives"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["members.csv", "by-elections.csv", "manifest.json"])
def test_a_missing_file_is_named(copied, name):
    (copied / name).unlink()
    with pytest.raises(CommandError, match=name):
        call_command("load_representatives", source=copied)


@pytest.mark.django_db
def test_a_file_that_was_changed_is_not_loaded(copied):
    (copied / "members.csv").write_text((copied / "members.csv").read_text().replace("parliament.uk", "example.org"))
    with pytest.raises(CommandError, match=r"members\.csv is not the file its manifest describes"):
        call_command("load_representatives", source=copied)


@pytest.mark.django_db
def test_a_file_of_another_form_is_not_loaded(copied):
    import hashlib

    manifest = json.loads((copied / "manifest.json").read_text())
    (copied / "members.csv").write_text("name\nSomebody\n")
    digest = hashlib.sha256((copied / "members.csv").read_bytes()).hexdigest()
    manifest["files"]["representatives/members.csv"]["sha256"] = digest
    (copied / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(CommandError, match="constituency_code"):
        call_command("load_representatives", source=copied)
