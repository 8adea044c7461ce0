"""Check what no other tool does: circles, folders, late imports, templates, names, apostrophes, and browser tests that read a page once.

What is still wrong today stands in ``exceptions.txt`` beside this file, one line for each place with how often. A line may
be lowered or taken out, never raised or added: ``--tidy`` does the first for all that was mended.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from script.house import apostrophes, browser, circles, folders, late, names, numbers, templates
from script.house.finding import Finding

ROOT = Path(__file__).resolve().parents[2]
EXCEPTIONS = Path(__file__).with_name("exceptions.txt")
CHECKS = (circles.find, folders.find, late.find, templates.find, browser.find, names.find, apostrophes.find)
HEAD = (
    "# What is still otherwise than script/house wants it, and how often. Lines go and numbers fall; nothing is added.\n"
    "# After mending something: python -m script.house --tidy\n"
)

Allowed = dict[tuple[str, str], int]


def read(lines: Iterable[str]) -> Allowed:
    """Return how often each rule may be broken in each place, from lines of ``rule place number``."""
    told = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {(rule, place): int(number) for rule, place, number in told}


def write(allowed: Mapping[tuple[str, str], int]) -> str:
    """Write the exceptions as :func:`read` reads them."""
    return HEAD + "".join(f"{rule} {place} {number}\n" for (rule, place), number in sorted(allowed.items()) if number)


def judge(found: Sequence[Finding], allowed: Mapping[tuple[str, str], int]) -> list[str]:
    """Return a sentence for each place that is worse than is allowed, or better than its line says."""
    said: list[str] = []
    for key in sorted({(one.rule, one.place) for one in found} | set(allowed)):
        here = [one for one in found if (one.rule, one.place) == key]
        if len(here) > allowed.get(key, 0):
            said += [one.sentence for one in here]
        elif len(here) < allowed[key]:
            said.append(
                f"{key[1]} is better than script/house/exceptions.txt says ({key[0]}). Run: python -m script.house --tidy"
            )
    return said


def tidied(found: Sequence[Finding], allowed: Mapping[tuple[str, str], int]) -> Allowed:
    """Return the exceptions without what was mended: no number grows, no line comes in."""
    counts = {key: sum((one.rule, one.place) == key for one in found) for key in allowed}
    return {key: min(number, counts[key]) for key, number in allowed.items()}


def main() -> int:
    """Print what is wrong; return 1 if anything is."""
    parser = argparse.ArgumentParser(prog="python -m script.house", description=__doc__)
    parser.add_argument("--tidy", action="store_true", help="take out of exceptions.txt what was mended")
    parser.add_argument("--today", action="store_true", help="print what exceptions.txt would be, had it to be written anew")
    parser.add_argument("--numbers", type=Path, nargs="?", const=ROOT, help="print how large this tree is, or another one")
    asked = parser.parse_args()
    if asked.numbers:
        print("\n".join(f"{what}: {number}" for what, number in numbers.numbers(asked.numbers)))
        return 0
    found = [finding for check in CHECKS for finding in check(ROOT)]
    if asked.today:
        keys = {(one.rule, one.place) for one in found}
        print(write({key: sum((one.rule, one.place) == key for one in found) for key in keys}), end="")
        return 0
    allowed = read(EXCEPTIONS.read_text(encoding="utf-8").splitlines())
    if asked.tidy:
        allowed = tidied(found, allowed)
        EXCEPTIONS.write_text(write(allowed), encoding="utf-8")
    said = judge(found, allowed)
    print("\n".join(said), end="\n" if said else "", file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main())
