"""Passkeys of staff: added, named, taken off and used; and everything that somebody else could send in their place."""

import json
import re
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from causeway.audit.models import Entry
from causeway.insights.accounts import second_factor
from causeway.insights.acts import Noted
from causeway.insights.passkeys import questions
from causeway.insights.passkeys.models import Passkey
from causeway.insights.passkeys.site import site
from causeway.privacy.registry import erase_person, export_person
from tests.integration.insights.software_key import SoftwareKey

pytestmark = pytest.mark.django_db
ORIGIN, HOST = "https://campaign.example.org", "campaign.example.org"


@pytest.fixture(autouse=True)
def _in_public(settings):
    settings.BASE_URL, settings.SECOND_FACTOR_REQUIRED = ORIGIN, True


def signed_in(name="nia"):
    """A browser in which the password was given."""
    client = Client()
    user, _made = User.objects.get_or_create(
        username=name, defaults={"email": f"{name}@example.org", "is_staff": True, "is_superuser": True}
    )
    client.force_login(user)
    return client


def asked(client, purpose="use"):
    answer = client.post("/staff/second-key/question/", {"purpose": purpose})
    assert answer.status_code == 200
    return json.loads(answer.content)


def add(client, key, name="work laptop"):
    return client.post("/staff/second-key/keys/new/", {"name": name, "passkey": key.made(asked(client, "add"))})


def give(client, answer):
    return client.post("/staff/second-key/code/", {"passkey": answer})


def is_in(client):
    return client.get("/staff/").status_code == 200


@pytest.fixture
def key():
    return SoftwareKey(ORIGIN, HOST)


@pytest.fixture
def codes(key):
    """Nia has a passkey; the codes on paper that she was shown."""
    page = add(signed_in(), key).content.decode()
    return re.findall(r"<code>([a-z2-9]{10})</code>", page)


def test_the_first_passkey_opens_the_staffs_side_and_brings_codes_for_paper(key):
    client = signed_in()
    assert client.get("/staff/")["Location"] == "/staff/second-key/"
    assert b"/staff/second-key/keys/new/" in client.get("/staff/second-key/").content
    page = add(client, key).content.decode()
    assert len(set(re.findall(r"<code>([a-z2-9]{10})</code>", page))) == 10
    assert is_in(client)
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {Noted.PASSKEY_ADDED, Noted.SECOND_FACTOR_ON, Noted.PAPER_CODES_MADE} <= acts
    assert "work laptop" not in json.dumps(list(Entry.objects.values_list("detail", flat=True)))


def test_the_next_visit_owes_it_and_is_let_in_by_it(key, codes):
    client = signed_in()
    for path in ("/staff/", "/staff/second-key/", "/staff/second-key/keys/", "/staff/second-key/keys/new/"):
        assert client.get(path)["Location"] == "/staff/second-key/code/"
    question = asked(client)
    assert [each["id"] for each in question["allowCredentials"]] == [Passkey.objects.get().credential_id]
    assert give(client, key.used(question))["Location"] == "/staff/"
    assert is_in(client)
    passkey = Passkey.objects.get()
    assert (passkey.sign_count, passkey.last_used_at is None) == (1, False)
    assert Entry.objects.filter(act=Noted.SECOND_FACTOR_GIVEN, detail__passkey=passkey.pk).exists()


def test_codes_on_paper_still_work_without_any_script(codes):
    client = signed_in()
    assert client.post("/staff/second-key/code/", {"code": codes[3]}).status_code == 302
    assert is_in(client)
    assert StaticToken.objects.count() == 9


def test_phone_and_passkey_stand_beside_each_other(key, codes):
    client = signed_in()
    give(client, key.used(asked(client)))
    client.get("/staff/second-key/")
    device = TOTPDevice.objects.get(confirmed=False)
    number = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    client.post("/staff/second-key/", {"code": f"{number.token():06d}"})
    other = signed_in()
    assert give(other, key.used(asked(other))).status_code == 302
    assert TOTPDevice.objects.get().confirmed


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://campaign.example.org.evil.example"},
        {"origin": "https://campaign.example.org:444"},
        {"origin": "http://campaign.example.org"},
        {"host": "evil.example"},
        {"challenge": "AAAA"},
        {"kind": "webauthn.create"},
        {"flags": 0x00},
    ],
)
def test_what_another_page_or_a_key_without_its_owner_answers_opens_nothing(key, codes, wrong):
    client = signed_in()
    assert give(client, key.used(asked(client), **wrong)).status_code == 200
    assert not is_in(client)
    assert Entry.objects.filter(act=Noted.SECOND_FACTOR_FAILED, detail__by="passkey").count() == 1
    assert Passkey.objects.get().last_used_at is None


