"""PostgreSQL's tests are chosen by the statements that SQLite's sent: what counts as the same statement, and which tests suffice."""

import pytest

from tests.statements import Recorder, Sent, kinds, recorded, shape, sufficient


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT a WHERE b IN (%s, %s, %s)", "SELECT a WHERE b IN (%s)"),
        ("INSERT INTO t (a, b) VALUES (%s, %s), (%s, %s)", "INSERT INTO t (a, b) VALUES (%s, %s)"),
        ("SELECT a LIMIT 21", "SELECT a LIMIT 1"),
    ],
)
def test_how_many_values_there_are_makes_no_other_statement(one, other):
    assert shape(one) == shape(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT a FROM t", "SELECT b FROM t"),
        ("SELECT a FROM t WHERE b = %s", "SELECT a FROM t WHERE b IS NULL"),
        ("SELECT a FROM t ORDER BY b", "SELECT a FROM t ORDER BY b DESC"),
    ],
)
def test_what_it_asks_makes_another_statement(one, other):
    assert shape(one) != shape(other)


@pytest.mark.parametrize("unusual", ["with\0nul", "x" * 300, "Ynys Môn", 2**40, None, 1.5, b"bytes", True])
def test_a_value_that_a_database_may_mind_makes_another_statement(unusual):
    assert kinds(["text", 1, unusual]) != kinds(["text", 1])


def test_the_same_kinds_in_any_number_are_the_same():
    assert kinds(["a", 2, "b"]) == kinds([1, "c"])


def sent(recorder, test, *statements):
    recorder.begin(test)
    for sql, values in statements:
        recorder(lambda *_: "found", sql, values, False, {})


def test_what_a_test_sends_is_written_down_and_read_again(tmp_path):
    recorder = Recorder()
    sent(recorder, "first", ("SAVEPOINT s1", None), ("SELECT %s", [1]), ("SELECT %s", [2]))
    sent(recorder, "second", ("SELECT %s", [3]), ("SELECT %s", ["text"]))
    recorder.write(tmp_path / "gw0.json")
    found = recorded(tmp_path)
    assert len(found["first"].statements) == 1
    assert found["first"].statements < found["second"].statements


def test_an_error_makes_another_statement(tmp_path):
    recorder = Recorder()
    sent(recorder, "well", ("INSERT %s", [1]))

    def refuse(*_):
        raise ValueError

    recorder.begin("badly")
    with pytest.raises(ValueError):
        recorder(refuse, "INSERT %s", [1], False, {})
    assert not recorder.by_test["well"].statements & recorder.by_test["badly"].statements


def test_the_chosen_tests_send_every_statement():
    by_test = {
        "all, slowly": Sent(9.0, {"a", "b", "c"}),
        "two": Sent(1.0, {"a", "b"}),
        "again": Sent(1.1, {"a", "b"}),
        "one": Sent(1.0, {"c"}),
        "none": Sent(1.0),
    }
    assert sufficient(by_test, []) == {"two", "one"}


def test_what_is_run_anyway_need_not_be_sent_by_others():
    by_test = {"anyway": Sent(9.0, {"a", "b"}), "quick": Sent(0.1, {"a"}), "new": Sent(1.0, {"c"})}
    assert sufficient(by_test, ["anyway", "not written down"]) == {"anyway", "new"}
