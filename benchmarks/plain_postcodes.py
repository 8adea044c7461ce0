"""The rival of the postcode API: a plain WSGI application over a PostgreSQL table with the postcode as its key, and nothing else about it.

No framework, no limits, no etags, no reading of slips: one prepared statement for one postcode, one for a list of them.
"""

import json
import os
from collections.abc import Callable, Iterable
from typing import Any

import psycopg
from psycopg.rows import dict_row

_connection = psycopg.connect(os.environ["PLAIN_POSTCODES"], autocommit=True, row_factory=dict_row, prepare_threshold=0)


def application(environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], Any]) -> Iterable[bytes]:
    """Answer ``GET /<postcode>`` and ``POST /`` with a list of postcodes."""
    if environ["REQUEST_METHOD"] == "POST":
        asked = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))["postcodes"]
        found: Any = _connection.execute("SELECT * FROM postcodes WHERE postcode = ANY(%s)", [asked]).fetchall()
    else:
        found = _connection.execute("SELECT * FROM postcodes WHERE postcode = %s", [environ["PATH_INFO"][1:]]).fetchone()
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(found).encode()]
