"""The checker of directories: what a right file gives, every fault by line and column, and no file that breaks it."""

import csv
import datetime as dt
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.campaign.pack import OFFICES as PATTERN
from causeway.representatives.directory.domain.cells import Fault, Wrong
from causeway.representatives.directory.domain.directory import NEEDED, Column, Known, check
from causeway.representatives.directory.offices import offices
from causeway.representatives.directory.words import place, sentence

ON = dt.date(2026, 11, 24)
KNOWN = Known(
    {
        "authority": {"E10000901": "Exampleshire", "E10000902": "Sampleshire", "W06000901": "Example Valleys"},
        "icb": {"E54000901": "NHS Example Integrated Care Board"},
        "constituency": {
            "W07000901": "Upper",
            "W07000902": "Lower",
            "W07000903": "Far",
            "N05000901": "Mid Example",
            "E14000901": "X",
        },
    },
    ON,
    offices(),
)
OFFICES = offices()
RIGHT = {"office": "director", "area_code": "E10000901", "name": "Jo Example", "email": "jo@example.org"}
RIGHT |= {"source": "https://example.org/people", "checked": "2026-11-01"}
MEMBER = {"office": "senedd-member", "area_name": "Example North", "seats": "W07000901 W07000902", "name": "Jo Example"}
MEMBER |= {"source": "https://example.org/members", "checked": "2026-11-01"}


def a_file(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, [column.value for column in Column], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def faults(content: bytes) -> list[tuple[int, str, Wrong]]:
    return [(fault.line, fault.column, fault.wrong) for fault in check(content, KNOWN).faults]


def test_a_right_file():
    read = check(a_file(RIGHT, RIGHT | {"office": "lead-member", "name": "", "email": ""}, MEMBER), KNOWN)
    assert read.faults == ()
    director, lead, member = read.rows
    assert (director.office, director.area_code, director.name, director.line) == (
        OFFICES["director"],
        "E10000901",
        "Jo Example",
        2,
    )
    assert (lead.name, lead.email, lead.checked) == ("", "", dt.date(2026, 11, 1))
    assert (member.place, member.seats, member.area_code) == ("Example North", ("W07000901", "W07000902"), "")


def test_as_spreadsheets_write_it():
    content = b"\xef\xbb\xbfOffice, Area_Code ,name,email,source,checked\r\n"
    content += b'icb-chair,E54000901," Example, Jo ",,https://example.org/,2026-11-01\r\n,,,,,\r\n'
    read = check(content, KNOWN)
    assert read.faults == ()
    assert read.rows[0].name == "Example, Jo"


@pytest.mark.parametrize(
    ("changes", "column", "wrong"),
    [
        ({"office": "mayor"}, "office", Wrong.NO_OFFICE),
        ({"office": ""}, "office", Wrong.EMPTY),
        ({"area_code": ""}, "area_code", Wrong.EMPTY),
        ({"area_code": "E10000999"}, "area_code", Wrong.UNKNOWN_AREA),
        ({"area_code": "W06000901"}, "area_code", Wrong.UNKNOWN_AREA),
        ({"seats": "W07000901"}, "seats", Wrong.SEATS_NOT_HERE),
        ({"email": "jo at example.org"}, "email", Wrong.NO_EMAIL),
        ({"email": "jö@example.org"}, "email", Wrong.NO_EMAIL),
        ({"email": "jo@example.org, bo@example.org"}, "email", Wrong.NO_EMAIL),
        ({"source": ""}, "source", Wrong.EMPTY),
        ({"source": "the council"}, "source", Wrong.NO_WEB_ADDRESS),
        ({"source": "https://[example.org"}, "source", Wrong.NO_WEB_ADDRESS),
        ({"checked": ""}, "checked", Wrong.EMPTY),
        ({"checked": "24/11/2026"}, "checked", Wrong.NO_DAY),
        ({"checked": "2026-02-30"}, "checked", Wrong.NO_DAY),
        ({"checked": "2026-11-25"}, "checked", Wrong.NOT_YET),
        ({"from": "2026-05-01", "until": "2026-04-30"}, "until", Wrong.ENDS_BEFORE),
        ({"name": "", "salutation": "Dear Jo"}, "salutation", Wrong.SALUTATION_WITHOUT_NAME),
        ({"name": "Jo\nExample"}, "name", Wrong.CONTROL),
        ({"name": "J" * 121}, "name", Wrong.TOO_LONG),
        (MEMBER | {"area_code": "E10000901"}, "area_code", Wrong.CODE_OF_DEVOLVED),
        (MEMBER | {"area_code": "", "area_name": ""}, "area_name", Wrong.EMPTY),
        (MEMBER | {"area_code": "", "seats": "W07000901 N05000901"}, "seats", Wrong.UNKNOWN_SEAT),
        ({**MEMBER, "office": "mla", "area_code": "", "seats": "W07000901"}, "seats", Wrong.UNKNOWN_SEAT),
    ],
)
def test_each_fault_is_named_by_line_and_column(changes, column, wrong):
    right = {**RIGHT, "area_code": "E10000902"}
    assert faults(a_file(right, RIGHT | changes)) == [(3, column, wrong)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", (1, "", Wrong.NO_HEADER)),
        (b"office;area_code;name\n", (1, "", Wrong.SEMICOLONS)),
        (b"\xff\xfe", (1, "", Wrong.NOT_TEXT)),
        (b"office\n" + b"x" * 1_000_000, (1, "", Wrong.TOO_LARGE)),
        (",".join(NEEDED).encode() + b"\n", (1, "", Wrong.NO_ROWS)),
        (",".join(NEEDED[:-1]).encode() + b"\n", (1, "checked", Wrong.COLUMN_MISSING)),
        (",".join([*NEEDED, "phone"]).encode() + b"\n", (1, "phone", Wrong.UNKNOWN_COLUMN)),
        (",".join([*NEEDED, "name"]).encode() + b"\n", (1, "name", Wrong.COLUMN_TWICE)),
        (",".join(NEEDED).encode() + b"\nmla,x\n", (2, "", Wrong.CELLS)),
        (",".join(NEEDED).encode() + b'\n\nmla,"x', (3, "", Wrong.NOT_CSV)),
    ],
)
def test_files_of_another_form(content, fault):
    assert faults(content) == [fault]


