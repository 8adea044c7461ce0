"""Bringing others in: a link and what comes of it, what is told of schools, a partner from staff's list to its front."""

import io
import re
import uuid

from looking import address_of, has_scripts, is_copied, looks_right_at_each_width, no_cookies, no_sideways_scroll, text_of, until
from PIL import Image
from playwright.sync_api import expect


def test_from_the_campaign_page_to_a_colleagues_letter(anyone, picture):
    page = anyone.page
    anyone.go("/")
    page.get_by_role("link", name="Make your link").click()
    expect(page.get_by_role("heading", name="Bring a colleague")).to_be_visible()
    looks_right_at_each_width(page)
    page.get_by_role("button", name="Make my link").click()
    expect(page.get_by_role("heading", name="Your link", exact=True)).to_be_visible()
    looks_right_at_each_width(page)
    no_cookies(page)
    picture(page, "colleague-link")
    own, link = until(page, lambda: page.url), page.get_by_label("The link to hand on")
    expect(link).to_have_value(re.compile(r"/c/[a-z2-9]{9}/$"))
    address = until(page, link.input_value)
    expect(page.get_by_label("To one colleague")).to_have_value(re.compile(re.escape(address)))
    expect(page.get_by_text("Fewer than 5, or none")).to_have_count(2)
    copy = page.get_by_role("button", name="Copy the link")
    if has_scripts(page):
        copy.click()
        expect(page.get_by_text("Copied")).to_be_visible()
        is_copied(page, address)
    else:
        expect(copy).to_be_hidden()
        expect(page.get_by_role("button", name="Share")).to_have_count(0)
    page.get_by_label("School, council, seat or postcode").fill("Aldgate School")
    page.get_by_role("button", name="Look it up").click()
    poster = page.get_by_role("link", name="Poster for The Aldgate School")
    expect(poster).to_be_visible()
    looks_right_at_each_width(page)
    made = anyone.context.request.get(anyone.url + address_of(poster))
    assert made.headers["content-type"] == "application/pdf"

    page.goto(address)
    expect(page.get_by_text("A colleague thought of you").first).to_be_visible()
    looks_right_at_each_width(page)
    no_cookies(page)
    picture(page, "colleague-arrives")
    page.get_by_label("Your home postcode, or your school").fill("SW1A 1AA")
    page.get_by_role("button", name="Begin my letter").click()
    expect(page.get_by_label("Where you live")).to_have_value("SW1A 1AA")
    expect(page).to_have_url(re.compile("via="))

    page.goto(own)
    page.get_by_role("link", name="Forget this link").click()
    looks_right_at_each_width(page)
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_role("heading", name="Forgotten")).to_be_visible()
    page.goto(address)
    expect(page).to_have_url(anyone.url + "/")


RELEASED = """
import datetime as dt
from django.utils import timezone
from causeway.areas.acting import PublicAct
from causeway.areas.models import School
from causeway.colleagues.coverage import actions
from causeway.colleagues.coverage.domain.tables import publication_day
from causeway.colleagues.coverage.models import CountedSchool, Release
day = publication_day(timezone.localdate())
schools = School.objects.filter(authority__code="E10000008", listed=True)[:47]
CountedSchool.objects.bulk_create(
    [CountedSchool(digest=str(one.urn), kind="primary", authority="E10000008", day=day) for one in schools], ignore_conflicts=True)
Release.objects.all().delete()
actions.release_when_due(timezone.now())
actions.attack_everything(timezone.now())
"""


def test_what_is_told_of_how_widely_schools_acted(anyone, product, picture):
    product.run(RELEASED)
    page = anyone.page
    anyone.go("/colleagues/")
    page.get_by_role("link", name="How widely schools have acted").click()
    expect(page.get_by_text("Last try: nothing was worked out.")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "coverage", full=True)
    page.get_by_label("A council, region or nation").fill("Devon")
    page.get_by_role("button", name="Look it up").click()
    looks_right_at_each_width(page)
    page.get_by_role("link", name="Devon", exact=True).first.click()
    expect(page.get_by_text("40 or more").first).to_be_visible()
    expect(page.get_by_text("not told").first).to_be_visible()
    looks_right_at_each_width(page)


PARTNER = """
from causeway.letters.partners import actions
from causeway.letters.partners.models import Partner
actions.save(Partner(name="Example Charity {mark}", slug="{mark}", origins="https://www.example.org"), actor="tests")
"""


def _logo() -> dict:
    written = io.BytesIO()
    Image.new("RGB", (480, 160), "#0c3b43").save(written, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": written.getvalue()}


def test_a_partner_from_the_staffs_list_to_its_front(anyone, product, chromium, mail, picture):
    page, mark = anyone.page, f"p{uuid.uuid4().hex[:8]}"
    staff = chromium.new_context(base_url=product.url, viewport={"width": 1280, "height": 900}).new_page()
    product.sign_in(staff.context, f"partners-{mark}", "Partner staff", made=PARTNER.format(mark=mark))
    staff.goto("/staff/colleagues/partners/")
    staff.get_by_label("Partner", exact=True).select_option(label=f"Example Charity {mark}")
    staff.get_by_label("Their e-mail address").fill(f"{mark}@example.org")
    staff.get_by_role("button", name="Let them in").click()
    expect(staff.get_by_text(f"{mark}@example.org").first).to_be_visible()
    no_sideways_scroll(staff)

    anyone.go("/partners/")
    looks_right_at_each_width(page)
    page.get_by_role("link", name="Open your desk").click()
    page.get_by_label("Your e-mail address").fill(f"{mark}@example.org")
    page.get_by_role("button").filter(has_text=re.compile("link", re.IGNORECASE)).first.click()
    page.goto(re.search(r"http\S+/partners/open/\S+", mail(f"{mark}@example.org"))[0])
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_role("heading", name=f"Example Charity {mark}")).to_be_visible()
    expect(page.get_by_text("Fewer than 5, or none")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "partner-desk", full=True)
    page.get_by_label("A line of yours").fill("We see these families while they wait.")
    page.get_by_label("Your logo").set_input_files(_logo())
    page.get_by_role("button", name="Hand them in").click()
    expect(page.get_by_text("wait for the campaign’s staff to read them")).to_be_visible()
    looks_right_at_each_width(page)

    staff.goto("/staff/review/partners-fronts/")
    staff.get_by_role("link", name=f"Example Charity {mark}").click()
    expect(staff.get_by_role("img", name="The logo")).to_be_visible()
    picture(staff, "partner-front-read-by-staff")
    staff.get_by_role("button", name="Publish it").click()
    expect(
        staff.get_by_text("waits to be read")
        .or_(staff.get_by_text("wait to be read"))
        .or_(staff.get_by_text("Nothing waits"))
        .first
    ).to_be_visible()
    staff.context.close()
    assert "are on its page" in mail(f"{mark}@example.org", "line and logo")

    anyone.go(f"/with/{mark}/")
    expect(page.get_by_text("We see these families while they wait.")).to_be_visible()
    looks_right_at_each_width(page)
    picture(page, "partner-front")
    assert "partner" in text_of(page.get_by_text("is counted for").or_(page.get_by_text("is a partner of")).first)
    page.get_by_label("Your home postcode, or your school").fill("SW1A 1AA")
    page.get_by_role("button", name="Begin my letter").click()
    expect(page).to_have_url(re.compile(f"from={mark}"))
