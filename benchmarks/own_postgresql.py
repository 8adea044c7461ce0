"""A PostgreSQL for one benchmark, in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_postgresql() -> Iterator[str]:
    """Run a PostgreSQL of our own, as an ordinary user, and give its address; empty where it cannot be run."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not found:
        yield ""
        return
    programs, folder = found[-1].parent, Path(tempfile.mkdtemp(prefix="bench-"))
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir()
    shutil.chown(data, "postgres")
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL)

    try:
        run(str(programs / "initdb"), "-D", str(data), "-U", "causeway", "--auth", "trust", "--encoding", "UTF8")
        run(
            str(programs / "pg_ctl"),
            "-D",
            str(data),
            "-w",
            "-l",
            str(data / "log"),
            "-o",
            f"-k {data} -c listen_addresses=''",
            "start",
        )
        yield f"host={data} user=causeway dbname=postgres"
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
