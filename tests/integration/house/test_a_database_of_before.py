"""A database of the version before, with letters, roundtables and links in flight, is migrated and loses nothing: on the database that
the suite runs on. Links that were mailed then still open, and browsers that were let in are let in."""

import json
import lzma
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from causeway.config.environment import ROOT
from tests import migrated

SAVED = ROOT / "tests" / "saved" / "e44ca35"
MOVED = {
    "letters.PrivateLink": "people.Link",
    "roundtables.DeskLink": "people.Link",
    "letters.BlockedAddress": "outbox.Suppression",
}


def _plain_sql() -> str:
    """Return the dump without what only psql and later servers understand."""
    text = lzma.decompress((SAVED / "before.postgresql.sql.xz").read_bytes()).decode()
    return "\n".join(line for line in text.splitlines() if not line.startswith(("\\", "SET transaction_timeout")))


@pytest.fixture
def url(tmp_path) -> Iterator[str]:
    """The address of a fresh copy of the saved database."""
    if connection.vendor == "sqlite":
        (tmp_path / "old.sqlite3").write_bytes(lzma.decompress((SAVED / "before.sqlite3.xz").read_bytes()))
        yield f"sqlite:///{tmp_path / 'old.sqlite3'}"
        return
    at = connection.settings_dict
    name = f"before_{secrets.token_hex(4)}"
    server = {"host": at["HOST"], "port": at["PORT"] or None, "user": at["USER"], "password": at["PASSWORD"] or None}
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            with psycopg.connect(**server, dbname=name, autocommit=True) as old:
                old.execute(_plain_sql())
            password = f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else ""
            port = f":{at['PORT']}" if at["PORT"] else ""
            yield f"postgres://{at['USER']}{password}@{quote(at['HOST'], safe='')}{port}/{name}"
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _run(url: str, var: Path, *command: str) -> str:
    key = "an-example-key-for-saved-databases-and-nothing-else-at-all"
    env = os.environ | {"DATABASE_URL": url, "CAUSEWAY_VAR": str(var), "CAUSEWAY_SECRET_KEY": key, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_a_database_of_before_is_migrated_and_loses_nothing(url, tmp_path):
    tokens = SAVED / f"tokens-{connection.vendor}.json"
    _run(url, tmp_path, "-c", migrated.MIGRATE)
    after = json.loads(_run(url, tmp_path, str(SAVED / "walk.py"), str(tokens)))
    before: dict[str, int] = json.loads(tokens.read_text())["rows"]
    for old, new in MOVED.items():
        if old not in after["rows"]:  # its table was taken over
            before[new] = before.get(new, 0) + before.pop(old)
    assert {label: after["rows"].get(label) for label in before} == before
    assert after["states"] == sorted(
        ["answered", "awaiting confirmation", "being looked at", "delivered", "expired", "queued", "queued", "uncertain"]
    )
    used, twice = {"private link used", "desk link used"}, {"asking for a link"}
    wanted = {name: 302 if name in used else 400 if name in twice else 200 for name in after["found"]}
    assert after["found"] == wanted
