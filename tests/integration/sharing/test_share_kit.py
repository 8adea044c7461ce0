"""The share kit of an area: what it offers, where it leads, what is counted, and what staff see and add."""

import datetime as dt
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from causeway.representatives.members.models import Member, Parliament, Term, Vacancy
from causeway.sharing import queries
from causeway.sharing.models import ShareCount, ShareText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures", "country")]
KIT = "/share/authority/E10000003/"
PERSON = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Example/1.0"}
LIBRARY = Path(__file__).resolve().parents[2] / "packs" / "library"


def text_for(client, address):
    return parse_qs(urlsplit(client.get(address, headers=PERSON)["Location"]).query)["text"][0]


def counted():
    return {(one.area_code, one.act, one.network): (one.shares, one.visits) for one in ShareCount.objects.all()}


def test_the_kit_has_each_network_with_its_link_and_the_areas_own_figure(client):
    answer = client.get(KIT)
    kit = answer.context["kit"]
    assert [post.network for post in kit.posts] == ["x", "bluesky", "mastodon", "facebook", "linkedin", "whatsapp", "email"]
    assert kit.choices[0].chosen
    assert kit.figure in kit.choices[0].words
    assert all(f"/s/{post.network.value}-see/authority/E10000003/" in post.text for post in kit.posts)
    assert all(post.length <= post.rules.limit for post in kit.posts if post.rules.limit)
    said = answer.content.decode()
    assert "/papers/authority/E10000003/card.png" in said
    assert "Education Act 1996, sections 406 and 407" in said
    assert "Set-Cookie" not in answer


def test_the_figure_is_the_one_on_the_areas_card(client):
    card = client.get("/papers/authority/E10000003/").context["card"]
    figure = client.get(KIT).context["kit"].figure
    assert card.number in figure
    assert card.line.rstrip(".") in figure


def test_a_text_stands_once_with_all_its_networks_and_shorter_ones_beside_it(client):
    answer = client.get(f"{KIT}letter/", {"words": "colleague"})
    own, *shorter = answer.context["kit"].variants
    assert own.own
    assert own.names == "Mastodon, Facebook, LinkedIn, WhatsApp and e-mail"
    assert "/s/" not in own.text  # no network's own link, since it goes to several
    assert own.text.endswith("/areas/authority/E10000003/")
    assert {post.network.value for one in shorter for post in one.posts} == {"x", "bluesky"}
    assert not any(one.own for one in shorter)
    said = answer.content.decode()
    assert said.count(own.text.partition(" http")[0][:60]) == 2  # among the choices, and in its box
    assert 'data-picture="/papers/authority/E10000003/card.png"' in said
    assert "Facebook and LinkedIn: only the link is taken along" in said


def test_the_campaigns_handle_stands_in_what_goes_to_x_and_nowhere_else(client):
    texts = {post.network.value: post.text for post in client.get(KIT).context["kit"].posts}
    assert [network for network, text in texts.items() if "@NAHTnews" in text] == ["x"]


def test_a_school_has_texts_of_its_own_that_lead_to_its_page_and_count_nothing(client):
    assert 'href="/share/school/999999/"' in client.get("/schools/999999/").content.decode()
    answer = client.get("/share/school/999999/")
    kit = answer.context["kit"]
    assert kit.place.name == "Example Primary School"
    assert all("/schools/999999/" in post.text for post in kit.posts if post.rules.takes_text)
    assert not any(post.through for post in kit.posts)
    assert "/share/authority/" not in answer.content.decode()
    assert client.get("/share/school/999999/letter/").context["kit"].act.key == "letter"
    assert client.get("/share/school/123456/").status_code == 404
    assert client.get("/share/school/999999/dance/")["Location"] == "/share/school/999999/"


def test_without_a_published_figure_no_text_speaks_of_one(client):
    kit = client.get("/share/constituency/N05000001/").context["kit"]
    assert kit.figure == ""
    assert {choice.key for choice in kit.choices} == {"look", "ask"}
    assert "Scotland and Northern Ireland have rules" in client.get("/share/constituency/N05000001/").content.decode()


