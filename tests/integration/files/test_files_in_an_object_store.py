"""Files in an object store behave as Django's storage does, with a key that may do no more than it must."""

import io
import urllib.error
import urllib.request

import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from PIL import Image

from causeway.config.object_store import ObjectStore
from causeway.files.object_storage import InObjectStorage, StoreGone
from causeway.files.storage import put
from tests.object_store import BUCKET, REGION, LocalStore

BACKEND = "causeway.files.object_storage.InObjectStorage"


@pytest.fixture(scope="module")
def store():
    local = LocalStore()
    yield local.store
    local.stop()


@pytest.fixture
def objects(store, request):
    return ObjectStore(BUCKET, request.node.name.replace("[", "-"), store.endpoint, REGION, store.key_id, store.secret)


@pytest.fixture
def storage(objects):
    return InObjectStorage(**objects.options())


@pytest.fixture
def in_use(objects, settings):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": BACKEND, "OPTIONS": objects.options()}}


def test_a_file_is_kept_read_and_deleted(storage):
    name = storage.save("images/example.png", ContentFile(b"some bytes"))
    assert (name, storage.exists(name), storage.size(name)) == ("images/example.png", True, 10)
    with storage.open(name) as file:
        assert file.read() == b"some bytes"
    storage.delete(name)
    assert not storage.exists(name)
    for ask in (storage.open, storage.size):
        with pytest.raises(FileNotFoundError):
            ask(name)


def test_its_address_is_the_sites_own(storage):
    assert storage.url("images/an example.png") == "/media/images/an%20example.png"


def test_a_second_file_of_the_same_name_gets_another(storage):
    names = [storage.save("documents/agenda.txt", ContentFile(text)) for text in ("one", "two")]
    assert len(set(names)) == 2
    # As when another machine takes the name between the question and the answer.
    third = storage._save(names[0], io.BytesIO(b"three"))
    assert third not in names
    assert [storage.open(name).read() for name in (*names, third)] == [b"one", b"two", b"three"]


def test_one_that_overwrites_does(objects):
    storage = InObjectStorage(**objects.options(), overwrites=True)
    assert [storage.save("papers/a.pdf", ContentFile(text)) for text in ("one", "two")] == ["papers/a.pdf"] * 2
    assert storage.open("papers/a.pdf").read() == b"two"


def test_nobody_reads_it_without_the_key(storage, store):
    name = storage.save("images/example.png", ContentFile(b"some bytes"))
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{store.endpoint}/{BUCKET}/{storage.location}/{name}", timeout=10)
    with refused.value as answer:
        assert answer.code == 403


def test_the_key_may_do_no_more_than_its_policy(store):
    site = store.client()
    for refused in (
        lambda: site.put_bucket_acl(Bucket=BUCKET, ACL="public-read"),
        lambda: site.create_bucket(Bucket="another"),
        lambda: site.delete_bucket(Bucket=BUCKET),
    ):
        with pytest.raises(ClientError, match="AccessDenied"):
            refused()


def test_a_wrong_key_is_a_store_that_refuses(objects):
    wrong = InObjectStorage(**objects.options() | {"secret_key": "another"})
    with pytest.raises(StoreGone, match="refused images/example"):
        wrong.open("images/example.png")


def test_a_store_that_is_away_is_told(objects):
    away = InObjectStorage(**objects.options() | {"endpoint_url": "http://127.0.0.1:1"})
    with pytest.raises(StoreGone, match="does not answer"):
        away.exists("images/example.png")


@pytest.mark.django_db
def test_the_site_serves_pictures_with_its_own_checks(in_use, client):
    from django.core.files.storage import default_storage

    out = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, "PNG")
    default_storage.save("images/example.png", ContentFile(out.getvalue()))
    default_storage.save("documents/secret.png", ContentFile(out.getvalue()))
    answer = client.get("/media/images/example.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content) == out.getvalue()
    assert client.get("/media/images/nothing.png").status_code == 404
    assert client.get("/media/documents/secret.png").status_code == 404


@pytest.mark.django_db
def test_a_file_is_not_called_missing_while_the_store_is_away(objects, settings, client, caplog):
    """Who asks is told to come again; a crawler or a shared cache forgets no picture for a store that was away for a minute."""
    from wagtail.documents.models import Document

    away = objects.options() | {"endpoint_url": "http://127.0.0.1:1"}
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": BACKEND, "OPTIONS": away}}
    document = Document.objects.create(title="A leaflet", file="documents/leaflet.pdf", file_hash="0" * 40)
    for address in ("/media/images/example.png", document.url):
        answer = client.get(address)
        assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    assert "An upload cannot be read: The object store does not answer" in caplog.text
    assert client.get(f"/media/images/{'x' * 300}.png").status_code == 404
    assert client.get("/media/elsewhere/example.png").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["é ü.png", "a+b.png", "a%20b.png", "日本.png", "a&b=c;d.png", "x" * 300 + ".png", "\\..\\a.png", "{a}.png", "a'\"b.png"],
)
def test_odd_names_are_served_or_not_there(in_use, client, name):
    from urllib.parse import quote

    from django.core.files.storage import default_storage

    assert client.get(f"/media/images/{quote(name)}").status_code == 404
    if len(name) < 200 and "\\" not in name:
        default_storage.save(f"images/{name}", ContentFile(b"bytes"))
        assert b"".join(client.get(default_storage.url(f"images/{name}")).streaming_content) == b"bytes"


@pytest.mark.django_db
def test_what_lay_in_the_folder_and_in_the_database_is_brought_once(in_use, settings, tmp_path, capsys):
    from django.core.files.storage import default_storage

    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "of-the-folder.png").write_bytes(b"one")
    put("images/of-the-database.png", b"two")
    put("places/example/postcodes.bin", b"an index")
    for said in ("2 files were brought; 0 were there.\n", "0 files were brought; 2 were there.\n"):
        call_command("bring_uploads")
        assert capsys.readouterr().out == said
    assert default_storage.open("images/of-the-folder.png").read() == b"one"
    assert default_storage.open("images/of-the-database.png").read() == b"two"
    assert not default_storage.exists("places/example/postcodes.bin")


def test_a_site_of_one_machine_is_told_that_nothing_is_to_be_brought():
    with pytest.raises(CommandError, match="CAUSEWAY_FILES=database or s3"):
        call_command("bring_uploads")