@pytest.mark.parametrize("part", ["signature", "authenticatorData", "clientDataJSON"])
def test_an_answer_that_was_touched_opens_nothing(key, codes, part):
    client = signed_in()
    answer = json.loads(key.used(asked(client)))
    text = answer["response"][part]
    answer["response"][part] = text[:-8] + ("B" if text[-8] == "A" else "A") + text[-7:]
    give(client, json.dumps(answer))
    assert not is_in(client)


def test_an_answer_is_good_once(key, codes):
    key.counts = 0  # one that does not count, so that nothing but the question can tell
    client = signed_in()
    answer = key.used(asked(client))
    assert give(client, answer).status_code == 302
    for other in (signed_in(), client):
        other.post("/staff/second-key/again/", {"passkey": answer})
        give(other, answer)
    assert not is_in(signed_in())
    late = signed_in()
    asked(late)
    assert give(late, answer).status_code == 200
    assert not is_in(late)


def test_two_requests_that_read_the_session_at_once_do_not_both_get_the_question(key, codes):
    key.counts = 0
    client = signed_in()
    question = asked(client)
    before = client.session[questions._ASKED]
    answer = key.used(question)
    assert give(client, answer).status_code == 302
    other = signed_in()
    session = other.session
    session[questions._ASKED] = before
    session.save()
    assert give(other, answer).status_code == 200
    assert not is_in(other)


def test_a_wrong_answer_uses_the_question_up(key, codes):
    client = signed_in()
    question = asked(client)
    give(client, key.used(question, origin="https://evil.example"))
    give(client, key.used(question))
    assert not is_in(client)


def test_a_question_is_good_for_five_minutes_for_one_account_and_one_purpose(key, codes, monkeypatch):
    client = signed_in()
    answer = key.used(asked(client))
    session = client.session
    session[questions._ASKED] = [*session[questions._ASKED][:3], 1.0]
    session.save()
    assert give(client, answer).status_code == 200
    answer = key.used(asked(client))
    session = client.session
    session[questions._ASKED] = ["use", User.objects.get().pk + 1, *session[questions._ASKED][2:]]
    session.save()
    assert give(client, answer).status_code == 200
    answer = key.used(asked(client))
    session = client.session
    session[questions._ASKED] = ["add", *session[questions._ASKED][1:]]
    session.save()
    assert give(client, answer).status_code == 200
    assert not is_in(client)


def test_anothers_passkey_opens_nothing_of_mine(key, codes):
    theirs = SoftwareKey(ORIGIN, HOST)
    add(signed_in("eve"), theirs)
    client = signed_in()
    assert give(client, theirs.used(asked(client))).status_code == 200
    assert not is_in(client)
    key.credential = theirs.credential  # named by theirs, signed by hers
    assert give(client, key.used(asked(client))).status_code == 200
    theirs.credential = b"x"
    assert not is_in(client)


def test_a_passkey_is_one_accounts_and_stays_it(key, codes):
    eve = signed_in("eve")
    assert add(eve, key).status_code == 200
    assert Passkey.objects.count() == 1
    own = SoftwareKey(ORIGIN, HOST)
    add(eve, own)
    of_nia = Passkey.objects.get(user__username="nia").pk
    for path, data in ((f"{of_nia}/name/", {"name": "mine"}), (f"{of_nia}/remove/", {})):
        assert eve.post(f"/staff/second-key/keys/{path}", data).status_code == 404
    assert eve.get(f"/staff/second-key/keys/{of_nia}/remove/").status_code == 404
    assert b"work laptop" in eve.get("/staff/second-key/keys/").content  # her own, of the same name
    assert Passkey.objects.filter(pk=of_nia, name="work laptop").exists()


def test_a_count_that_does_not_go_up_is_a_copys(key, codes):
    client = signed_in()
    give(client, key.used(asked(client)))
    key.count = 0  # a copy from before
    other = signed_in()
    assert give(other, key.used(asked(other))).status_code == 200
    assert not is_in(other)
    assert Passkey.objects.get().sign_count == 1


def test_who_owes_a_key_adds_none(codes):
    client = signed_in()
    assert client.post("/staff/second-key/question/", {"purpose": "add"}).status_code == 403
    fresh = SoftwareKey(ORIGIN, HOST)
    made = fresh.made({"challenge": asked(client)["challenge"]})
    assert client.post("/staff/second-key/keys/new/", {"passkey": made})["Location"] == "/staff/second-key/code/"
    assert Passkey.objects.count() == 1


