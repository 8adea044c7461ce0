"""A letter that is being written, tried by its own writer with whatever may be typed and sent."""

import os

import pytest

from tests.fuzzing import Stranger

pytestmark = pytest.mark.django_db
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "1"))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_nothing_crashes(client, token, seed):
    writer = Stranger(client, seed, {"token": (token,)})
    writer.try_everything("write/", leave_out=("erase/", "leave/"))
    assert writer.asked > 100
    assert writer.crashed == []
