"""Partners: a front, a desk with totals alone, and a line and logo that staff read first."""

import datetime as dt
import io
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image

from causeway.audit.models import Entry
from causeway.colleagues.partners import actions, queries
from causeway.colleagues.partners.forms import LOGO
from causeway.colleagues.partners.models import Front, PartnerPerson
from causeway.letters.letter.models import SentByWriter
from causeway.letters.partners import actions as partnering
from causeway.letters.partners.models import Partner
from causeway.outbox.models import Message
from causeway.privacy.registry import erase_person
from causeway.review.domain import Act, State

pytestmark = pytest.mark.django_db
WHO = "pat@partner.example"


def picture(kind="PNG", size=(600, 200)):
    written = io.BytesIO()
    Image.new("RGB", size, "#0c3b43").save(written, kind, exif=b"Exif\0\0secret place") if kind == "JPEG" else Image.new(
        "RGB", size, "#0c3b43"
    ).save(written, kind)
    return SimpleUploadedFile(f"logo.{kind.lower()}", written.getvalue())


@pytest.fixture
def partner():
    return partnering.save(
        Partner(name="Example Charity", slug="example-charity", origins="https://www.example.org"), actor="tests"
    )


@pytest.fixture
def desk(client, partner):
    """The partner's desk, open in this browser by the link that was mailed."""
    actions.let_in(partner, WHO, actor="staff")
    client.post("/partners/find/", {"email": WHO})
    link = re.search(r"/partners/open/\S+", Message.objects.get(to=WHO).text)[0]
    client.post(link)
    return "/partners/desk/example-charity/"


def sent(count):
    SentByWriter.objects.bulk_create(
        SentByWriter(on=dt.date(2026, 3, 2), seat_code="E14000901", role="constituent", partner="example-charity")
        for _ in range(count)
    )


def published(front):
    with transaction.atomic():
        Front.held(front.pk).move(Act.PUBLISH, by="staff", now=timezone.now(), approved_by="staff", published_at=timezone.now())


def test_the_front_shows_the_name_and_begins_letters_that_are_counted_for_the_partner(client, partner):
    page = client.get("/with/example-charity/").content.decode()
    assert "Example Charity" in page
    assert '<input type="hidden" name="from" value="example-charity">' in page
    assert client.get("/with/nobody/").status_code == 404
    partner.switched_on = False
    partnering.save(partner, actor="tests")
    assert client.get("/with/example-charity/").status_code == 404


def test_a_line_and_logo_show_once_staff_have_read_them_and_not_before(client, desk, partner):
    answer = client.post(desk, {"line": "We see these children too.", "logo": picture()})
    assert answer.status_code == 302
    front = Front.objects.get()
    assert (front.state, front.line) == (State.HELD, "We see these children too.")
    assert "We see these" not in client.get("/with/example-charity/").content.decode()
    assert client.get("/with/example-charity/logo.png").status_code == 404
    published(front)
    assert "We see these" in client.get("/with/example-charity/").content.decode()
    logo = client.get("/with/example-charity/logo.png")
    assert logo["Content-Type"] == "image/png"
    assert "sandbox" in logo["Content-Security-Policy"]
    client.post(desk, {"line": "Something else"})
    assert Front.objects.get().state == State.HELD
    assert bytes(Front.objects.get().logo)  # an empty field keeps the logo
    assert "We see these" not in client.get("/with/example-charity/").content.decode()
    client.post(desk, {"line": "", "no_logo": "on"})
    assert not bytes(Front.objects.get().logo)
    assert Entry.objects.filter(act=actions.Noted.PROPOSED).count() == 3


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_logo_is_drawn_anew(kind):
    made = LOGO.as_png(picture(kind))
    drawn = Image.open(io.BytesIO(made))
    assert (drawn.format, drawn.width <= LOGO.side[0], drawn.height <= LOGO.side[1]) == ("PNG", True, True)
    assert b"secret" not in made


@pytest.mark.parametrize("file", [b"", b"<svg onload=alert(1)>", b"GIF89a broken", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"0" * 50])
def test_what_is_no_picture_is_refused_with_a_sentence(client, desk, file):
    with pytest.raises(ValidationError, match="no picture"):
        LOGO.as_png(SimpleUploadedFile("logo.png", file))
    if file:
        answer = client.post(desk, {"line": "x", "logo": SimpleUploadedFile("logo.png", file)})
        assert answer.status_code == 400
        assert "no picture we can read" in answer.content.decode()


def test_a_picture_too_large_is_refused():
    with pytest.raises(ValidationError, match="2 MB"):
        LOGO.as_png(SimpleUploadedFile("logo.png", b"0" * 2_000_001))
    with pytest.raises(ValidationError, match="pixels"):
        LOGO.as_png(picture(size=(4100, 4000)))