def test_keys_are_changed_only_after_one_was_given_lately(key, codes):
    client = signed_in()
    give(client, key.used(asked(client)))
    of = Passkey.objects.get().pk
    session = client.session
    session[second_factor._GIVEN] -= second_factor.LASTS.total_seconds() + 1
    session.save()
    pages = ("", "keys/", "keys/new/", f"keys/{of}/remove/")
    assert {client.get(f"/staff/second-key/{page}")["Location"] for page in pages} == {"/staff/second-key/again/"}
    for page in (*pages[2:], f"keys/{of}/name/", "keys/paper/"):
        assert client.post(f"/staff/second-key/{page}", {"name": "x"})["Location"] == "/staff/second-key/again/"
    assert client.post("/staff/second-key/question/", {"purpose": "add"}).status_code == 403
    assert client.post("/staff/second-key/again/", {"passkey": key.used(asked(client))})["Location"] == "/staff/second-key/keys/"
    assert client.get("/staff/second-key/keys/").status_code == 200


def test_named_and_taken_off(key, codes):
    client = signed_in()
    give(client, key.used(asked(client)))
    second = SoftwareKey(ORIGIN, HOST)
    assert add(client, second, "")["Location"] == "/staff/second-key/keys/"
    first, other = Passkey.objects.order_by("pk")
    assert other.name == "Passkey 2"
    client.post(f"/staff/second-key/keys/{other.pk}/name/", {"name": "  blue\u202e key \0 "})
    assert Passkey.objects.get(pk=other.pk).name == "blue key"
    client.post(f"/staff/second-key/keys/{other.pk}/name/", {"name": " "})
    assert Passkey.objects.get(pk=other.pk).name == "blue key"
    client.post(f"/staff/second-key/keys/{first.pk}/remove/")
    assert list(Passkey.objects.all()) == [other]
    assert {Noted.PASSKEY_NAMED, Noted.PASSKEY_REMOVED} <= set(Entry.objects.values_list("act", flat=True))
    gone = signed_in()
    assert give(gone, key.used(asked(gone))).status_code == 200
    assert not is_in(gone)


def test_a_visit_let_in_by_a_passkey_ends_with_it(key, codes):
    client = signed_in()
    give(client, key.used(asked(client)))
    other = signed_in()
    give(other, key.used(asked(other)))
    add(other, SoftwareKey(ORIGIN, HOST))
    other.post(f"/staff/second-key/keys/{Passkey.objects.order_by('pk')[0].pk}/remove/")
    assert client.get("/staff/")["Location"] == "/staff/second-key/code/"


def test_the_only_key_stays_where_one_is_needed_and_goes_where_it_is_not(key, codes, settings):
    client = signed_in()
    give(client, key.used(asked(client)))
    path = f"/staff/second-key/keys/{Passkey.objects.get().pk}/remove/"
    assert "only second key" in client.post(path, follow=True).content.decode()
    assert Passkey.objects.exists()
    settings.SECOND_FACTOR_REQUIRED = False
    client.post(path)
    assert not Passkey.objects.exists()
    assert not StaticToken.objects.exists()
    assert is_in(client)


def test_new_codes_on_paper_take_the_place_of_those_before_and_end_no_visit(codes):
    client = signed_in()
    client.post("/staff/second-key/code/", {"code": codes[0]})
    page = client.post("/staff/second-key/keys/paper/").content.decode()
    new = re.findall(r"<code>([a-z2-9]{10})</code>", page)
    assert len(new) == 10
    assert not set(new) & set(codes)
    assert is_in(client)
    other = signed_in()
    other.post("/staff/second-key/code/", {"code": codes[1]})
    assert not is_in(other)


def test_ten_at_most_and_none_twice(key, codes):
    client = signed_in()
    give(client, key.used(asked(client)))
    assert [each["id"] for each in asked(client, "add")["excludeCredentials"]] == [Passkey.objects.get().credential_id]
    add(client, key)
    assert Passkey.objects.count() == 1
    for _each in range(11):
        add(client, SoftwareKey(ORIGIN, HOST))
    assert Passkey.objects.count() == 10


def test_many_answers_are_not_looked_at(key, codes, settings):
    client = signed_in()
    for _each in range(20):
        give(client, "{}")
    assert give(client, key.used(asked(client))).status_code == 200
    assert not is_in(client)
    assert client.post("/staff/second-key/code/", {"code": codes[0]}).status_code == 302, "paper still opens"


