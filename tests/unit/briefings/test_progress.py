"""How far a long run is, on a terminal and in a log."""

import io

from causeway.briefings.making.progress import WIDE, Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(to, many):
    seconds = iter(range(1000))
    progress = Progress(many, to, clock=lambda: float(next(seconds)))
    for number in range(many):
        progress.step(f"Example {number}")
    progress.end()
    return to.getvalue()


def test_on_a_terminal_one_line_moves_and_what_was_longer_is_covered():
    said = run(Terminal(), 4)
    lines = said.removesuffix("\n").split("\r")[1:]
    assert len(lines) == 4
    assert {len(line) for line in lines} == {WIDE}
    assert lines[0].startswith("[######..................] 1 of 4, 0:03 left, Example 0")
    assert lines[-1].startswith("[########################] 4 of 4, 0:00 left")
    assert said.endswith("\n")


def test_in_a_log_there_is_a_line_for_each_tenth():
    lines = run(io.StringIO(), 200).splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith("[########################] 200 of 200")


def test_of_few_each_is_said_and_of_none_nothing():
    assert len(run(io.StringIO(), 3).splitlines()) == 3
    assert run(io.StringIO(), 0) == ""
