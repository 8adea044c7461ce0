"""The fuzzer for long: FUZZ_ROUNDS seeds (30) in every state it knows; how many tests of so many rounds found no 500."""

import os
import subprocess
import sys

TESTS = ("frame/test_fuzzed_addresses.py", "roundtables/test_fuzzed_desk.py", "letters/test_fuzzed_letter.py")


def main() -> None:
    """Run the fuzzing tests with many seeds."""
    environment = {"FUZZ_ROUNDS": "30"} | os.environ
    tests = [f"tests/integration/{name}" for name in TESTS]
    raise SystemExit(subprocess.run([sys.executable, "-m", "pytest", "-q", *tests], env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
