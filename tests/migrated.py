"""A database as all migrations leave it: made once, then copied for each worker and each drill.

Migrating an empty database takes half a minute of a processor, copying one a moment. The copy's name holds a digest of every migration
and of what migrations import, and what that imports in turn, so a change of any makes another. ``migrate`` still runs over the copy, and
finds nothing to do.
"""

import ast
import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from psycopg import Connection

ROOT = Path(__file__).resolve().parents[1]
KEPT_IN = Path(sys.prefix) / "migrated-for-tests"
HOW_MANY_ARE_KEPT = 12
HOW_MANY_TEMPLATES = 4  # on a server of PostgreSQL, beside the one that is made
HALF_MADE = "new_migrated_"


def _file_of(module: str) -> Path | None:
    """Return the file of one of our modules, or of a package; none for a name that is no module."""
    path = ROOT / module.replace(".", "/")
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def _imported(file: Path) -> Iterator[Path]:
    """Yield our files that a file imports when it is imported itself; those imported within a function come later, or never."""
    for node in ast.parse(file.read_bytes()).body:
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found = (_file_of(name) for name in names if name.partition(".")[0] == "causeway")
        yield from (each for each in found if each is not None)


def made_from(files: Iterable[Path]) -> list[Path]:
    """Return these files and all of ours that they import, one through another."""
    known, waiting = set[Path](), list(files)
    while waiting:
        if (file := waiting.pop()) not in known:
            known.add(file)
            waiting += _imported(file)
    return sorted(known)


def digest() -> str:
    """Name what the migrated database is made from: our migrations, what they import, and the locked packages."""
    together = hashlib.sha256()
    for path in [*made_from((ROOT / "causeway").glob("**/migrations/*.py")), ROOT / "requirements" / "dev.txt"]:
        together.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return together.hexdigest()[:16]


@contextmanager
def _one_at_a_time(what: str) -> Iterator[None]:
    """Hold the lock of this name: nobody waits for a database that is made from something else."""
    KEPT_IN.mkdir(exist_ok=True)
    with (KEPT_IN / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# Migrations make and drop some seven thousand model classes: looking for garbage meanwhile takes a fifth of the time.
MIGRATE = """
from django.core.management import execute_from_command_line
from causeway.serving.memory import nothing_is_garbage
with nothing_is_garbage():
    execute_from_command_line(["causeway", "migrate", "-v0", "--skip-checks"])
"""


def _migrate(url: str, var: str) -> None:
    settings = {"DATABASE_URL": url, "CAUSEWAY_VAR": var, "DJANGO_SETTINGS_MODULE": "causeway.config.settings"}
    command = [sys.executable, "-c", MIGRATE]
    subprocess.run(command, env=os.environ | settings, cwd=ROOT, check=True)


def file() -> Path:
    """Return the SQLite file, made by whoever asks first."""
    name = digest()
    made = KEPT_IN / f"{name}.sqlite3"
    with _one_at_a_time(name):
        if not made.exists():
            with tempfile.TemporaryDirectory(dir=KEPT_IN) as var:
                _migrate(f"sqlite:///{var}/new.sqlite3", var)
                Path(var, "new.sqlite3").rename(made)
        made.touch()
        for old in sorted(KEPT_IN.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-HOW_MANY_ARE_KEPT]:
            old.unlink(missing_ok=True)
            old.with_suffix(".lock").unlink(missing_ok=True)
    return made


@contextmanager
def copied(name: str) -> Iterator[None]:
    """Fill the SQLite database of this name (a path, or an address of SQLite's own) and hold it open, which one in memory needs."""
    with closing(sqlite3.connect(name, uri=name.startswith("file:"))) as copy:
        with closing(sqlite3.connect(file())) as made:
            made.backup(copy)
        yield


def template(server: dict[str, str]) -> str:
    """Return the name of the PostgreSQL database to copy, made by whoever asks first. ``server`` is one of Django's DATABASES."""
    import psycopg

    name = f"migrated_{digest()}"
    access = {"host": server["HOST"], "port": server["PORT"], "user": server["USER"], "password": server["PASSWORD"]}
    access = {key: value for key, value in access.items() if value}
    with _one_at_a_time("postgresql"), psycopg.connect(**access, dbname="postgres", autocommit=True) as admin:
        kept = _kept(admin, "migrated_")
        if name not in kept:
            _drop(admin, _kept(admin, HALF_MADE))  # whoever made them ended in the middle of it: nobody else is at it now
            _drop(admin, kept[:-HOW_MANY_TEMPLATES])
            new = f"{HALF_MADE}{uuid.uuid4().hex[:12]}"
            admin.execute(f"CREATE DATABASE {new}")
            with tempfile.TemporaryDirectory() as var:
                _migrate(address(server, new), var)
            admin.execute(f"ALTER DATABASE {new} RENAME TO {name}")
    return name


def _kept(admin: "Connection", beginning: str) -> list[str]:
    """Return the databases whose names begin so, the oldest first: the server numbers them as they are made."""
    found = admin.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid", [beginning])
    return [name for (name,) in found]


def _drop(admin: "Connection", names: Iterable[str]) -> None:
    from psycopg.errors import ObjectInUse

    for name in names:
        with suppress(ObjectInUse):  # another worktree copies it this moment
            admin.execute(f"DROP DATABASE IF EXISTS {name}")


def address(server: dict[str, str], name: str) -> str:
    """Write the address of a database on the same PostgreSQL server."""
    password = f":{quote(server['PASSWORD'], safe='')}" if server["PASSWORD"] else ""
    port = f":{server['PORT']}" if server["PORT"] else ""
    return f"postgres://{server['USER']}{password}@{quote(server['HOST'], safe='')}{port}/{name}"


if __name__ == "__main__":  # of the database that DATABASE_URL names, before anybody waits for it
    from causeway.config.settings import DATABASES

    database = DATABASES["default"]
    print(template(database) if "postgresql" in database["ENGINE"] else file())  # noqa: T201