@pytest.mark.parametrize(
    ("count", "said"), [(0, "Fewer than 5, or none"), (4, "Fewer than 5, or none"), (5, "At least 5"), (9, "At least 5")]
)
def test_the_desk_tells_totals_in_fives(client, desk, count, said):
    sent(count)
    page = client.get(desk).content.decode()
    assert said in page
    assert "&lt;iframe" in page
    assert "CC9" in page


def test_the_desk_is_open_to_its_people_alone(client, desk, partner):
    other = partnering.save(Partner(name="Other", slug="other"), actor="tests")
    assert client.get("/partners/desk/other/").status_code == 404
    assert client.get("/partners/desk/")["Location"] == desk
    actions.let_in(other, WHO, actor="staff")
    assert client.get("/partners/desk/").status_code == 200
    actions.take_off(PartnerPerson.objects.get(partner=partner), actor="staff")
    assert client.get(desk).status_code == 404


def test_nobody_else_is_sent_a_link_and_both_are_told_the_same(client, partner):
    actions.let_in(partner, WHO, actor="staff")
    stranger = client.post("/partners/find/", {"email": "x@example.org"}).content.decode().replace("x@example.org", "…")
    listed = client.post("/partners/find/", {"email": WHO}).content.decode().replace(WHO, "…")
    assert stranger == listed
    assert list(Message.objects.values_list("to", flat=True)) == [WHO]
    assert client.get("/partners/desk/example-charity/").status_code == 302


def test_a_partner_switched_off_opens_no_desk(client, desk, partner):
    partner.switched_on = False
    partnering.save(partner, actor="tests")
    assert client.get(desk).status_code == 404
    assert actions.known(WHO) == ""


def test_erasing_takes_a_person_off_and_their_address_from_the_front(client, desk, partner):
    client.post(desk, {"line": "Ours."})
    erase_person(WHO)
    assert not PartnerPerson.objects.exists()
    assert Front.objects.get().email == ""


def test_staff_let_people_in_and_take_them_off(client, partner):
    user = User.objects.create_user("organiser", "o@example.org", "x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get("/staff/colleagues/partners/").status_code in {302, 403}
    user.user_permissions.add(Permission.objects.get(codename="change_partner", content_type__app_label="letters"))
    client.post("/staff/colleagues/partners/", {"partner": partner.pk, "email": WHO})
    client.post("/staff/colleagues/partners/", {"partner": partner.pk, "email": WHO.upper()})
    assert PartnerPerson.objects.count() == 1
    assert WHO in client.get("/staff/colleagues/partners/").content.decode()
    client.post(f"/staff/colleagues/partners/{PartnerPerson.objects.get().pk}/take-off/")
    assert not PartnerPerson.objects.exists()
    assert Entry.objects.filter(act__in=[actions.Noted.LET_IN, actions.Noted.TAKEN_OFF]).count() == 2


def test_what_charities_may_do_stands_there_with_its_source(client):
    page = client.get("/partners/").content.decode()
    assert "gov.uk/government/publications/speaking-out-guidance" in page
    assert "7 November 2022" in page


def test_the_poster_leads_to_the_front(client, desk, partner):
    answer = client.get(f"{desk}poster.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert queries.front_address(partner).endswith("/with/example-charity/")


def test_a_logo_and_no_logo_at_once_is_asked_about_and_nothing_is_taken(client, desk, partner):
    answer = client.post(desk, {"line": "Ours.", "logo": picture(), "no_logo": "on"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Do one of the two" in page
    assert "Ours." in page
    assert not Front.objects.exists()


def test_a_logo_taken_with_a_camera_held_on_its_side_stands_upright():
    lying = Image.new("RGB", (400, 100), "#0c3b43")
    exif = lying.getexif()
    exif[0x0112] = 6  # turn it by a quarter
    written = io.BytesIO()
    lying.save(written, "JPEG", exif=exif)
    drawn = Image.open(io.BytesIO(LOGO.as_png(SimpleUploadedFile("logo.jpg", written.getvalue()))))
    assert drawn.height > drawn.width


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act.PUBLISH, "Your line and logo are on your front."),
        (Act.RETURN, "Staff gave your line and logo back"),
        (Act.WITHDRAW, "Your line and logo are off your front."),
    ],
)
def test_the_desk_says_in_words_where_the_line_and_logo_stand(client, desk, partner, act, said):
    page = client.get(client.post(desk, {"line": "Ours."})["Location"].partition("#")[0]).content.decode()
    assert "wait for the campaign’s staff" in page
    assert '<p class="notice notice--good" role="status">Your line and logo wait' in page
    with transaction.atomic():
        Front.held(Front.objects.get().pk).move(act, by="staff", now=timezone.now(), why="Too long.")
    page = client.get(desk).content.decode()
    assert said in page
    assert "Too long." in page
    assert "They are" not in page