def test_lines_are_counted_as_an_editor_counts_them():
    content = (",".join(NEEDED) + '\n"m\nla",,,,,\n\nmayor,,,,,\n').encode()
    assert [(line, column) for line, column, _wrong in faults(content)] == [(2, "office"), (2, "office"), (5, "office")]


def test_two_directors_at_a_time_are_too_many_and_two_after_each_other_are_not():
    second = RIGHT | {"name": "Bo Sample"}
    assert faults(a_file(RIGHT, second)) == [(3, "name", Wrong.TOO_MANY)]
    assert faults(a_file(RIGHT | {"until": "2026-12-31"}, second | {"from": "2027-01-01"})) == []
    leads = [RIGHT | {"office": "lead-member", "name": name} for name in ("Jo Example", "Bo Sample")]
    assert faults(a_file(*leads)) == []
    assert faults(a_file(leads[0], leads[0] | {"name": "JO EXAMPLE"})) == [(3, "name", Wrong.TWICE)]


def test_six_members_for_a_senedd_constituency_and_no_seventh():
    members = [MEMBER | {"name": f"Jo Example{number}"} for number in range(7)]
    assert faults(a_file(*members[:6])) == []
    assert faults(a_file(*members)) == [(8, "name", Wrong.TOO_MANY)]


def test_the_seats_of_a_senedd_constituency_agree():
    assert faults(a_file(MEMBER, MEMBER | {"name": "Bo", "seats": "W07000901"})) == [(3, "seats", Wrong.SEATS_DIFFER)]
    assert faults(a_file(MEMBER, MEMBER | {"area_name": "Example South", "seats": "W07000902"})) == [
        (3, "seats", Wrong.SEAT_TWICE)
    ]
    mla = MEMBER | {"office": "mla", "seats": "N05000901"}
    assert faults(a_file(mla, mla | {"area_name": "Example South"})) == []


CELL = st.one_of(
    st.text(max_size=12), st.sampled_from([*OFFICES, "E10000901", "W07000901", "2026-11-01", "https://example.org/", '"', "\x00"])
)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_no_bytes_break_the_checker(content):
    _holds_for(content)


@given(st.lists(st.lists(CELL, min_size=6, max_size=11), max_size=6))
def test_no_cells_break_the_checker(rows):
    header = [*NEEDED, *(column for column in Column if column not in NEEDED)]
    lines = [",".join(header), *(",".join(cells + [""] * (11 - len(cells))) for cells in rows)]
    _holds_for("\n".join(lines).encode("utf-8", "surrogatepass"))


def _holds_for(content: bytes) -> None:
    read = check(content, KNOWN)
    assert read.rows or read.faults
    last = content.count(b"\n") + content.count(b"\r") + 1
    for fault in read.faults:
        assert 1 <= fault.line <= last
        assert fault.column in {"", *Column} or fault.wrong is Wrong.UNKNOWN_COLUMN
        assert "%(" not in sentence(fault)
    for row in read.rows:
        assert row.checked <= ON
        assert all(character.isprintable() for character in row.name + row.email + row.salutation)


@pytest.mark.parametrize("wrong", list(Wrong))
def test_each_fault_says_what_to_do(wrong):
    said = sentence(Fault(4, "email", wrong, "this", "that"))
    assert said.count(".") >= 1
    assert "%" not in said
    assert place(Fault(4, "email", wrong)) == "Line 4, email"


def test_the_packs_pattern_names_the_same_offices():
    assert all(re.fullmatch(PATTERN, office) for office in OFFICES)