HOSTILE = [
    "", "{}", "[]", "null", "1", '"x"', "{", '{"id": null}', '{"id": []}', '{"id": "\\u0000"}', '{"id": "\\ud800"}', "[" * 9000, "x" * 30000,
]  # fmt: skip


@pytest.mark.parametrize("answer", HOSTILE)
def test_hostile_answers_get_a_sentence(key, codes, answer):
    client = signed_in()
    asked(client)
    assert client.post("/staff/second-key/code/", {"passkey": answer}).status_code == 200
    assert not is_in(client)
    give(client, key.used(asked(client)))
    asked(client, "add")
    sent = {"name": "x", "passkey": answer}
    assert client.post("/staff/second-key/keys/new/", sent).status_code == 200
    assert Passkey.objects.count() == 1


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=40)
    | st.sampled_from(["webauthn.get", "AAAA", "____", "public-key"])
)


PARTS = ["id", "rawId", "type", "response", "clientDataJSON", "attestationObject"]


@hypothesis_settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(PARTS),
    st.recursive(LEAVES, lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each, max_size=3)),
)
def test_any_part_of_an_answer_replaced_by_anything_is_refused_without_an_error(key, codes, part, value):
    nia, request = User.objects.get(), SimpleNamespace(session={})
    answer = json.loads(key.made(json.loads(questions.question(request, nia, questions.Purpose.ADD))))
    within = answer["response"] if part in answer["response"] else answer
    if value != within[part]:
        within[part] = value
        with pytest.raises(questions.RefusedError):
            questions.added(request, nia, json.dumps(answer))


@pytest.mark.parametrize(
    ("address", "host", "origin"),
    [
        ("https://campaign.example.org", "campaign.example.org", "https://campaign.example.org"),
        ("https://Campaign.Example.org:443", "campaign.example.org", "https://campaign.example.org"),
        ("https://campaign.example.org:8443/under", "campaign.example.org", "https://campaign.example.org:8443"),
        ("http://localhost:8000", "localhost", "http://localhost:8000"),
        ("https://bücher.example", "xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ("http://campaign.example.org", None, None),
        ("http://127.0.0.1:8000", None, None),
        ("https://192.0.2.7", None, None),
        ("https://[2001:db8::1]", None, None),
    ],
)
def test_where_passkeys_hold_is_said_by_the_settings_alone(settings, address, host, origin):
    settings.BASE_URL = address
    found = site()
    assert (found and found.host, found and found.origin) == (host, origin)


def test_where_browsers_have_none_the_page_says_so_and_the_phone_is_offered(settings):
    settings.BASE_URL, settings.SECOND_FACTOR_REQUIRED = "http://127.0.0.1:8000", False
    client = signed_in()
    page = client.get("/staff/second-key/keys/").content.decode()
    assert "CAUSEWAY_BASE_URL" in page
    assert "keys/new/" not in page
    assert client.get("/staff/second-key/keys/new/").status_code == 302
    assert client.post("/staff/second-key/question/", {"purpose": "add"}).status_code == 403


def test_one_persons_data_opens_by_a_passkey_and_is_erased_by_another_answer(key, codes):
    client = signed_in()
    give(client, key.used(asked(client)))
    assert b"data-passkey" in client.get("/staff/persons/").content
    answer = key.used(asked(client))
    assert client.post("/staff/persons/", {"passkey": answer})["Location"] == "/staff/persons/"
    erase = {"email": "eve@example.org", "again": "eve@example.org", "key": ""}
    assert client.post("/staff/persons/erase/", erase | {"passkey": answer}).status_code == 422, "each answer is good once"
    assert client.post("/staff/persons/erase/", erase | {"passkey": key.used(asked(client))}).status_code == 302


def test_what_is_kept_of_a_passkey_is_exported_and_goes_with_its_owner(codes):
    held = export_person("nia@example.org")["insights.Passkey"]
    assert [(row["name"], "credential_id" in row) for row in held] == [("work laptop", False)]
    assert StaticDevice.objects.exists()
    erase_person("nia@example.org")
    assert not Passkey.objects.exists()
    assert not StaticDevice.objects.exists()


def test_whoever_runs_the_site_takes_passkeys_off_too(codes, capsys):
    from django.core.management import call_command

    call_command("reset_staff_password", "nia", "--second-factor")
    assert not Passkey.objects.exists()


def test_questions_are_asked_by_post_and_of_who_is_signed_in(codes):
    client = signed_in()
    assert client.get("/staff/second-key/question/").status_code == 405
    assert Client().post("/staff/second-key/question/", {"purpose": "use"}).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/staff/second-key/question/", {"purpose": "use"}).status_code == 403
