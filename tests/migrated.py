"""A database as all migrations leave it: made once, then copied for each worker and each drill.

Migrating an empty database takes half a minute of a processor, copying one a moment. The copy's name holds a digest of every migration
and of what migrations import, so a change of either makes another. ``migrate`` still runs over the copy, and finds nothing to do.
"""

import fcntl
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
KEPT_IN = Path(sys.prefix) / "migrated-for-tests"
HOW_MANY_ARE_KEPT = 12
_IMPORTED = re.compile(r"^(?:from|import) (causeway[.\w]*)", re.MULTILINE)


def digest() -> str:
    """Name what the migrated database is made from: our migrations, what they import, and the locked packages."""
    migrations = sorted((ROOT / "causeway").glob("**/migrations/*.py"))
    modules = sorted({name for path in migrations for name in _IMPORTED.findall(path.read_text())})
    imported = [ROOT / f"{name.replace('.', '/')}.py" for name in modules]
    files = [*migrations, *(path for path in imported if path.is_file()), ROOT / "requirements" / "dev.txt"]
    together = hashlib.sha256()
    for path in files:
        together.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return together.hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    KEPT_IN.mkdir(exist_ok=True)
    with (KEPT_IN / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(url: str, var: str) -> None:
    settings = {"DATABASE_URL": url, "CAUSEWAY_VAR": var, "DJANGO_SETTINGS_MODULE": "causeway.config.settings"}
    command = [sys.executable, "-m", "causeway", "migrate", "-v0", "--skip-checks"]
    subprocess.run(command, env=os.environ | settings, cwd=ROOT, check=True)


def file() -> Path:
    """Return the SQLite file, made by whoever asks first."""
    made = KEPT_IN / f"{digest()}.sqlite3"
    with _one_at_a_time():
        if not made.exists():
            with tempfile.TemporaryDirectory(dir=KEPT_IN) as var:
                _migrate(f"sqlite:///{var}/new.sqlite3", var)
                Path(var, "new.sqlite3").rename(made)
        made.touch()
        for old in sorted(KEPT_IN.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-HOW_MANY_ARE_KEPT]:
            old.unlink()
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
    with _one_at_a_time(), psycopg.connect(**access, dbname="postgres", autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            new = f"new_{uuid.uuid4().hex[:12]}"
            admin.execute(f"CREATE DATABASE {new}")
            with tempfile.TemporaryDirectory() as var:
                _migrate(address(server, new), var)
            admin.execute(f"ALTER DATABASE {new} RENAME TO {name}")
    return name


def address(server: dict[str, str], name: str) -> str:
    """Write the address of a database on the same PostgreSQL server."""
    password = f":{quote(server['PASSWORD'], safe='')}" if server["PASSWORD"] else ""
    port = f":{server['PORT']}" if server["PORT"] else ""
    return f"postgres://{server['USER']}{password}@{quote(server['HOST'], safe='')}{port}/{name}"


if __name__ == "__main__":
    file()
