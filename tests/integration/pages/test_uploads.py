"""What staff upload: types on a list, harmless when fetched, whole when they are pictures."""

import io
import struct
import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents.models import Document
from wagtail.images.models import Image as Picture

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
