"""Files in the database behave as Django's storage does; what another machine made is brought whole or not at all."""

import io
import shutil
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from causeway.areas import refreshed
from causeway.areas.exceptions import BadReference
from causeway.files.models import StoredFile
from causeway.files.storage import InDatabase

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_read_and_deleted():
    storage = InDatabase()
    name = storage.save("images/example.png", ContentFile(b"some bytes"))
    assert (name, storage.exists(name), storage.size(name)) == ("images/example.png", True, 10)
    with storage.open(name) as file:
        assert file.read() == b"some bytes"
    assert storage.url("images/an example.png") == "/media/images/an%20example.png"
    storage.delete(name)
    assert not storage.exists(name)
    with pytest.raises(FileNotFoundError):
        storage.open(name)


def test_a_second_file_of_the_same_name_gets_another():
    storage = InDatabase()
    names = [storage.save("documents/agenda.txt", ContentFile(text)) for text in ("one", "two")]
    assert len(set(names)) == 2
    # As when another machine takes the name between the question and the answer.
    third = storage._save(names[0], io.BytesIO(b"three"))
    assert third not in names
    assert storage.open(names[0]).read() == b"one"


def test_one_that_overwrites_replaces_a_file():
    storage = InDatabase(overwrites=True)
    assert [storage.save("papers/a.pdf", ContentFile(text)) for text in ("one", "another")] == ["papers/a.pdf"] * 2
    assert (storage.open("papers/a.pdf").read(), storage.size("papers/a.pdf")) == (b"another", 7)


def test_what_was_uploaded_to_a_folder_is_brought_once(settings, tmp_path, capsys):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "causeway.files.storage.InDatabase"}}
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "example.png").write_bytes(b"some bytes")
    for said in (
        "1 files were brought; 0 were there.\n",
        "0 files were brought; 1 were there.\n",
    ):
        call_command("bring_uploads")
        assert capsys.readouterr().out == said
    assert StoredFile.objects.get().name == "images/example.png"


@pytest.fixture
def shared_from_another(settings, tmp_path):
    """An index that another machine has made and shared; this one has an empty folder."""
    settings.VAR = tmp_path / "another"
    folder = refreshed.new_folder("example")
    for name in ("postcodes.bin", "manifest.json"):
        shutil.copy(Path(settings.REFERENCE_PATH) / "areas" / name, folder)
    refreshed.use(folder)
    refreshed.share(folder)
    settings.VAR = tmp_path / "this"


def test_an_index_of_another_machine_is_brought_once(settings, shared_from_another):
    assert refreshed.refreshed_index() is None
    assert [refreshed.keep_up(), refreshed.keep_up()] == [1, 0]
    found = refreshed.refreshed_index()
    assert found == settings.VAR / "places" / "example"
    assert (found / "postcodes.bin").read_bytes() == (Path(settings.REFERENCE_PATH) / "areas" / "postcodes.bin").read_bytes()


def test_an_index_that_is_not_as_its_manifest_says_is_not_used(shared_from_another):
    StoredFile.objects.filter(name__endswith="postcodes.bin").update(content=b"cut short")
    with pytest.raises(BadReference):
        refreshed.keep_up()
    assert refreshed.refreshed_index() is None


def test_nothing_is_brought_where_nothing_was_made(settings, tmp_path):
    settings.VAR = tmp_path
    assert refreshed.keep_up() == 0
