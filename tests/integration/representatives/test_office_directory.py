"""Loading directories: whole or not at all, as releases; who holds an office then; what staff see; what time erases."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from causeway.areas.models import Area
from causeway.audit.models import Entry
from causeway.privacy.erasing import erase_due
from causeway.privacy.registry import erase_person, export_person
from causeway.representatives.directory import actions as directory
from causeway.representatives.directory import coverage, offices
from causeway.representatives.directory.blank_form import form
from causeway.representatives.directory.domain.offices import Office
from causeway.representatives.directory.models import DirectoryRelease, OfficeEntry
from causeway.representatives.directory.offices import offices as all_offices
from causeway.representatives.exceptions import DirectoryRefused

HEAD = "office,area_code,area_name,seats,name,salutation,email,source,checked,from,until\n"
SOURCE = "https://example.org/people,2026-01-15"
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
OFFICES = all_offices()
JO = f"director,E10000901,,,Jo Example,,jo@example.org,{SOURCE},,\n"
SENEDD = "".join(
    f"senedd-member,,Example North,W07000901 W07000902,{name},,{name[:2].lower()}@example.org,{SOURCE},,\n"
    for name in ("Jo Example", "Bo Sample")
)


@pytest.fixture
def areas(db) -> dict[str, Area]:
    made = {
        "E10000901": ("authority", "Exampleshire"),
        "E10000902": ("authority", "Sampleshire"),
        "E54000901": ("icb", "NHS Example Integrated Care Board"),
        "W07000901": ("constituency", "Upper Example"),
        "W07000902": ("constituency", "Lower Example"),
        "N05000901": ("constituency", "Mid Example"),
    }
    return {code: Area.objects.create(kind=kind, code=code, name=name) for code, (kind, name) in made.items()}


def load(text: str, now: dt.datetime = NOW) -> DirectoryRelease | None:
    return directory.load((HEAD + text).encode(), file_name="example.csv", actor="organiser", now=now).release


def held(office: Office, area: Area, day: dt.date = TODAY) -> list[tuple[str, str]]:
    return [(each.name, each.salutation) for each in offices.holders(office, area, day)]


def test_a_file_is_a_release_with_its_audit_row(areas):
    release = load(JO + f"icb-chair,E54000901,,,Sir Bo Sample,,,{SOURCE},,\n")
    assert (release.rows, release.named, release.replaced) == (2, 2, 0)
    assert held(OFFICES["director"], areas["E10000901"]) == [("Jo Example", "Dear Jo Example")]
    assert held(OFFICES["icb-chair"], areas["E54000901"]) == [("Sir Bo Sample", "Dear Sir Bo")]
    entry = Entry.objects.get()
    assert (entry.act, entry.actor, entry.detail["rows"]) == ("representatives.directory-loaded", "organiser", 2)
    assert "Jo" not in str(entry.detail)


def test_one_fault_and_nothing_is_loaded(areas):
    load(JO)
    with pytest.raises(DirectoryRefused) as refused:
        load(JO.replace("Jo Example", "Bo Sample") + f"director,E10000999,,,X,,,{SOURCE},,\n")
    assert [(fault.line, fault.column) for fault in refused.value.faults] == [(3, "area_code")]
    assert held(OFFICES["director"], areas["E10000901"]) == [("Jo Example", "Dear Jo Example")]
    assert Entry.objects.filter(act="representatives.directory-refused").count() == 1


def test_a_later_file_replaces_the_areas_it_names_and_keeps_history(areas):
    load(JO + f"director,E10000902,,,Cy Example,,,{SOURCE},,\n")
    second = load(f"director,E10000901,,,,,office@example.org,{SOURCE},,\n")
    assert second.replaced == 1
    assert held(OFFICES["director"], areas["E10000901"]) == [("", "Dear Director of Children’s Services")]
    assert held(OFFICES["director"], areas["E10000902"]) == [("Cy Example", "Dear Cy Example")]
    assert OfficeEntry.objects.get(name="Jo Example").replaced_by == second


def test_the_same_file_twice_changes_nothing(areas):
    load(JO)
    assert load(JO) is None
    assert OfficeEntry.objects.count() == DirectoryRelease.objects.count() == 1


def test_days_say_who_holds_it(areas):
    load(
        f"director,E10000901,,,Jo Example,Dear Jo,,{SOURCE},,2026-12-31\ndirector,E10000901,,,Bo Sample,,,{SOURCE},2027-02-01,\n"
    )
    area = areas["E10000901"]
    assert held(OFFICES["director"], area) == [("Jo Example", "Dear Jo")]
    assert held(OFFICES["director"], area, dt.date(2027, 1, 15)) == [("", "Dear Director of Children’s Services")]
    assert held(OFFICES["director"], area, dt.date(2027, 2, 1)) == [("Bo Sample", "Dear Bo Sample")]


def test_members_of_the_senedd_are_found_by_the_westminster_seats_given(areas):
    load(SENEDD)
    found = offices.holders(OFFICES["senedd-member"], areas["W07000902"], TODAY)
    assert [(each.name, each.place, each.knows_place) for each in found] == [
        ("Bo Sample", "Example North", True),
        ("Jo Example", "Example North", True),
    ]
    assert len({each.key for each in found}) == 2
    assert found[0].key == offices.holders(OFFICES["senedd-member"], areas["W07000901"], TODAY)[0].key
    load(SENEDD.splitlines(keepends=True)[0].replace("W07000901 W07000902", "W07000901"))
    (unknown,) = offices.holders(OFFICES["senedd-member"], areas["W07000902"], TODAY)
    assert (unknown.name, unknown.place, unknown.knows_place) == ("", "Lower Example", False)


def test_a_name_that_is_gone(areas):
    load(SENEDD)
    area = areas["W07000901"]
    assert offices.holder(OFFICES["senedd-member"], area, "Jo Example", TODAY).email == "jo@example.org"
    gone = offices.holder(OFFICES["senedd-member"], area, "Cy Example", TODAY)
    assert (gone.name, gone.email, gone.place) == ("", "", "Example North")
    load(JO)
    assert offices.holder(OFFICES["director"], areas["E10000901"], "Cy Example", TODAY).name == "Jo Example"


def test_how_much_is_covered(areas):
    load(JO + f"director,E10000902,,,Cy Example,,,{SOURCE},,\n" + SENEDD)
    covers = {cover.office: (len(cover.areas), cover.named, cover.reachable) for cover in coverage.of_all(TODAY)}
    assert covers[OFFICES["director"]] == (2, 2, 1)
    assert covers[OFFICES["senedd-member"]] == (2, 2, 2)
    assert covers[OFFICES["mla"]] == (1, 0, 0)


def test_the_form_of_every_office_only_needs_filling(areas):
    for office in OFFICES.values():
        lines = form(office, TODAY).splitlines()
        assert lines[0] + "\n" == HEAD
        filled = [line.split(",") for line in lines[1:]]
        for number, cells in enumerate(filled):
            cells[7:9] = ["https://example.org/", "2026-01-15"]
            if office.is_devolved:
                cells[2] = f"Example {number}"
        assert directory.checked("\n".join([lines[0], *map(",".join, filled)]).encode(), TODAY).faults == ()


def test_replaced_entries_lose_their_names_in_time(areas):
    load(JO)
    load(JO.replace("Jo Example", "Bo Sample").replace("jo@", "bo@"), NOW + dt.timedelta(days=1))
    assert erase_due(OfficeEntry, OfficeEntry.personal, NOW + dt.timedelta(days=365)) == 0
    assert erase_due(OfficeEntry, OfficeEntry.personal, NOW + dt.timedelta(days=367)) == 1
    assert erase_due(OfficeEntry, OfficeEntry.personal, NOW + dt.timedelta(days=368)) == 0
    assert sorted(OfficeEntry.objects.values_list("name", "email")) == [("", ""), ("Bo Sample", "bo@example.org")]


def test_who_left_a_year_ago_is_forgotten(areas):
    load(f"director,E10000901,,,Jo Example,,jo@example.org,{SOURCE},,2026-11-30\n")
    assert erase_due(OfficeEntry, OfficeEntry.personal, NOW + dt.timedelta(days=370)) == 0
    assert erase_due(OfficeEntry, OfficeEntry.personal, NOW + dt.timedelta(days=373)) == 1
    assert held(OFFICES["director"], areas["E10000901"])[0][0] == ""


def test_an_office_holder_can_ask_what_is_held_and_be_erased(areas):
    load(JO)
    (found,) = export_person("JO@example.org")["representatives.OfficeEntry"]
    assert (found["name"], found["source"]) == ("Jo Example", "https://example.org/people")
    erase_person("jo@example.org")
    assert held(OFFICES["director"], areas["E10000901"]) == [("", "Dear Director of Children’s Services")]


def test_the_command_checks_loads_and_writes_the_form(areas, tmp_path, capsys):
    file = tmp_path / "directory.csv"
    file.write_text(HEAD + JO.replace("2026-01-15", "15/01/2026"))
    for act in ("check", "load"):
        with pytest.raises(CommandError, match="Line 2, checked: “15/01/2026” is no day"):
            call_command("directory", act, str(file))
    assert not OfficeEntry.objects.exists()
    file.write_text(HEAD + JO)
    call_command("directory", "check", str(file))
    assert not OfficeEntry.objects.exists()
    call_command("directory", "load", str(file))
    assert OfficeEntry.objects.get().name == "Jo Example"
    call_command("directory", "form", "icb-chair")
    assert "E54000901" in capsys.readouterr().out


def upload(client, text: str, way: str):
    file = SimpleUploadedFile("example.csv", text.encode(), "text/csv")
    return client.post(reverse("directory:overview"), {"file": file, "way": way})


def test_staff_check_load_and_see(client, areas):
    client.force_login(User.objects.create_superuser("organiser", password="a plain example"))
    assert b"Other offices" in client.get(reverse("directory:overview")).content
    assert "Line 2, email:" in upload(client, HEAD + JO.replace("@", " at "), "load").content.decode()
    assert "1 line and nothing wrong" in upload(client, HEAD + JO, "check").content.decode()
    assert not OfficeEntry.objects.exists()
    assert "Loaded: 1 lines" in upload(client, HEAD + JO, "load").content.decode()
    assert "Nothing changed" in upload(client, HEAD + JO, "load").content.decode()
    page = client.get(reverse("directory:one", args=["director"])).content.decode()
    assert "1 of 2 areas with a name" in page
    assert "jo@example.org" in page
    assert client.get(reverse("directory:one", args=["mayor"])).status_code == 404
    assert client.get(reverse("directory:form", args=["mla"])).content.decode().splitlines()[0] == HEAD.strip()
    assert Entry.objects.filter(act="representatives.directory-loaded", actor="organiser").count() == 1


def test_only_those_allowed_load(client, areas):
    editor = User.objects.create_user("editor", password="a plain example")
    group = Group.objects.create(name="Example group")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    editor.groups.add(group)
    client.force_login(editor)
    for page in (reverse("directory:overview"), reverse("directory:one", args=["director"])):
        assert client.get(page).status_code in {302, 403}
    group.permissions.add(Permission.objects.get(codename="view_officeentry"))
    assert b"Load it" not in client.get(reverse("directory:overview")).content
    assert upload(client, HEAD + JO, "load").status_code in {302, 403}
    assert not OfficeEntry.objects.exists()


def test_what_the_worker_erases_includes_replaced_entries(areas):
    from causeway.privacy.retention import erase_what_is_due

    assert "representatives.OfficeEntry" in {ran.job for ran in erase_what_is_due(timezone.now())}
