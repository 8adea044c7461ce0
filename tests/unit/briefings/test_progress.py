"""How far a long run is, on a terminal and in a log."""

import io

from causeway.briefings.making.progress import WIDE, Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(to, many, clock=None):
    seconds = iter(range(1000))
    progress = Progress(many, to, clock=clock or (lambda: float(next(seconds))))
    for number in range(many):
        progress.step(f"Example {number}")
    progress.end()
    return to.getvalue()


def test_on_a_terminal_one_line_moves_and_what_was_longer_is_covered():
    said = run(Terminal(), 4)
    lines = said.removesuffix("\n").split("\r")[1:]
    assert len(lines) == 5
    assert {len(line) for line in lines} == {WIDE}
    assert lines[1].startswith("[######..................] 1 of 4, Example 0")
    assert lines[2].startswith("[############............] 2 of 4, 0:02 left, Example 1")
    assert lines[-1].startswith("[########################] 4 of 4, 0:00 left")
    assert said.endswith("\n")


def test_it_is_there_before_anything_is_done():
    to = Terminal()
    Progress(650, to)
    assert to.getvalue().startswith("\r[........................] 0 of 650, beginning")


def test_what_was_needed_to_begin_is_not_counted_again():
    moments = iter((30.0, 31.0, 32.0, 33.0))  # the processes had to be started, half a minute long
    lines = run(io.StringIO(), 4, clock=lambda: next(moments)).splitlines()
    assert "0:02 left" in lines[2]
    assert "0:01 left" in lines[3]


def test_in_a_log_there_is_a_line_for_each_tenth():
    lines = run(io.StringIO(), 200).splitlines()
    assert len(lines) == 11
    assert lines[0] == "[........................] 0 of 200, beginning"
    assert lines[-1].startswith("[########################] 200 of 200")


def test_of_few_each_is_said_and_of_none_nothing():
    assert len(run(io.StringIO(), 3).splitlines()) == 4
    assert run(io.StringIO(), 0) == ""
