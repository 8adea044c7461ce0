"""A year in a published file is written in the digits 0 to 9: "²" and the digits of other scripts stop the import with a sentence."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from causeway.areas.building import gias
from causeway.areas.building.sources import BadSource
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import appeals, constituencies, department_tables, ees, ees_places, grant_balances, interactive_tool
from causeway.words.domain.keys import key_in, only_digits

TABLE, READS = department_tables.FILES["timeliness"][0], SimpleNamespace(year="calendar")
READERS = {
    "appeals": lambda text: appeals._year(text, Path("a.csv")),
    "constituencies": lambda text: constituencies._school_year(text, "a.csv"),
    "department_tables": lambda text: department_tables._period(TABLE, text, "a.csv"),
    "ees": lambda text: ees.period(text, "a.csv"),
    "ees_places": lambda text: ees_places.year({"time_period": text}, "a.csv"),
    "grant_balances": lambda text: grant_balances._period(text, "a.csv"),
    "interactive_tool": lambda text: interactive_tool.period_of(text, READS, "a.csv"),
}
WRITTEN = {"constituencies": "202425", "grant_balances": "202425"}


def odd(text):
    """The same year with a footnote's figure, with Arabic figures and with full-width ones."""
    return [text[:-1] + "²", text.translate({48 + n: 0x660 + n for n in range(10)}), text[:-1] + chr(0xFF10 + int(text[-1]))]


@pytest.mark.parametrize("name", READERS)
def test_a_year_is_read_in_plain_digits_only(name):
    year = WRITTEN.get(name, "2024")
    assert READERS[name](year)
    for text in odd(year):
        with pytest.raises(IngestError, match=r"a\.csv: .* is not a"):
            READERS[name](text)


@pytest.mark.parametrize("day", ["٠١/٠٩/٢٠٢٤", "01/09/202²", "0１/09/2024"])
def test_a_day_of_the_register_of_schools_is_read_in_plain_digits_only(day):
    assert gias._iso("1/9/2024", "a.csv") == "2024-09-01"
    with pytest.raises(BadSource, match="is not a day"):
        gias._iso(day, "a.csv")


@pytest.mark.parametrize("code", ["E1400106３", "E1400106²", "E1400106٣"])
def test_a_code_is_read_in_plain_digits_only(code):
    assert constituencies._code("E14001063", "a.csv")
    with pytest.raises(IngestError, match="is not a constituency's code"):
        constituencies._code(code, "a.csv")


@pytest.mark.parametrize("text", ["", "²", "٣", "1２", "-1", "1.0", "1_0", " 1"])
def test_what_only_looks_like_a_whole_number_is_none(text):
    assert not only_digits(text)


@pytest.mark.parametrize(("text", "number"), [("12", 12), (" 1 ", 1), ("²", None), ("1２", None), ("-1", None), ("9" * 19, None)])
def test_a_key_is_a_whole_number_in_plain_digits(text, number):
    assert key_in(text) == number
