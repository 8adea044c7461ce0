"""What a migration that makes a group of staff names is there when it runs, in whatever order a database is made."""

import inspect

import pytest
from django.db.migrations.loader import MigrationLoader

LOADER = MigrationLoader(None)
MAKING = sorted(
    key
    for key, migration in LOADER.disk_migrations.items()
    if type(migration).__module__.startswith("causeway.")
    and "access_admin" in inspect.getsource(inspect.getmodule(type(migration)))
)
BEFORE = {
    ("auth", "0012_alter_user_first_name_max_length"),
    ("contenttypes", "0002_remove_content_type_name"),
    ("wagtailadmin", "0001_create_admin_access_permissions"),  # makes the permission to enter
    ("wagtaildocs", "0011_add_choose_permissions"),  # these two give something to every group that has it by then
    ("wagtailimages", "0023_add_choose_permissions"),
}


def test_the_rooms_with_a_group_are_found():
    assert {app for app, _name in MAKING} >= {"activities", "branches", "colleagues", "letters", "motions", "roundtables"}


@pytest.mark.parametrize("key", MAKING, ids=".".join)
def test_a_group_is_made_after_what_it_names(key):
    assert set(LOADER.graph.forwards_plan(key)) >= BEFORE
