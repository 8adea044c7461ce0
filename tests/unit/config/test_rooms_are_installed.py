"""A room with files that Django looks for is an app, or its styles, templates and tables are not found."""

from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[3] / "causeway"
LOOKED_FOR = ("static", "templates", "templatetags", "migrations", "management", "room.py", "wagtail_hooks.py")


@pytest.mark.parametrize("room", sorted(path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()))
def test_a_room_with_what_django_looks_for_is_installed(room):
    has = [name for name in LOOKED_FOR if (ROOT / room / name).exists()]
    assert not has or apps.is_installed(f"causeway.{room}"), f"causeway/{room} has {has[0]} and is not installed"
