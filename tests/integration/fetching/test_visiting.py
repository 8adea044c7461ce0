"""One visit: on condition, resumed, paced, minding robots.txt; against a publisher on loopback."""

import pytest

from causeway.fetching import download
from causeway.fetching.exceptions import FetchFailed, FetchRefused
from causeway.fetching.visiting import Visitor
from tests.integration.fetching.publisher import File

BODY = bytes(range(256)) * 2000


@pytest.fixture
def visitor(publisher, tmp_path):
    return Visitor(tmp_path / "fetched", pause=0)


def test_an_unchanged_file_costs_one_short_answer(publisher, visitor):
    publisher.files["/data.csv"] = File(BODY)
    first = visitor.file(f"{publisher.origin}/data.csv", "data.csv")
    again = Visitor(visitor.folder, pause=0).file(f"{publisher.origin}/data.csv", "data.csv")
    assert (first.unchanged, again.unchanged, again.sha256) == (False, True, first.sha256)
    assert publisher.statuses("/data.csv") == [200, 304]


def test_a_changed_file_comes_whole(publisher, visitor):
    publisher.files["/data.csv"] = File(BODY)
    visitor.file(f"{publisher.origin}/data.csv", "data.csv")
    publisher.files["/data.csv"] = File(b"newer")
    assert visitor.file(f"{publisher.origin}/data.csv", "data.csv").path.read_bytes() == b"newer"


def test_the_condition_is_not_carried_to_another_address(publisher, visitor):
    publisher.files |= {"/april.csv": File(BODY), "/may.csv": File(BODY)}
    visitor.file(f"{publisher.origin}/april.csv", "data.csv")
    assert not visitor.file(f"{publisher.origin}/may.csv", "data.csv").unchanged
    assert "if-none-match" not in publisher.asked[-1][1]


def test_a_download_that_breaks_off_goes_on_where_it_was(publisher, visitor):
    publisher.files["/data.csv"] = File(BODY, drop_after=300_000)
    got = visitor.file(f"{publisher.origin}/data.csv", "data.csv")
    assert got.path.read_bytes() == BODY
    assert publisher.statuses("/data.csv") == [200, 206]
    begun = int(publisher.asked[-1][1]["range"].removeprefix("bytes=").rstrip("-"))
    assert 0 < begun <= 300_000
    assert sorted(path.name for path in visitor.folder.iterdir()) == ["data.csv", "data.csv.about.json"]


def test_a_later_run_goes_on_where_the_last_gave_up(publisher, visitor, monkeypatch):
    publisher.files["/data.csv"] = File(BODY, drop_after=300_000)
    monkeypatch.setattr(download, "wait_before", lambda *_: None)
    with pytest.raises(FetchFailed, match="could not be reached"):
        visitor.file(f"{publisher.origin}/data.csv", "data.csv")
    assert not (visitor.folder / "data.csv").exists()
    assert Visitor(visitor.folder, pause=0).file(f"{publisher.origin}/data.csv", "data.csv").path.read_bytes() == BODY
    assert publisher.statuses("/data.csv") == [200, 206]


def test_a_file_that_changed_meanwhile_is_begun_anew(publisher, visitor, monkeypatch):
    publisher.files["/data.csv"] = File(BODY, drop_after=300_000)
    monkeypatch.setattr(download, "wait_before", lambda *_: None)
    with pytest.raises(FetchFailed):
        visitor.file(f"{publisher.origin}/data.csv", "data.csv")
    other = bytes(reversed(BODY))
    publisher.files["/data.csv"] = File(other)
    assert visitor.file(f"{publisher.origin}/data.csv", "data.csv").path.read_bytes() == other
    assert publisher.statuses("/data.csv") == [200, 200]


def test_a_server_without_ranges_sends_all_again(publisher, visitor):
    publisher.files["/data.csv"] = File(BODY, drop_after=300_000, ranges=False)
    assert visitor.file(f"{publisher.origin}/data.csv", "data.csv").path.read_bytes() == BODY
    assert publisher.statuses("/data.csv") == [200, 200]


def test_a_part_that_is_too_big_is_thrown_away(publisher, visitor):
    publisher.files["/data.csv"] = File(BODY)
    with pytest.raises(FetchRefused, match="more than 1,000 bytes"):
        visitor.file(f"{publisher.origin}/data.csv", "data.csv", limit=1000)
    assert list(visitor.folder.iterdir()) == []


def test_a_busy_server_is_waited_for_as_it_asks(publisher, visitor, monkeypatch):
    waits = []
    monkeypatch.setattr(download.time, "sleep", waits.append)
    publisher.files["/data.csv"] = File(b"x", first=[(429, {"Retry-After": "7"}), (503, {})])
    visitor.file(f"{publisher.origin}/data.csv", "data.csv")
    assert waits == [7.0, 2.0]


def test_a_redirect_inside_a_private_network_is_refused(publisher, visitor):
    publisher.files["/data.csv"] = File(first=[(302, {"Location": "http://127.0.0.1:9/secret.csv"})])
    with pytest.raises(FetchRefused, match="private network"):
        visitor.file(f"{publisher.origin}/data.csv", "data.csv")


def test_requests_are_paced(publisher, tmp_path, monkeypatch):
    waits = []
    monkeypatch.setattr(download.time, "sleep", waits.append)
    publisher.files["/data.csv"] = File(b"x")
    slow = Visitor(tmp_path / "slow", pause=30)
    for name in "abc":
        slow.file(f"{publisher.origin}/data.csv", name)
    assert len(waits) == 2
    assert all(25 < wait <= 30 for wait in waits)


PAGE = """<!doctype html><base href="/files/"><h1>Example statistics</h1><ul>
<li><a href="waits-november-2025.csv">Waits, <b>November 2025</b> (CSV)</a>
<li><a href="waits-january-2026.csv">Waits, January 2026 (CSV)</a>
<li><a href="waits-december-2025.csv">Waits, December 2025 (CSV)</a>
<li><a href="notes-march-2026.pdf">Notes, March 2026</a><li><a name="bottom">The end</a></ul>"""


def test_the_newest_month_on_a_page_is_found(publisher, visitor):
    publisher.files["/list"] = File(PAGE.encode(), "text/html")
    found = visitor.newest_link(f"{publisher.origin}/list", r"waits[^/]*\.csv$")
    assert found == f"{publisher.origin}/files/waits-january-2026.csv"


def test_a_page_that_was_rebuilt_says_so(publisher, visitor):
    publisher.files["/list"] = File(b"<p>We have moved.</p>", "text/html")
    with pytest.raises(FetchFailed, match="--url"):
        visitor.newest_link(f"{publisher.origin}/list", r"\.csv$")


def test_a_page_that_programs_are_asked_to_leave_is_left(publisher, visitor):
    publisher.files["/robots.txt"] = File(b"User-agent: *\nDisallow: /list\n", "text/plain")
    publisher.files["/list"] = File(PAGE.encode(), "text/html")
    with pytest.raises(FetchRefused, match="asks programs"):
        visitor.newest_link(f"{publisher.origin}/list", r"\.csv$")
    assert publisher.paths() == ["/robots.txt"]
