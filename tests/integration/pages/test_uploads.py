"""What staff upload: types on a list, harmless when fetched, whole when they are pictures."""

import io
import struct
import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents.models import Document
from wagtail.images.models import Image as Picture

from causeway.files.gone import StoreGone

pytestmark = pytest.mark.django_db


def png(width=40, height=30):
    out = io.BytesIO()
    Image.effect_noise((width, height), 50).save(out, "PNG")
    return out.getvalue()


def kept(name, content=b"x"):
    """A document that was uploaded at some time, whatever its type."""
    document = Document.objects.create(title="x", file=ContentFile(content, name=name))
    document.file.close()
    return document


def bomb(width, height):
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "name",
    ["run.js", "page.html", "page.xhtml", "drawing.svg", "app.mjs", "old.swf", "feed.xml", "style.css", "a.pdf.js", "noending"],
)
def test_what_a_browser_runs_is_refused(admin_client, name):
    answer = admin_client.post("/staff/documents/add/", {"title": "x", "file": SimpleUploadedFile(name, b"alert(1)")})
    assert answer.status_code == 200
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("agenda.pdf", "application/pdf"), ("list.CSV", "text/csv; charset=utf-8"), ("old.js", "application/octet-stream")],
)
def test_a_document_is_kept_not_shown(client, name, kind):
    document = kept(name, b"<script>alert(1)</script>")
    answer = client.get(document.url)
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content == b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    "content",
    [
        png()[:-300],
        png()[:60],
        bomb(30_000, 30_000),
        bomb(10_000, 10_000),
        bomb(6_000, 6_000),
        b"\x89PNG\r\n\x1a\n",
        b"",
        b"<svg/>",
    ],
)
def test_a_broken_or_enormous_picture_is_refused_with_a_sentence(admin_client, content):
    for where in ("/staff/images/add/", "/staff/images/multiple/add/"):
        data = {"title": "x", "file": SimpleUploadedFile("x.png", content), "files[]": SimpleUploadedFile("x.png", content)}
        answer = admin_client.post(where, data, headers={"X-Requested-With": "XMLHttpRequest"})
        assert answer.status_code == 200
    assert not Picture.objects.exists()


def test_a_whole_picture_is_taken_and_served(admin_client, client):
    answer = admin_client.post("/staff/images/add/", {"title": "x", "file": SimpleUploadedFile("x.png", png())})
    assert answer.status_code == 302
    shown = client.get(Picture.objects.get().file.url)
    assert (shown.status_code, shown["Content-Type"], shown["X-Content-Type-Options"]) == (200, "image/png", "nosniff")
    assert "sandbox" in shown["Content-Security-Policy"]
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
    shown.close()


@pytest.mark.parametrize(
    "path",
    [
        "documents/agenda.pdf",
        "images/x.svg",
        "images/x.html",
        "images/%2e%2e/documents/x.png",
        "images/none.png",
        "../secret-key",
        "images/%00.png",
    ],
)
def test_nothing_else_lies_open(client, path):
    kept("agenda.pdf")
    assert client.get(f"/media/{path}").status_code == 404


@pytest.fixture
def away(monkeypatch):
    """A place for files that has answered until now, and does not any more."""

    def close(*_anything, **_more):
        raise StoreGone("The example store does not answer.")

    def go():
        for act in ("_save", "_open", "delete", "exists"):
            monkeypatch.setattr(FileSystemStorage, act, close)

    return go


FILES = {
    "images": (lambda: SimpleUploadedFile("a.png", png(), "image/png"), Picture),
    "documents": (lambda: SimpleUploadedFile("a.txt", b"x", "text/plain"), Document),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_place_that_is_away_is_a_sentence_and_typed_words_stay(admin_client, away, kind):
    file, model = FILES[kind]
    away()
    answer = admin_client.post(f"/staff/{kind}/add/", {"title": "A typed title", "tags": '"a tag"', "file": file()})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "The place for files does not answer, so nothing was saved" in said
    assert 'value="A typed title"' in said
    assert "a tag" in said
    assert not model.objects.exists()


@pytest.mark.parametrize("kind", FILES)
def test_several_at_once_are_told_so_one_by_one(admin_client, away, kind):
    file, model = FILES[kind]
    away()
    answer = admin_client.post(
        f"/staff/{kind}/multiple/add/", {"title": "x", "files[]": file()}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.status_code == 200
    assert answer.json()["success"] is False
    assert "does not answer" in answer.json()["error_message"]
    assert not model.objects.exists()


# The library does not close its own file where a preview cannot be drawn.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", FILES)
def test_another_file_for_what_is_there_is_kept_or_the_old_one_stays(admin_client, away, kind):
    file, model = FILES[kind]
    admin_client.post(f"/staff/{kind}/add/", {"title": "x", "file": file()})
    before = model.objects.get()
    address = f"/staff/{kind}/{before.pk}/" if kind == "images" else f"/staff/{kind}/edit/{before.pk}/"
    box = (
        {"focal_point_x": "", "focal_point_y": "", "focal_point_width": "", "focal_point_height": ""} if kind == "images" else {}
    )
    assert admin_client.post(address, {"title": "y", "file": file(), **box}).status_code == 302
    middle = model.objects.get()
    assert (middle.title, middle.file.storage.exists(middle.file.name)) == ("y", True)
    away()
    answer = admin_client.post(address, {"title": "Typed since", "file": file(), **box})
    assert answer.status_code == 200
    assert 'value="Typed since"' in answer.content.decode()
    after = model.objects.get()
    assert (after.title, after.file.name) == ("y", middle.file.name)


def test_a_file_that_was_kept_is_whole_and_measured(admin_client):
    content = png(40, 30)
    admin_client.post("/staff/images/add/", {"title": "x", "file": SimpleUploadedFile("a.png", content, "image/png")})
    picture = Picture.objects.get()
    assert (picture.width, picture.height, picture.file_size) == (40, 30, len(content))
    with picture.file.open() as file:
        assert file.read() == content


def test_what_else_of_staff_needs_the_place_is_answered_with_a_sentence(admin_client, monkeypatch):
    def close(*_anything):
        raise StoreGone("The example store does not answer.")

    monkeypatch.setattr("wagtail.documents.views.documents.DeleteView.form_valid", close)
    document = kept("a.txt")
    admin_client.raise_request_exception = False
    answer = admin_client.post(f"/staff/documents/delete/{document.pk}/")
    assert answer.status_code == 503
    assert "The place for files does not answer" in answer.content.decode()
