"""The real first page of our own papers, drawn by LibreOffice; and hostile files, of which it draws what stands in them and nothing else."""

import io
import zipfile

import pytest
from django.utils import timezone
from docx import Document
from library_rows import a_document, a_keeper, a_presentation, a_resource
from PIL import Image
from pptx import Presentation

from causeway.briefings import composing
from causeway.briefings.renderers import pptx, word
from causeway.frame import program_apart
from causeway.frame.sandbox import TooMuch
from causeway.library.files import actions as files
from causeway.library.files import office
from causeway.library.files.models import Shows
from causeway.library.resources.domain import Format
from tests.integration.web_server import Page, Web
from tests.unit.briefings.example_area import example_data, example_school
from tests.unit.briefings.test_slides import deck

pytestmark = pytest.mark.django_db
RED, GREEN = (220, 0, 0), (0, 160, 0)


@pytest.fixture
def libreoffice():
    if office.office() is None:
        pytest.fail("LibreOffice is not installed: script/test installs it")


def a_version(name, content):
    resource = a_resource()
    now = timezone.now()
    made = files.add_version(resource.pk, name, content, note="", by="staff", now=now)
    files.read_what_is_new(now)
    return resource, made


def picture_of(version):
    version.refresh_from_db()
    return None if version.preview is None else Image.open(io.BytesIO(bytes(version.preview))).convert("RGB")


def many(image, colour):
    """How many pixels have nearly this colour."""
    return sum(
        count for count, found in image.getcolors(10**6) if all(abs(a - b) < 40 for a, b in zip(found, colour, strict=True))
    )


def png(colour, side=120):
    file = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(file, "PNG")
    return file.getvalue()


def carrying(content, picture, target="docProps/thumbnail.jpeg"):
    """Return an Office file with another thumbnail."""
    return changed(content, {target: lambda _old: picture})


def changed(content, changes):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            held = old.read(each)
            new.writestr(each, changes[each](held) if each in changes else held)
    return made.getvalue()


def test_our_own_slides_and_papers_are_drawn(client, libreoffice):
    slides = a_version("slides.pptx", pptx.pptx(deck()))[1]
    paper = files.add_version(
        a_resource(title="A paper", address="https://example.org/paper").pk,
        "paper.docx",
        word.paper_docx(composing.governors_paper(example_data(school=example_school()))),
        note="",
        by="staff",
        now=timezone.now(),
    )
    files.read_what_is_new(timezone.now())
    assert picture_of(slides) is None
    assert files.draw_what_waits(timezone.now()) == 2
    assert files.draw_what_waits(timezone.now()) == 0
    wide, tall = picture_of(slides), picture_of(paper)
    assert (wide.width, wide.width > wide.height) == (480, True)
    assert (tall.width, tall.width < tall.height) == (480, True)
    for image in (wide, tall):
        darkest, lightest = image.convert("L").getextrema()
        assert (darkest < 90, lightest > 240) == (True, True)
    detail = client.get(slides.resource.get_absolute_url()).content.decode()
    assert "The file as a picture: its first page" in detail


def test_it_is_the_first_page_and_no_other(libreoffice):
    slides, file = Presentation(), io.BytesIO()
    for colour in (RED, GREEN):
        slides.slides.add_slide(slides.slide_layouts[6]).shapes.add_picture(io.BytesIO(png(colour)), 0, 0, slides.slide_width)
    slides.save(file)
    _resource, version = a_version("two.pptx", file.getvalue())
    files.draw_what_waits(timezone.now())
    image = picture_of(version)
    assert many(image, RED) > 10_000
    assert many(image, GREEN) == 0


@pytest.fixture
def server():
    made = Web()
    made.pages["/picture.png"] = Page(png(RED), headers={"Content-Type": "image/png"})
    yield made
    made.close()


