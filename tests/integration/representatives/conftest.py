"""Fixtures of the representatives room."""

import pytest
from example_lists import ELECTED, NAMES, a_list

from causeway.areas.models import Area, AreaKind
from causeway.representatives.members.actions import ensure_parliament, load_listing
from causeway.representatives.members.models import Parliament


@pytest.fixture
def seats(db) -> dict[str, Area]:
    return {
        code: Area.objects.create(kind=AreaKind.CONSTITUENCY, code=code, name=name, valid_from=ELECTED)
        for code, name in NAMES.items()
    }


@pytest.fixture
def parliament(seats) -> Parliament:
    return ensure_parliament(59, ELECTED)


@pytest.fixture
def loaded(parliament):
    return load_listing(a_list()).release
