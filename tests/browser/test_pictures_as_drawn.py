"""Pictures as Chromium draws them: no label beyond its picture, none too small to read on a phone, a keyboard's way past the map."""

import re

from looking import focus_is, until, whole
from playwright.sync_api import expect

LOOK = """() => [...document.querySelectorAll('svg.chart')].map((svg) => {
  const frame = svg.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width;
  const labels = [...svg.querySelectorAll('text')];
  return {
    name: svg.querySelector('title').textContent,
    smallest: Math.min(...labels.map((label) => parseFloat(getComputedStyle(label).fontSize) * scale)),
    beyond: labels.filter((label) => {
      const box = label.getBoundingClientRect();
      return box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
    }).map((label) => label.textContent),
  };
})"""


def test_labels_stay_inside_and_can_be_read(visitor):
    for path in ("/indicators/mental_health_first_contact/?area=E54000048", "/compare/?a=icb:E54000048&b=icb:E54000037"):
        visitor.go(path)
        whole(visitor.page)
        for picture in until(visitor.page, lambda: visitor.page.evaluate(LOOK)):
            assert picture["beyond"] == [], picture
            assert picture["smallest"] >= 11, picture


def test_a_keyboard_passes_the_map_in_one_step_and_the_map_can_be_entered(on_a_desk):
    page = on_a_desk.page
    on_a_desk.go("/indicators/ehc_20_weeks/")
    page.get_by_role("link", name="Skip the map: the same figures as a table").focus()
    page.keyboard.press("Tab")
    focus_is(page, "each.closest('svg.chart--map')")
    page.get_by_role("link", name="Skip the map: the same figures as a table").press("Enter")
    expect(page).to_have_url(re.compile("#table$"))
    page.keyboard.press("Tab")
    focus_is(page, "each.closest('#table')")


def test_a_choice_is_a_plain_form(anyone):
    page = anyone.page
    anyone.go("/indicators/ehc_20_weeks/")
    page.get_by_label("Period").select_option("2022")
    page.get_by_label("Mark an area").select_option(label="Cambridgeshire")
    page.get_by_role("button", name="Show").first.click()
    expect(page.locator(".indicator-here")).to_contain_text("41.2%", use_inner_text=True)
    page.locator(".table--areas").get_by_role("link", name="Figure").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    expect(page.locator(".indicator-here")).to_contain_text("Cambridgeshire", use_inner_text=True)
