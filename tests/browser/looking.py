"""How the tests look at a page: only once it is whole, and until it shows what it should. The one place that may read a page.

A page is read here because what is read here is read again until it is as wanted; elsewhere ``script/check`` refuses it.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, Locator, Page, expect

Read = TypeVar("Read")
PATIENCE = 30.0  # seconds; what is there at once costs none of them, and a busy processor is no fault of the page

# Fonts settle the layout last. Two frames later what the page's own modules did has been laid out too.
_LAID_OUT = """async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
_OPEN_ALL = """(inside) => {
    document.querySelectorAll(`${inside} details`).forEach((each) => { each.open = true; });
    return 'axe' in window;
}"""
_CLOSE_MENU = "document.querySelector('.more-menu')?.removeAttribute('open')"  # which lies over the page, as menus do
_FOCUSED = """() => {
    const each = document.activeElement;
    const name = each.labels?.[0]?.textContent || each.textContent || each.value || '';
    return [name.trim(), each.type || each.tagName, getComputedStyle(each).outlineStyle];
}"""
_MOST_TABS = 120
_A_PERSONS_PACE = 3500  # milliseconds
_A_PHONE = 360  # pixels wide

# Writing down what is right takes most of axe's time, and so would handing it over. Its rule on how large a target is must be asked
# for (WCAG 2.2, 2.5.8). The style sheets are fetched again for one rule only, css-orientation-lock, which is experimental and not run.
_ONLY_WHAT_IS_WRONG = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
    "preload": {"assets": ["media"]},
}
# A third of axe's time went into reading the same few colours of the style sheet again for each element. What one says never changes.
_EACH_COLOUR_READ_ONCE = """;(() => {
    const { Color } = axe.commons.color, read = Color.prototype.parseString, known = new Map();
    Color.prototype.parseString = function (text) {
        if (known.has(text)) return Object.assign(this, known.get(text));
        read.call(this, text);
        const { r, g, b, alpha } = this;
        known.set(text, { r, g, b, alpha });
        return this;
    };
})();"""
_LOOK = "async ([inside, options]) => (await axe.run(inside, options)).violations"


def until(page: Page, read: Callable[[], Read], fits: Callable[[Read], bool] = bool, *, patience: float = PATIENCE) -> Read:
    """Read again and again until what is read fits, and return it; fail with what was read last.

    A page that gives way to the next while it is read is no failure: it is read again.
    """
    ends = time.monotonic() + patience
    while True:
        last: object
        try:
            last = found = read()
            if fits(found):
                return found
        except Error as error:
            last = error
        if time.monotonic() > ends:
            pytest.fail(f"{page.url} did not come to what was wanted in {patience:g} seconds. Read last: {last!r}")
        page.wait_for_timeout(50)


def whole(page: Page) -> None:
    """Wait until the page a click led to is there with all that belongs to it."""

    def laid_out() -> bool:
        page.wait_for_load_state("load")
        page.evaluate(_LAID_OUT)
        return True

    until(page, laid_out)


def text_at_twice_its_size(page: Page) -> None:
    """Set all text to 200%, as somebody who needs it does."""
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")


def as_a_person(page: Page) -> None:
    """Wait until the form has been open for as long as a person takes to type; programs are quicker, and are kept out."""

    def open_for() -> float:
        return float(page.evaluate("performance.now()"))

    page.wait_for_timeout(max(0, _A_PERSONS_PACE - until(page, open_for)))
    until(page, open_for, lambda milliseconds: milliseconds > _A_PERSONS_PACE)


def nothing_for_axe(page: Page, inside: str = "html") -> None:
    """Open everything that folds away, so that it is looked at too, and let axe look."""

    def looked() -> list[dict]:
        whole(page)
        if not page.evaluate(_OPEN_ALL, inside):
            page.evaluate(AXE_SCRIPT + _EACH_COLOUR_READ_ONCE)
        found = page.evaluate(_LOOK, [inside, _ONLY_WHAT_IS_WRONG])
        return [each for each in found if not _lies_under(each)]

    found = until(page, looked, lambda _found: True)  # what axe finds once it has looked is its verdict
    page.evaluate(_CLOSE_MENU)
    assert found == [], [(each["id"], [(node["html"][:160], node["failureSummary"]) for node in each["nodes"]]) for each in found]


