"""What renders a paper needs no Django, and makes in a process of its own what it makes here."""

import io
import subprocess
import sys

from pypdf import PdfReader

from causeway.briefings import rendering
from causeway.briefings.rendering import Renderer
from causeway.serving.apart import kept_apart
from tests.unit.briefings.test_slides import deck

RENDERERS = [each for each in vars(rendering).values() if isinstance(each, Renderer)]


def test_no_renderer_loads_django_or_numpy():
    named = sorted({f"causeway.briefings.renderers.{each.module}" for each in RENDERERS})
    named += [f"causeway.letters.sending.documents.{each}" for each in ("pdf", "docx")]
    program = f"import sys, {', '.join(named)}; print({{'django', 'numpy'}} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert said.strip() == "set()"


def test_every_renderer_is_there():
    from importlib import import_module

    assert len(RENDERERS) > 15
    for each in RENDERERS:
        assert callable(getattr(import_module(f"causeway.briefings.renderers.{each.module}"), each.function))


def _words(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]  # the file itself says when it was made


def test_what_is_rendered_apart_is_what_is_rendered_here():
    here = rendering.deck_pdf(deck())
    with kept_apart():
        apart = rendering.deck_pdf(deck())
    assert _words(apart) == _words(here)
    assert len(_words(here)) == len(deck().slides)
