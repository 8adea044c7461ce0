"""How the tests look at a page: only once it is whole, since a page half loaded is laid out without its style."""

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

# Fonts settle the layout last. Two frames later what the page's own modules did has been laid out too.
_LAID_OUT = """async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
_OPEN_ALL = "(inside) => document.querySelectorAll(`${inside} details`).forEach((each) => { each.open = true; })"

ONLY_WHAT_IS_WRONG = {"resultTypes": ["violations"]}  # writing down what is right takes most of axe's time


def whole(page: Page) -> None:
    """Wait until the page a click led to is there with all that belongs to it."""
    page.wait_for_load_state("load")
    page.evaluate(_LAID_OUT)


def nothing_for_axe(page: Page, inside: str = "html") -> None:
    """Open everything that folds away, so that it is looked at too, and let axe look."""
    whole(page)
    page.evaluate(_OPEN_ALL, inside)
    found = Axe().run(page, inside, ONLY_WHAT_IS_WRONG)["violations"]
    assert found == [], [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


def no_sideways_scroll(page: Page) -> None:
    """Nothing reaches beyond the edge of the window."""
    page.wait_for_load_state("load")
    needed, given = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert needed <= given, f"{page.url} needs {needed} pixels of {given}"
