"""A database that does not answer is waited for shortly, unless its address says how long."""

import pytest

from causeway.config.settings import _database


@pytest.mark.parametrize(
    ("address", "seconds"),
    [
        ("postgres://campaign@database.example.org/campaign", 10),
        ("postgres://campaign@database.example.org/campaign?connect_timeout=3&sslmode=require", 3),
        ("sqlite:////tmp/example.sqlite3", None),
    ],
)
def test_how_long_a_connection_is_waited_for(monkeypatch, address, seconds):
    monkeypatch.setenv("DATABASE_URL", address)
    options = _database()["OPTIONS"]
    assert options.get("connect_timeout") == seconds
    assert options.get("sslmode") == ("require" if "sslmode" in address else None)
