"""The migrated database that tests copy: another one whenever anything it is made from changes, and none left behind on a server."""

import pytest

from tests import migrated


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A small tree: a migration imports a module, which imports a package, which imports a third."""
    files = {
        "requirements/dev.txt": "django",
        "causeway/rooms/migrations/0001_first.py": "import os\nfrom causeway.rooms import words\n",
        "causeway/rooms/__init__.py": "",
        "causeway/rooms/words.py": "from causeway.frame import cleaning\n",
        "causeway/frame/__init__.py": "import causeway.frame.deep\n",
        "causeway/frame/cleaning.py": "def clean():\n    import causeway.frame.later\n",
        "causeway/frame/deep.py": "",
        "causeway/frame/later.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(migrated, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "is_another"),
    [
        ("causeway/rooms/migrations/0001_first.py", True),
        ("causeway/rooms/words.py", True),
        ("causeway/frame/cleaning.py", True),
        ("causeway/frame/deep.py", True),
        ("causeway/frame/later.py", False),
        ("requirements/dev.txt", True),
    ],
)
def test_a_change_of_what_a_migration_imports_however_far_off_makes_another(house, changed, is_another):
    before = migrated.digest()
    file = house / changed
    file.write_text(file.read_text() + "# changed\n")
    assert (migrated.digest() != before) is is_another


class Server:
    """A PostgreSQL server, as far as this module speaks with one."""

    def __init__(self, names, in_use=()):
        self.names, self.in_use = list(names), in_use

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass

    def execute(self, said, given=()):
        from psycopg.errors import ObjectInUse

        name = said.split()[-1]
        if said.startswith("DROP"):
            if name in self.in_use:
                raise ObjectInUse
            self.names.remove(name)
        elif said.startswith("CREATE"):
            self.names.append(name)
        elif said.startswith("ALTER"):
            self.names[self.names.index(said.split()[2])] = name
        return [(each,) for each in self.names if given and each.startswith(given[0])]


def made_on(server, monkeypatch, tmp_path, migrate=lambda *_ways: None):
    import psycopg

    monkeypatch.setattr(migrated, "KEPT_IN", tmp_path)
    monkeypatch.setattr(psycopg, "connect", lambda **_access: server)
    monkeypatch.setattr(migrated, "_migrate", migrate)
    return migrated.template({"HOST": "h", "PORT": "", "USER": "u", "PASSWORD": ""})


def test_old_templates_and_half_made_ones_are_dropped_when_a_new_one_is_made(monkeypatch, tmp_path):
    old = [f"migrated_{each}" for each in "abcdef"]
    server = Server(["causeway", *old, "new_migrated_x"], in_use=("migrated_a",))
    name = made_on(server, monkeypatch, tmp_path)
    assert server.names == ["causeway", "migrated_a", *old[-migrated.HOW_MANY_TEMPLATES :], name]
    assert made_on(server, monkeypatch, tmp_path) == name
    assert server.names.count(name) == 1


def test_what_failed_is_dropped_by_whoever_tries_next(monkeypatch, tmp_path):
    server = Server([])

    def fail(*_ways):
        raise OSError

    with pytest.raises(OSError):
        made_on(server, monkeypatch, tmp_path, fail)
    assert len(server.names) == 1
    name = made_on(server, monkeypatch, tmp_path)
    assert server.names == [name]
