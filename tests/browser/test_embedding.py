"""A partner's page on another origin shows the box; a site nobody registered is refused by the browser."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from looking import looks_right, until
from playwright.sync_api import expect

PAGE = """<!doctype html><html lang="en"><title>Example partner</title><h1>Example partner</h1>
<iframe title="Letter" src="{}" width="320" height="400"></iframe>"""
MADE = """
from causeway.letters.partners import actions
from causeway.letters.partners.models import Partner
actions.save(Partner(name="Example Branch", slug="{slug}", origins="{origin}"), actor="tests")
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def registered(product, tmp_path):
    """A partner whose one registered site is the first of two; both frame the same box."""
    with serving(tmp_path) as known, serving(tmp_path) as unknown:
        slug = f"example-{known.rpartition(':')[2]}"
        (tmp_path / "page.html").write_text(PAGE.format(f"{product.url}/embed/{slug}/"))
        product.run(MADE.format(slug=slug, origin=known))
        yield slug, known, unknown


def test_the_box_in_a_partners_page_opens_the_letter_in_a_tab_of_its_own(product, on_a_desk, registered):
    slug, known, unknown = registered
    page = on_a_desk.page
    page.goto(f"{known}/page.html")
    box = page.frame_locator("iframe")
    box.get_by_label("Your home postcode, or your school").fill("SW1A 1AA")
    with on_a_desk.context.expect_page() as opened:
        box.get_by_role("button", name="Begin my letter").click()
    tab = opened.value
    expect(tab.get_by_label("Where you live")).to_have_value("SW1A 1AA")
    expect(tab).to_have_url(re.compile(f"from={slug}"))
    tab.close()

    page.goto(f"{unknown}/page.html")
    until(page, lambda: page.frames[1].url, lambda url: url.startswith("chrome-error:"))
    until(page, lambda: " ".join(on_a_desk.console), lambda said: "frame-ancestors" in said)
    on_a_desk.console.clear()  # the refusal is what was wanted

    page.set_viewport_size({"width": 320, "height": 400})
    page.goto(f"{product.url}/embed/{slug}/")
    looks_right(page)