def test_a_text_that_names_the_mp_is_offered_where_there_is_one(client, country):
    at = "/share/constituency/E14000001/letter/?words=mp"
    assert not any(choice.key == "mp" for choice in client.get(at).context["kit"].choices)
    today = timezone.localdate()
    parliament = Parliament.objects.create(number=59, elected_on=dt.date(2024, 7, 4))
    member = Member.objects.create(member_id=1, name="Ann Example", full_title="Ann Example MP", x_name="ann_example")
    Term.objects.create(parliament=parliament, member=member, constituency=country["seat"], valid_from=today)
    answer = client.get(at)
    texts = {post.network.value: post.text for post in answer.context["kit"].posts}
    assert "written to @ann_example about" in texts["x"]
    assert "written to Ann Example about" in texts["bluesky"]
    assert "Parliament lists Ann Example on X" in answer.content.decode()
    assert not any(choice.key == "mp" for choice in client.get(f"{KIT}letter/").context["kit"].choices)


def test_other_words_are_chosen_by_their_key(client):
    kit = client.get(f"{KIT}letter/", {"words": "colleague"}).context["kit"]
    stands_in = {post.network.value for post in kit.posts if post.other}
    assert stands_in == {"x", "bluesky"}
    assert client.get(f"{KIT}letter/", {"words": "no such key"}).context["kit"].choices[0].chosen


def test_unknown_places_and_networks_are_not_there_and_an_unknown_act_leads_to_what_there_is(client):
    assert client.get("/share/authority/E10999999/").status_code == 404
    assert client.get(f"{KIT}see/to/example/").status_code == 404
    assert client.get(f"{KIT}see/to/email/").status_code == 404
    assert client.get(f"{KIT}dance/")["Location"] == KIT


def test_the_way_to_a_network_counts_one_share_an_hour_from_one_address(client):
    said = text_for(client, f"{KIT}see/to/bluesky/?words=look")
    assert said.startswith("Cambridgeshire: what is published")
    client.get(f"{KIT}see/to/bluesky/", headers=PERSON)
    client.get(f"{KIT}see/to/x/", headers=PERSON)
    client.get(f"{KIT}see/to/facebook/", headers={"User-Agent": "WhatsApp/2.23"})
    client.get(f"{KIT}see/to/bluesky/", headers=PERSON, REMOTE_ADDR="192.0.2.7")
    assert counted() == {("E10000003", "see", "bluesky"): (2, 0), ("E10000003", "see", "x"): (1, 0)}


def test_a_posted_link_leads_to_the_page_without_a_trace_and_counts_a_visit(client):
    link = "/s/x-see/authority/E10000003/"
    answer = client.get(link, headers=PERSON)
    assert answer["Location"] == "/areas/authority/E10000003/"
    assert "no-store" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer
    client.head(link, headers=PERSON, REMOTE_ADDR="192.0.2.8")
    client.get(link, headers=PERSON)
    assert counted() == {("E10000003", "see", "x"): (0, 1)}
    assert client.get("/s/x-motion/authority/E10000003/", headers=PERSON)["Location"] == "/motions/"


def test_a_link_of_an_act_that_the_pack_no_longer_has_still_arrives_uncounted(client):
    answer = client.get("/s/x-gone/authority/E10000003/", headers=PERSON)
    assert answer["Location"] == "/areas/authority/E10000003/"
    assert counted() == {}


def test_mastodon_asks_for_the_server_and_leads_there_only_by_a_link(client):
    asked = client.get(f"{KIT}see/to/mastodon/", headers=PERSON)
    assert asked.status_code == 200
    wrong = client.get(f"{KIT}see/to/mastodon/", {"server": "javascript:alert(1)"}, headers=PERSON)
    assert wrong.status_code == 400
    assert b"not a server" in wrong.content
    right = client.get(f"{KIT}see/to/mastodon/", {"server": "@me@Example.social", "words": "look"}, headers=PERSON)
    assert right.context["address"].startswith("https://example.social/share?text=Cambridgeshire")
    assert counted() == {("E10000003", "see", "mastodon"): (1, 0)}


