"""The table of all benchmarks: no benchmark is missing from it without a word, and each row says on how much it was measured."""

import sys

import pytest


@pytest.fixture
def table(monkeypatch, tmp_path):
    from benchmarks import table

    monkeypatch.setenv(table.WHERE, str(tmp_path / "table"))
    monkeypatch.setattr(sys, "argv", ["benchmarks/bench_example.py"])
    monkeypatch.setattr(table, "_parts", [])
    return table


def _rows(table, tmp_path):
    return table.read(tmp_path / "table")


def test_a_row_holds_a_figure_a_rival_and_how_many_times_better(table, tmp_path):
    table.time("a page", 20.0, "bare view", 10.0, aim="40 ms")
    table.rate("rows", 300.0, "a loop", 100.0)
    page, rows = _rows(table, tmp_path)
    assert (page.benchmark, page.rival, page.times, page.aim, page.of) == ("example", "bare view", 0.5, "40 ms", "whole")
    assert rows.times == 3.0


def test_a_rival_that_did_nothing_loses_no_row(table, tmp_path, capsys):
    table.rate("rows", 300.0, "a loop", 0.0)
    table.none_of("leaks", 0, 12, "questions")
    assert [row.times for row in _rows(table, tmp_path)] == [None, None]
    table.main()
    assert "none: it must be none" in capsys.readouterr().out


def test_a_part_is_told_in_the_row(table, tmp_path, monkeypatch):
    assert table.size("letters", 200, 50) == 200
    monkeypatch.setenv(table.IN_PART, "1")
    assert table.size("letters", 200, 50) == 50
    assert table.size("letters", 200, 50, given="120") == 120
    table.time("a page", 20.0, "bare view", 10.0)
    assert _rows(table, tmp_path)[0].of == "50 of 200 letters, 120 of 200 letters"


@pytest.mark.parametrize(
    ("how", "said"),
    [(124, "took longer"), (1, "ended with an error (1)"), (0, "noted no figure"), (3, "noted no figure")],
)
def test_what_failed_or_noted_nothing_has_a_row(table, tmp_path, capsys, how, said):
    table.main("ended", "other", str(how))
    table.main()
    assert said in capsys.readouterr().out
    assert [row.benchmark for row in _rows(table, tmp_path)] == ["other"]


def test_what_went_well_needs_no_such_row(table, tmp_path):
    table.time("a page", 20.0, "bare view", 10.0)
    table.main("ended", "example", "3")
    assert len(_rows(table, tmp_path)) == 1
