"""A log opens no letter: keys are cut from its lines, addresses that people read are not."""

import json
import logging
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.config.log_lines import CUT, Formatter, Structured, without_keys
from causeway.serving.requests_seen import request_id

TOKEN = "WyI3IiwiYWJjIl0:1vNxYz:Qm9fZXhhbXBsZS1vZi1hLXNpZ25hdHVyZS0wMTIzNDU2Nzg5"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Not Found: /write/kW3_x-9aQZp0LmNb7cVyTtRe2sUoIi1f/read/", f"Not Found: /write/{CUT}/read/"),
        ("Forbidden: /write/kW3_x-9aQZp0LmNb7cVyTtRe2sUoIi1f/letter.pdf", f"Forbidden: /write/{CUT}/letter.pdf"),
        (f"Not Found: /write/confirm/{TOKEN}/", f"Not Found: /write/confirm/{CUT}/"),
        ("Bad Request: /x/?key=0123456789abcdef0123456789abcdef&a=b", f"Bad Request: /x/?key={CUT}&a=b"),
        ("KeyError: 'kW3_x-9aQZp0LmNb7cVyTtRe2sUoIi1f'", f"KeyError: '{CUT}'"),
        ("/x/6f9619ff-8b86-d011-b42d-00cf4fc964ff/", f"/x/{CUT}/"),
    ],
)  # fmt: skip
def test_keys_are_cut(line, kept):
    assert without_keys(line) == kept


@pytest.mark.parametrize(
    "line",
    [
        "Not Found: /indicators/autism-assessments-waiting-over-13-weeks/",
        "Not Found: /areas/constituency/E14001172/",
        'File "/srv/causeway/letters/actions/following_up.py", line 20, in something_that_went_wrong_here',
        "Too Many Requests: /roundtables/send-partnership-reading-3f9a/",
    ],
)
def test_what_people_read_stays(line):
    assert without_keys(line) == line


@given(st.integers(min_value=16, max_value=60))
def test_no_random_key_comes_through(size):
    key = secrets.token_urlsafe(size)
    assert key not in without_keys(f"Not Found: /write/{key}/")


def test_tracebacks_too():
    error = ValueError("/write/kW3_x-9aQZp0LmNb7cVyTtRe2sUoIi1f/")
    record = logging.LogRecord("x", logging.ERROR, "", 1, "went wrong", (), (ValueError, error, None))
    assert "kW3_x" not in Formatter().format(record)


def test_a_structured_line_is_one_object_with_the_requests_number_and_without_keys():
    record = logging.makeLogRecord(
        {"name": "example", "levelname": "INFO", "msg": "Not there: %s", "args": (f"/write/confirm/{TOKEN}/",), "status": 404}
    )
    kept = request_id.set("0123456789abcdef")
    try:
        line = Structured().format(record)
    finally:
        request_id.reset(kept)
    said = json.loads(line)
    assert (said["message"], said["request"], said["status"]) == (f"Not there: /write/confirm/{CUT}/", "0123456789abcdef", 404)
    assert "\n" not in line
    assert "exception" not in said


def test_a_structured_traceback_is_without_keys():
    try:
        {}["kW3_x-9aQZp0LmNb7cVyTtRe2sUoIi1f"]
    except KeyError as error:
        line = Structured().format(
            logging.makeLogRecord({"msg": "broken", "exc_info": (type(error), error, error.__traceback__)})
        )
    assert "kW3_x-9aQZp0LmNb7cVyTtRe2sUoIi1f" not in line
    assert "KeyError" in json.loads(line)["exception"]