def _lies_under(violation: dict) -> bool:
    """Whether targets are small only since the menu, which was opened to be looked at, lies over them."""
    return violation["id"] == "target-size" and all("obscured" in node["failureSummary"] for node in violation["nodes"])


def no_sideways_scroll(page: Page) -> None:
    """Nothing reaches beyond the edge of the window; without JavaScript, too."""

    def widths() -> tuple[float, float]:
        page.wait_for_load_state("load")
        return tuple(page.evaluate("[document.documentElement.scrollWidth, innerWidth]"))

    until(page, widths, lambda width: width[0] <= width[1])


def looks_right(page: Page, inside: str = "html") -> None:
    """Nothing reaches beyond the edge of the window; and, where the page's scripts run, of which axe is one, axe finds nothing wrong."""
    no_sideways_scroll(page)
    if has_scripts(page):
        nothing_for_axe(page, inside)


def looks_right_at_each_width(page: Page) -> None:
    """The same, with axe on a phone alone: the same page at a desk has the same roles and colours."""
    if page.viewport_size["width"] == _A_PHONE:
        looks_right(page)
    else:
        no_sideways_scroll(page)


def value_of(field: Locator) -> str:
    """What stands in a field, once something does."""
    return until(field.page, field.input_value)


def text_of(element: Locator) -> str:
    """The words of an element, once it has some."""
    return until(element.page, element.inner_text)


def address_of(link: Locator) -> str:
    """Where a link leads, as it is written, once it leads anywhere."""
    return until(link.page, lambda: link.get_attribute("href")) or ""


def addresses_of(links: Locator) -> list[str]:
    """Where each of several links leads, in full, once the page is whole."""
    whole(links.page)
    return until(links.page, lambda: links.evaluate_all("links => links.map(link => link.href)"))


def is_copied(page: Page, text: str) -> None:
    """What was copied comes into the clipboard."""
    until(page, lambda: page.evaluate("navigator.clipboard.readText()"), lambda held: held == text)


def no_cookies(page: Page) -> None:
    """The page, whole, has left nothing in the browser."""
    page.wait_for_load_state("load")
    assert page.context.cookies() == []


def has_scripts(page: Page) -> bool:
    """Whether this visitor's browser runs the page's JavaScript; it does not change while the page is open."""
    return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))


def follow(page: Page, click: Callable[[], None]) -> None:
    """Click what leads to another page, and wait for that page: what stands last on a page half there is not what stands last on it."""
    with page.expect_navigation(wait_until="commit"):
        click()
    until(
        page, lambda: page.evaluate("document.readyState !== 'loading'")
    )  # read to its end; its scripts may still be on their way


def press_key(page: Page, key: str) -> None:
    """Press a key that a page's own script listens to, once that script is at work."""
    whole(page)
    page.keyboard.press(key)


def tab_to(page: Page, name: str, role: str | None = None) -> None:
    """Press Tab until what is called ``name`` has the focus, and shows it."""
    whole(page)
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        called, is_a, outline = until(page, lambda: page.evaluate(_FOCUSED))
        if name in called and role in {None, is_a}:
            assert outline != "none", f"no focus to be seen on {name}"
            return
    pytest.fail(f"Tab does not reach {name!r} on {page.url}")


def tab_into(page: Page, target: Locator) -> None:
    """Press Tab until ``target`` has the focus; none, where it has it already."""
    expect(target).to_be_visible()
    whole(page)
    for _ in range(_MOST_TABS):
        if until(page, lambda: [target.evaluate("each => each === document.activeElement")])[0]:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {target} on {page.url}")


def focus_is(page: Page, what: str) -> None:
    """The focus comes to an element of which the JavaScript ``what``, which calls it ``each``, is true."""
    until(page, lambda: page.evaluate(f"() => {{ const each = document.activeElement; return Boolean({what}); }}"))
