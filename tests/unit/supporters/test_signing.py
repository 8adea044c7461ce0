"""What is passed on is signed as Standard Webhooks says."""

import base64
import hashlib
import hmac

from causeway.supporters.passing_on import signing


def test_a_receiver_can_check_it():
    made = dict(signing.headers("uid-1", 1772445600, b'{"a":1}', "an-example-secret"))
    assert (made["webhook-id"], made["webhook-timestamp"]) == ("uid-1", "1772445600")
    mine = hmac.new(b"an-example-secret", b'uid-1.1772445600.{"a":1}', hashlib.sha256).digest()
    assert made["webhook-signature"] == f"v1,{base64.b64encode(mine).decode()}"


def test_without_a_secret_nothing_is_signed():
    assert signing.headers("uid-1", 0, b"", "") == ()