def linking(address):
    """Return a document whose picture stands elsewhere, with a green one of its own before it."""
    document, file = Document(), io.BytesIO()
    document.add_paragraph("What stands in the file")
    document.add_picture(io.BytesIO(png(GREEN)))
    document.add_picture(io.BytesIO(png((0, 0, 200))))
    document.save(file)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(
        f'<Relationship Id="rIdX{number}" Type="{kind}/{what}" Target="{address}" TargetMode="External"/>'
        for number, what in enumerate(("image", "attachedTemplate"))
    )

    def link_the_last(held):
        before, _embed, after = held.rpartition(b"r:embed=")
        return before + b'r:link="rIdX0"' + after[after.index(b'"', 1) + 1 :]

    return changed(
        file.getvalue(),
        {
            "word/document.xml": link_the_last,
            "word/_rels/document.xml.rels": lambda held: held.replace(b"</Relationships>", f"{more}</Relationships>".encode()),
        },
    )


@pytest.mark.parametrize("walled", [True, False])
def test_nothing_is_fetched_from_the_network_or_this_machine(libreoffice, server, tmp_path, monkeypatch, walled):
    """Its settings alone hold it, too, where the kernel gives it no network of its own."""
    if not walled:
        monkeypatch.setattr(program_apart, "alone", lambda: ())
    local = tmp_path / "secret.png"
    local.write_bytes(png(RED))
    for address in (f"{server.origin}/picture.png", local.as_uri()):
        drawn = office.first_page(linking(address), Format.DOCX)
        image = Image.open(io.BytesIO(files.base64.b64decode(files.read_apart(files.DRAWER, drawn, files.READING)["preview"])))
        assert many(image.convert("RGB"), GREEN) > 500
        assert many(image.convert("RGB"), RED) == 0
    assert server.asked == []


def test_what_takes_too_long_is_ended_and_told_to_staff(client, monkeypatch, tmp_path):
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60 & sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "office", lambda: str(slow))
    monkeypatch.setattr(files, "office", lambda: str(slow))
    monkeypatch.setattr(office, "BOUNDS", program_apart.Bounds(seconds=-2, megabytes=512, file_megabytes=1))
    resource, version = a_version("slides.pptx", a_presentation("Otters", ""))
    assert files.draw_what_waits(timezone.now()) == 1
    assert files.draw_what_waits(timezone.now()) == 0
    assert picture_of(version) is None
    page = a_keeper(client).get(f"/staff/library/at/{resource.slug}/").content.decode()
    assert "Its first page could not be drawn." in page


def test_without_an_office_suite_staff_read_what_to_install(client, monkeypatch):
    monkeypatch.setattr(files, "office", lambda: None)
    resource, version = a_version("paper.docx", a_document("Otters"))
    assert files.draw_what_waits(timezone.now()) == 0
    assert picture_of(version) is None  # python-docx leaves a picture of its template in every file
    assert "libreoffice-writer-nogui" in a_keeper(client).get(f"/staff/library/at/{resource.slug}/").content.decode()
    assert "first-page" not in client.get(resource.get_absolute_url()).content.decode()


def test_the_picture_that_a_file_carries_is_shown_until_its_page_is_drawn(client, monkeypatch):
    monkeypatch.setattr(files, "office", lambda: None)
    resource, version = a_version("paper.docx", carrying(a_document("Otters"), png(RED, 900)))
    image = picture_of(version)
    assert (image.width, many(image, RED)) == (480, 480 * 480)
    assert version.shows == Shows.CARRIED
    assert "the picture that it carries of itself" in client.get(resource.get_absolute_url()).content.decode()
    assert "Until then the picture" in a_keeper(client).get(f"/staff/library/at/{resource.slug}/").content.decode()


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"GIF89a",
        png(RED)[:60],
        b"\xd7\xcd\xc6\x9a" + b"\0" * 40,
    ],
)
def test_a_carried_picture_that_is_none_takes_nothing_from_the_words(picture):
    _resource, version = a_version("paper.docx", carrying(a_document("Otters wait"), picture))
    assert picture_of(version) is None
    assert (version.text, version.unread) == ("Otters wait", "")


def test_a_small_file_that_unpacks_to_a_large_one_is_not_given_to_the_program(monkeypatch):
    monkeypatch.setattr(office, "office", lambda: "soffice")
    monkeypatch.setattr(office, "run_apart", lambda *_a: pytest.fail("it was started"))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(4):
            packed.writestr(f"word/{number}.xml", b"\0" * 80_000_000)
    for content in (bomb.getvalue(), b"PK\x03\x04 nothing"):
        with pytest.raises(TooMuch):
            office.first_page(content, Format.DOCX)
