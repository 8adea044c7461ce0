import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from causeway.audit.models import Entry
from causeway.letters.letter.models import Draft, Letter, SentByWriter
from causeway.letters.partners import actions as partnering
from causeway.letters.partners import queries as partners
from causeway.letters.partners.models import Partner

pytestmark = pytest.mark.django_db
SITE = "https://www.example.org"


@pytest.fixture
def partner():
    return partnering.save(Partner(name="Example Branch", slug="example-branch", origins=SITE), actor="tests")


def sent(count, slug="example-branch"):
    day = dt.date(2026, 3, 2)
    SentByWriter.objects.bulk_create(
        SentByWriter(on=day, seat_code="E14000901", role="constituent", partner=slug) for _ in range(count)
    )


def delivered(count, slug="example-branch"):
    now = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    Letter.objects.bulk_create(
        Letter(
            created=now, state="delivered", state_since=now, confirmed_at=now, role="constituent", seat_code="E14000901",
            seat_name="Upper Example", addressee_key="mp:901", partner=slug, message_id=f"<{n}@example.org>",
        )
        for n in range(count)
    )  # fmt: skip


def test_only_the_registered_sites_may_frame_the_box_and_it_sets_no_cookie(client, partner, example_pack):
    page = client.get("/embed/example-branch/")
    policy = page["Content-Security-Policy"]
    assert f"frame-ancestors {SITE};" in policy + ";"
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    assert "X-Frame-Options" not in page
    assert not page.cookies
    assert "csrf" not in page.content.decode()


def test_nothing_else_may_be_framed(client, partner, example_pack, world):
    for path in ("/write/", "/write/?from=example-branch", f"/embed/example-branch/totals/{partners.sign_totals(partner)}/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


def test_a_partner_without_sites_has_a_box_nobody_can_frame(client, example_pack):
    partnering.save(Partner(name="Linked", slug="linked"), actor="tests")
    page = client.get("/embed/linked/")
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_a_partner_switched_off_has_no_box_no_count_and_no_totals(client, partner, world, outbox):
    share = f"/embed/example-branch/totals/{partners.sign_totals(partner)}/"
    partner.switched_on = False
    partnering.save(partner, actor="tests")
    assert client.get("/embed/example-branch/").status_code == 404
    assert client.get(share).status_code == 404
    client.post("/write/?from=example-branch", {"home": "EX1 1AA", "school": ""})
    assert Draft.objects.get().partner == ""


@pytest.mark.parametrize(
    ("query", "home", "school"),
    [
        ("postcode=EX1+1AA", "EX1 1AA", ""),
        ("place=ex11aa", "EX1 1AA", ""),
        ("place=Sample+Primary", "", "Sample Primary"),
        ("place=", "", ""),
    ],
)
def test_a_link_fills_in_what_the_writer_sees_and_may_change(client, world, query, home, school):
    form = client.get(f"/write/?from=example-branch&{query}").context["form"]
    assert (form["home"].value(), form["school"].value()) == (home, school)


def test_the_letter_carries_the_partner_from_the_link_to_its_end(client, partner, world, outbox, token):
    Draft.objects.update(partner="example-branch")
    page = client.get(f"/write/{token}/read/")
    words = {"subject": page.context["reading"].subject, "text": page.context["reading"].text}
    client.post(f"/write/{token}/read/", {**words, "way": "deliver"})
    assert Letter.objects.get().partner == "example-branch"
    client.post(f"/write/{token}/own/")
    assert SentByWriter.objects.get().partner == "example-branch"


def test_beginning_keeps_a_known_partner_and_no_invented_one(client, partner, world, outbox):
    client.post("/write/?from=example-branch&place=x", {"home": "EX1 1AA", "school": ""})
    client.post("/write/?from=somebody-else", {"home": "EX1 1AA", "school": ""})
    client.post("/write/?from=" + "x" * 900, {"home": "EX1 1AA", "school": ""})
    assert list(Draft.objects.order_by("pk").values_list("partner", flat=True)) == ["example-branch", "", ""]


@pytest.mark.parametrize(
    ("ours", "own", "shown"),
    [(0, 4, (None, None, None)), (1, 4, (5, None, None)), (9, 4, (13, None, None)), (5, 6, (11, 5, 6))],
)
def test_totals_under_five_are_not_shown_and_cannot_be_worked_out(partner, ours, own, shown):
    delivered(ours)
    sent(own)
    sent(7, slug="another")
    found = partners.totals(partner)
    assert (found.letters, found.delivered_by_us, found.sent_by_writers) == shown


def test_letters_nobody_confirmed_do_not_count(partner):
    delivered(5)
    Letter.objects.update(confirmed_at=None)
    assert partners.totals(partner).letters is None


def test_a_totals_link_opens_one_partner_only(client, partner, example_pack):
    other = partnering.save(Partner(name="Other", slug="other"), actor="tests")
    delivered(6)
    page = client.get(f"/embed/example-branch/totals/{partners.sign_totals(partner)}/")
    assert "6 letters went." in page.content.decode()
    assert client.get(f"/embed/example-branch/totals/{partners.sign_totals(other)}/").status_code == 404
    assert client.get("/embed/example-branch/totals/guess/").status_code == 404


def test_saving_is_audited_and_the_short_name_stays(partner):
    entry = Entry.objects.get(act="letters partner saved")
    assert entry.detail["origins"] == SITE
    partner.slug = "renamed"
    with pytest.raises(ValidationError):
        partnering.save(partner, actor="tests")


def test_the_form_refuses_what_is_no_site():
    with pytest.raises(ValidationError) as refused:
        Partner(name="X", slug="x", origins="https://a.example.org\nhttps://*.example.org").full_clean()
    assert "https://*.example.org" in str(refused.value)


def test_staff_record_a_partner_and_see_its_totals_and_others_do_not(client, admin_client, partner):
    made = admin_client.post(
        "/staff/partners/new/", {"name": "New", "slug": "new", "origins": "https://new.example.org/", "switched_on": "on"}
    )
    assert made.status_code == 302
    assert Partner.objects.get(slug="new").may_frame == ("https://new.example.org",)
    sent(5)
    page = admin_client.get("/staff/letters/partners/").content.decode()
    assert "5 letters" in page
    assert "/embed/example-branch/" in page
    assert client.get("/staff/letters/partners/").status_code == 302
    admin_client.post(f"/staff/partners/delete/{partner.pk}/")
    assert Partner.objects.filter(pk=partner.pk).exists()
