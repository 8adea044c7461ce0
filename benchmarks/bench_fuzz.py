"""The fuzzer for long: FUZZ_ROUNDS seeds (30) in every state it knows; how many tests of so many rounds met an error page."""

import os
import re
import subprocess
import sys

from benchmarks import table

TESTS = ("letters/test_fuzzed_letter.py", "roundtables/test_fuzzed_desk.py", "frame/test_fuzzed_addresses.py")
PYTEST_FAILED = 1  # how pytest ends that ran to its end and had failures


def main() -> None:
    """Run the fuzzing tests with many seeds."""
    rounds = table.size("seeds", 30, 5, os.environ.get("FUZZ_ROUNDS", ""))
    tests = [f"tests/integration/{name}" for name in TESTS[: table.size("places", len(TESTS), 1)]]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        env=os.environ | {"FUZZ_ROUNDS": str(rounds)},
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    print(ran.stdout[-3000:])
    if ran.returncode in {0, PYTEST_FAILED}:
        counted = {what: int(many) for many, what in re.findall(r"(\d+) (passed|failed)", ran.stdout)}
        table.none_of("hostile forms that meet an error page", counted.get("failed", 0), sum(counted.values()), "tests")
    sys.exit(ran.returncode)


if __name__ == "__main__":
    main()