def test_an_election_is_said_where_somebody_is_about_to_share(client, country):
    seat, today = "/share/constituency/E14000001/", timezone.localdate()
    assert client.get(seat).context["election"] == ""
    Vacancy.objects.create(
        constituency=country["seat"], since=today - dt.timedelta(20), election_on=today + dt.timedelta(20), reason="Example."
    )
    assert "by-election in Example Seat" in client.get(seat).content.decode()
    assert client.get(KIT).context["election"] == ""
    Parliament.objects.create(number=59, elected_on=dt.date(2024, 7, 4), dissolved_on=today)
    assert "Parliament was dissolved" in client.get(KIT).content.decode()


def test_a_pack_without_texts_offers_nothing_and_no_page_leads_there(client, settings):
    settings.CAMPAIGN_PATH = LIBRARY
    assert client.get(KIT).status_code == 404
    assert client.get(f"{KIT}letter/").status_code in {302, 404}
    assert KIT not in client.get("/areas/authority/E10000003/").content.decode()


def test_the_areas_page_leads_to_the_kit_and_its_picture_has_words(client):
    said = client.get("/areas/authority/E10000003/").content.decode()
    assert f'href="{KIT}"' in said
    assert 'property="og:image:alt"' in said
    scottish = client.get("/areas/health-board/S08000024/").content.decode()
    assert scottish.count("og:image:alt") == scottish.count('property="og:image"')


@pytest.fixture
def staff(client):
    user = User.objects.create_superuser("organiser", password="a plain example")
    client.force_login(user)
    return user


def test_a_text_by_staff_is_offered_once_it_is_published(client, staff):
    add = reverse("wagtailsnippets_sharing_sharetext:add")
    typed = {"act": "see", "text": "Words by staff about {area}. {link}"}
    client.post(add, typed)
    text = ShareText.objects.get()
    assert not text.live
    assert not any(choice.key == f"own-{text.pk}" for choice in client.get(KIT).context["kit"].choices)
    edit = reverse("wagtailsnippets_sharing_sharetext:edit", args=[text.pk])
    client.post(edit, {**typed, "action-publish": "1"})
    assert text_for(client, f"{KIT}see/to/x/?words=own-{text.pk}").startswith("Words by staff about Cambridgeshire. http")


def test_a_text_that_cannot_be_filled_is_refused_in_the_form(client, staff):
    answer = client.post(
        reverse("wagtailsnippets_sharing_sharetext:add"), {"act": "see", "text": "No link here", "action-publish": "1"}
    )
    assert b"names its link once" in answer.content
    assert not ShareText.objects.exists()
    with pytest.raises(ValidationError):
        ShareText(act="dance", text="{link}").full_clean()


def test_staff_see_the_counts_and_take_them_away_as_a_table(client, staff):
    assert b"Nothing has been shared yet" in client.get(reverse("shares")).content
    client.get("/s/x-see/authority/E10000003/", headers=PERSON)
    client.get(f"{KIT}letter/to/whatsapp/", headers=PERSON)
    page = client.get(reverse("shares"))
    assert [(row.network, row.shares, row.visits) for row in page.context["networks"]] == [("X", 0, 1), ("WhatsApp", 1, 0)]
    row = page.context["areas"][0]
    assert (row.name, row.shares, row.visits) == ("Cambridgeshire", 1, 1)
    lines = client.get(reverse("shares-csv")).content.decode().splitlines()
    assert lines[0].startswith("day,area_kind")
    assert lines[1].endswith("authority,E10000003,Cambridgeshire,letter,whatsapp,1,0")
    client.logout()
    assert client.get(reverse("shares")).status_code == 302


def test_counts_of_a_network_that_is_gone_are_still_told(db):
    ShareCount.objects.create(
        day=dt.date(2026, 3, 2), area_kind="nation", area_code="E92000001", act="see", network="gone", shares=2
    )
    ShareCount.objects.create(
        day=dt.date(2026, 3, 2), area_kind="nation", area_code="E92000001", act="see", network="x", shares=1
    )
    assert [(tally.network, tally.shares) for tally in queries.by_network()] == [("X", 1), ("gone", 2)]
    assert [tally.network for tally in queries.by_area()[0].by_network] == ["X", "gone"]
