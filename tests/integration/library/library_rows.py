"""Plainly made-up resources, and files that are real."""

import io

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from docx import Document
from pptx import Presentation

from causeway.library.resources import actions

VALUES = {
    "kind": "report",
    "title": "An example report",
    "address": "https://example.org/report",
    "publisher": "Example Institute",
    "good_for": "For an example of what waiting means.",
}


def a_resource(areas=(), by="staff", **more):
    return actions.add(VALUES | more, areas, by=by)


def a_keeper(client):
    user = get_user_model().objects.create_user("keeper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "keep_library"]))
    client.force_login(user)
    return client


def a_pdf(*pages):
    """A PDF with a line of text on each page, written by hand: objects, then their places."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        drawn = f"BT /F1 24 Tf 40 700 Td ({text}) Tj ET"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects += [
            f"{page} /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def a_presentation(text, note):
    slides, file = Presentation(), io.BytesIO()
    slide = slides.slides.add_slide(slides.slide_layouts[5])
    slide.shapes.title.text = text
    slide.notes_slide.notes_text_frame.text = note
    slides.save(file)
    return file.getvalue()


def a_document(text):
    document, file = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()
