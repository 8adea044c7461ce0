"""Files in the folder of papers: found by name and tag, noted by state, replaced as a whole."""

import pytest

from causeway.briefings.making import keeping


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path / "papers"


def test_a_file_is_made_once_and_the_older_one_cleared_away(folder):
    made = []
    make = lambda: made.append(1) or b"example"  # noqa: E731
    first = keeping.kept("a-b", "digest1", "pdf", make)
    assert keeping.kept("a-b", "digest1", "pdf", make) == first
    assert len(made) == 1
    body, tag = keeping.kept("a-b", "digest2", "pdf", lambda: b"other")
    assert [path.name for path in folder.iterdir()] == [f"a-b.{tag}.pdf"]
    assert keeping.found("a-b", tag, "pdf") == body == b"other"
    assert keeping.found("a-b", first[1], "pdf") is None


def test_what_is_noted_is_recalled_in_the_same_state_only():
    assert keeping.recalled("a-b", "pdf", "state1") is None
    keeping.remember("a-b", "pdf", "state1", "tag1")
    assert keeping.recalled("a-b", "pdf", "state1") == "tag1"
    assert keeping.recalled("a-b", "pdf", "state2") is None
    assert keeping.recalled("a-b", "png", "state1") is None
    keeping.remember("a-b", "pdf", "state2", keeping.NOTHING)
    assert keeping.recalled("a-b", "pdf", "state2") == keeping.NOTHING


def test_one_paper_does_not_clear_away_another_whose_name_begins_alike(folder):
    keeping.kept("card-x", "d1", "png", lambda: b"1")
    keeping.kept("card-x-y", "d1", "png", lambda: b"2")
    keeping.remember("card-x", "png", "s", "t")
    keeping.kept("card-x", "d2", "png", lambda: b"3")
    assert len(list(folder.glob("*.png"))) == 2
    assert keeping.recalled("card-x", "png", "s") == "t"
