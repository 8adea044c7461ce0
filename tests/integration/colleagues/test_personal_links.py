"""Personal links: made in one press, counted in fives, forgotten for good; and nothing of anybody is kept."""

import datetime as dt
import re
import shutil
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.colleagues.links import actions, posters, queries
from causeway.colleagues.links.domain import ALPHABET, LENGTH, new_key, told
from causeway.colleagues.links.models import PersonalLink
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.writing.referrals import key_of, tell_written
from causeway.privacy.retention import erase_what_is_due

pytestmark = pytest.mark.django_db
PERSON = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Example/1.0"}


@pytest.fixture
def link():
    return actions.make(timezone.localdate())


def page_of(link):
    return reverse("colleagues:link", args=[queries.signed(link)])


def test_one_press_makes_a_link_without_account_cookie_or_trace(client):
    answer = client.post("/colleagues/make/")
    made = PersonalLink.objects.get()
    assert answer["Location"] == page_of(made)
    assert not answer.cookies
    assert not client.get("/colleagues/").cookies
    assert (
        client.post("/colleagues/make/", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}).status_code
        == 403
    )
    assert not Entry.objects.exists()
    assert {field.name for field in PersonalLink._meta.fields} == {"id", "key", "opened", "wrote", "used"}
    page = client.get(answer["Location"])
    assert f"/c/{made.key}/" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]


def test_keys_have_no_letters_that_are_taken_for_others():
    assert not set("ilo01") & set(ALPHABET)
    assert {len(new_key()) for _each in range(50)} == {LENGTH}
    assert len({new_key() for _each in range(200)}) == 200


@pytest.mark.parametrize(("count", "said"), [(0, 0), (1, 0), (4, 0), (5, 5), (9, 5), (10, 10)])
def test_none_and_few_are_told_alike_and_numbers_rise_in_fives(count, said):
    assert told(count) == said


def test_the_makers_page_says_none_and_few_in_the_same_words(client, link):
    none = client.get(page_of(link)).content
    PersonalLink.objects.update(opened=4, wrote=3)
    assert client.get(page_of(link)).content == none
    PersonalLink.objects.update(opened=11)
    assert "At least 10" in client.get(page_of(link)).content.decode()


def test_opening_counts_a_person_once_an_hour_and_no_machine(client, link):
    address = f"/c/{link.key}/"
    client.get(address, headers={"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    client.get(address, headers={"User-Agent": "WhatsApp/2.23"})
    client.head(address, headers=PERSON)
    client.get(address, headers={**PERSON, "Sec-Purpose": "prefetch"})
    link.refresh_from_db()
    assert link.opened == 0
    for _twice in range(2):
        page = client.get(address, headers=PERSON)
    link.refresh_from_db()
    assert link.opened == 1
    assert not page.cookies
    assert page["X-Robots-Tag"] == "noindex"


def test_a_letter_that_goes_counts_once_and_its_draft_forgets_the_key(link):
    now = timezone.now()
    draft = Draft.objects.create(token_digest="d", created=now, changed=now, invited=key_of(link.key))
    assert draft.invited == link.key
    tell_written(draft.pk, now.date())
    tell_written(draft.pk, now.date())
    draft.refresh_from_db()
    link.refresh_from_db()
    assert (draft.invited, link.wrote) == ("", 1)


def test_a_draft_keeps_a_known_key_and_no_invented_one(client, world, link, outbox):
    for via in (link.key, "another-key", "x" * 900, ""):
        client.post(f"/write/?via={via}", {"home": "EX1 1AA", "school": ""})
    assert list(Draft.objects.order_by("pk").values_list("invited", flat=True)) == [link.key, "", "", ""]


def test_saying_that_one_sent_it_counts_for_the_link(client, world, link, token, outbox):
    Draft.objects.update(invited=link.key)
    client.post(f"/write/{token}/own/")
    link.refresh_from_db()
    assert link.wrote == 1


def test_confirming_a_letter_counts_for_the_link_and_no_letter_has_its_key(client, world, link, token, outbox):
    Draft.objects.update(invited=link.key)
    page = client.get(f"/write/{token}/read/")
    words = {"subject": page.context["reading"].subject, "text": page.context["reading"].text}
    client.post(f"/write/{token}/read/", {**words, "way": "deliver"})
    link.refresh_from_db()
    assert link.wrote == 0
    confirm = urlsplit(re.search(r"https?://\S+/confirm/\S+", outbox[0].text)[0]).path
    assert client.post(confirm).status_code == 200
    link.refresh_from_db()
    assert link.wrote == 1
    assert link.key not in str(list(Letter.objects.values()))


def test_a_forgotten_link_leaves_nothing_and_leads_to_the_front_page(client, link):
    forget = reverse("colleagues:forget", args=[queries.signed(link)])
    assert client.get(forget).status_code == 200
    assert PersonalLink.objects.exists()
    assert client.post(forget).status_code == 200
    assert not PersonalLink.objects.exists()
    assert client.get(page_of(link)).status_code == 404
    assert client.get(f"/c/{link.key}/", headers=PERSON)["Location"] == "/"


def test_a_link_that_nobody_used_for_a_year_goes_by_itself(link):
    assert erase_what_is_due(timezone.now() + dt.timedelta(days=364))
    assert PersonalLink.objects.exists()
    erase_what_is_due(timezone.now() + dt.timedelta(days=367))
    assert not PersonalLink.objects.exists()


@pytest.mark.parametrize("signed", ["abc", "abcdefghj:forged", "x" * 500])
def test_a_forged_address_opens_nothing(client, link, signed):
    assert client.get(f"/colleagues/link/{signed}/").status_code == 404
    assert client.post(f"/colleagues/link/{signed}/forget/").status_code == 404
    assert client.get(f"/colleagues/link/{link.key}:forged/poster.pdf").status_code == 404


def test_trying_keys_is_stopped(client, settings):
    answers = [client.get(f"/c/{new_key()}/", headers=PERSON).status_code for _each in range(125)]
    assert answers[0] == 302
    assert answers[-1] == 429


def test_the_poster_has_one_page_and_its_code_leads_to_the_link(client, link):
    answer = client.get(reverse("colleagues:poster", args=[queries.signed(link)]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type /Page ") >= 1 or b"/Type/Page" in answer.content
    made = posters.poster(None, queries.address_of(link))
    assert made.address.endswith(f"/c/{link.key}/")
    assert made.shown == urlsplit(made.address).netloc + f"/c/{link.key}"
    assert client.get(reverse("colleagues:poster", args=[queries.signed(link)]) + "?of=school:7").status_code == 404
    assert client.get(reverse("colleagues:poster", args=[queries.signed(link)]) + "?of=nonsense").status_code == 404


def test_joining_is_spoken_of_only_where_the_pack_has_the_address(client, link, settings, tmp_path):
    assert "utm_source" not in client.get("/colleagues/").content.decode()
    folder = tmp_path / "pack"
    shutil.copytree(settings.CAMPAIGN_PATH, folder)
    said = (folder / "colleagues.yaml").read_text(encoding="utf-8")
    (folder / "colleagues.yaml").write_text(
        said + "join:\n  url: https://union.example/join?a=1\n  words: Join us\n", encoding="utf-8"
    )
    settings.CAMPAIGN_PATH = folder
    page = client.get(f"/c/{link.key}/", headers=PERSON).content.decode()
    assert "https://union.example/join?a=1&amp;utm_source=colleague" in page
    cache.clear()
