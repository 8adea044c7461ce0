"""A list comes in with its proof, waits for a second look, and those who left stay out."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.outbox.models import Message, Suppression, address_key
from causeway.privacy.erasing import erase_due
from causeway.privacy.registry import erase_person, export_person
from causeway.supporters.bringing_in.domain import Column
from causeway.supporters.bringing_in.models import BroughtIn
from causeway.supporters.joining import actions as joining
from causeway.supporters.joining.models import Consent, StaysOut, Supporter
from causeway.supporters.newsletters.models import Delivery
from tests.integration.supporters.conftest import NOW, YES, a_newsletter, a_reader, let_go, open_link

pytestmark = pytest.mark.django_db
PAGE = reverse("supporters_staff:bring-in")
WORDING = "Yes, write to me about this example campaign."


def line(email, **more):
    cells = {"email": email, "consent_wording": WORDING, "consent_given_on": "2026-02-01", "consent_channel": "paper sheet",
             "consent_proof": "Example folder 3", "constituency_code": "E14000901", "subjects": "act", **more}  # fmt: skip
    return ",".join(f'"{cells[column]}"' for column in Column)


def file_of(*lines):
    return SimpleUploadedFile("list.csv", "\n".join([",".join(Column), *lines]).encode(), content_type="text/csv")


def bring_in(staff, *lines, title="Example sheets"):
    page = staff.post(PAGE, {"file": file_of(*lines)})
    plan = page.context["plan"]
    return staff.post(PAGE, {"content": page.context["content"], "stamp": plan.stamp, "title": title})


def one(made):
    return reverse("supporters_staff:list", args=[made.pk])


def test_nobody_is_written_to_before_the_second_look(staff, seat):
    bring_in(staff, line("ada@example.org"), line("bo@example.org"))
    assert set(Supporter.objects.values_list("state", "region", "seat_name")) == {("brought in", "", "Upper Example")}
    let_go(a_newsletter())
    assert not Delivery.objects.exists()
    assert not Message.objects.filter(to="ada@example.org").exists()

    made = BroughtIn.objects.get()
    assert "2 people wait" in staff.get(one(made)).content.decode()
    refused = staff.post(one(made), {"many": 3})
    assert refused.status_code == 422
    assert "That is not how many wait" in refused.content.decode()
    staff.post(one(made), {"many": 2})
    assert set(Supporter.objects.values_list("state", flat=True)) == {"reader"}
    let_go(a_newsletter(subject="Another example"))
    assert Delivery.objects.count() == 2
    assert list(Entry.objects.filter(act__startswith="supporters: a list").values_list("act", flat=True)) == [
        "supporters: a list was admitted",
        "supporters: a list was brought in",
    ]


def test_the_proof_is_kept_and_is_the_persons_to_have(staff, seat):
    bring_in(staff, line("ada@example.org"))
    yes = Consent.objects.get()
    assert (yes.wording, yes.channel, yes.proof, yes.confirmed_at) == (WORDING, "paper sheet", "Example folder 3", None)
    assert export_person("ada@example.org")["supporters.Consent"][0]["proof"] == "Example folder 3"


def test_who_left_or_wants_no_mail_stays_out_and_who_is_here_keeps_what_they_chose(staff, seat):
    a_reader(1, state="left")
    a_reader(2, subjects=["figures"])
    Suppression.objects.create(address_key=address_key("no@example.org"))
    bring_in(staff, line("Reader1@example.org"), line("reader2@example.org"), line("no@example.org"), line("ada@example.org"))
    made = BroughtIn.objects.get()
    assert (made.many, made.stayed_out) == (1, 2)
    assert Supporter.objects.get(email="reader1@example.org").state == "left"
    assert Supporter.objects.get(email="reader2@example.org").subjects == ["figures"]


def test_who_wants_no_mail_since_then_is_not_admitted(staff, seat):
    bring_in(staff, line("ada@example.org"), line("bo@example.org"))
    Suppression.objects.create(address_key=address_key("Ada@example.org"))
    answer = staff.post(one(BroughtIn.objects.get()), {"many": 2}, follow=True)
    assert "1 person is a reader now." in answer.content.decode()
    assert set(Supporter.objects.values_list("email", "state")) == {("ada@example.org", "left"), ("bo@example.org", "reader")}
    assert not Consent.objects.filter(supporter__email="ada@example.org", ended_at=None).exists()


def test_who_had_their_data_erased_is_brought_back_by_no_list(client, staff, seat):
    joining.erase(a_reader(1))
    erase_person("Never-a-reader@example.org")
    gone = a_reader(2, state="left", state_since=NOW - dt.timedelta(days=400))
    erase_due(Supporter, Supporter.personal, NOW)
    assert not Supporter.objects.filter(pk=gone.pk).exists()
    bring_in(staff, *map(line, ("READER1@example.org", "never-a-reader@example.org", "reader2@example.org", "ada@example.org")))
    assert list(Supporter.objects.values_list("email", flat=True)) == ["ada@example.org"]
    assert BroughtIn.objects.get().stayed_out == 3
    assert not any("example" in each for each in StaysOut.objects.values_list("address_key", flat=True))


def test_who_never_confirmed_or_was_not_admitted_did_not_leave(staff, seat):
    for number, state in enumerate(("asked", "brought in")):
        a_reader(number, state=state, state_since=NOW - dt.timedelta(days=400))
    erase_due(Supporter, Supporter.personal, NOW)
    assert not Supporter.objects.exists()
    assert not StaysOut.objects.exists()


def test_a_stranger_who_types_the_address_of_one_who_left_opens_no_way_back_by_a_list(client, staff, seat):
    """What was asked for and not confirmed is erased after a week: with it went, once, that its owner had left, and the proof of it."""
    gone = a_reader(9, email=YES["email"], state="left", state_since=timezone.now() - dt.timedelta(days=100))
    Consent.objects.create(supporter=gone, wording=WORDING, version="x", channel="page", given_at=NOW, ended_at=NOW)
    client.post("/updates/", {**YES, "near": ""})
    assert Supporter.objects.get().state == "asked"
    erase_due(Supporter, Supporter.personal, timezone.now() + dt.timedelta(days=8))
    assert Consent.objects.filter(wording=WORDING).exists()
    erase_due(Supporter, Supporter.personal, timezone.now() + dt.timedelta(days=266))
    assert not Supporter.objects.exists()
    bring_in(staff, line(YES["email"]))
    assert not Supporter.objects.exists()


def test_erasing_again_keeps_the_promise_and_coming_back_oneself_ends_it(client, staff, seat):
    erase_person("reader@example.org")
    erase_person("reader@example.org")
    assert StaysOut.objects.count() == 1
    assert export_person("reader@example.org")["supporters.StaysOut"][0]["since"]
    client.logout()
    client.post("/updates/", {**YES, "near": ""})
    assert StaysOut.objects.exists()  # anybody can type an address
    open_link(client)
    assert not StaysOut.objects.exists()


def test_the_privacy_page_tells_of_it(client, seat):
    said = " ".join(client.get("/privacy/kept/").content.decode().split())
    assert "To keep you off lists that others bring in" in said
    assert "you come back yourself, by a link to your mailbox" in said


def test_the_second_look_is_somebody_elses_where_there_is_one(staff, seat, django_user_model):
    bring_in(staff, line("ada@example.org"))
    made = BroughtIn.objects.get()
    assert "no other account here may look at it" in staff.get(one(made)).content.decode()
    other = django_user_model.objects.create_superuser("example-other", "other@example.org", "example-password-long")
    page = staff.get(one(made)).content.decode()
    assert "These accounts may: example-other." in page
    assert "admit them" not in page
    refused = staff.post(one(made), {"many": 1})
    assert refused.status_code == 422
    assert "Somebody else has to look" in refused.content.decode()
    staff.force_login(other)
    staff.post(one(made), {"many": 1})
    assert Supporter.objects.get().state == "reader"
    assert Entry.objects.get(act="supporters: a list was admitted").detail["one person did both"] is False


def test_one_person_alone_looks_twice_and_it_is_written_down(staff, seat):
    bring_in(staff, line("ada@example.org"))
    staff.post(one(BroughtIn.objects.get()), {"many": 1})
    assert Entry.objects.get(act="supporters: a list was admitted").detail["one person did both"] is True


def test_a_file_without_proof_brings_nobody_in(staff, seat):
    page = staff.post(PAGE, {"file": file_of(line("ada@example.org"), line("bo@example.org", consent_proof=""))})
    said = " ".join(page.content.decode().split())
    assert "1 thing to mend. Nobody came in." in said
    assert "Without proof nobody comes in" in said
    assert not Supporter.objects.exists()


def test_a_day_that_cannot_be_is_no_proof(staff, seat):
    page = staff.post(PAGE, {"file": file_of(line("ada@example.org", consent_given_on="0026-02-01"))})
    assert "1 thing to mend. Nobody came in." in " ".join(page.content.decode().split())
    assert "0026-02-01" in page.content.decode()


def test_what_changed_since_it_was_shown_is_not_kept(staff, seat):
    page = staff.post(PAGE, {"file": file_of(line("ada@example.org"))})
    a_reader(1, email="ada@example.org")
    answer = staff.post(PAGE, {"content": page.context["content"], "stamp": page.context["plan"].stamp, "title": "x"})
    assert answer.status_code == 422
    assert not BroughtIn.objects.exists()


def test_a_list_needs_a_name_and_the_file_survives(staff, seat):
    page = staff.post(PAGE, {"file": file_of(line("ada@example.org"))})
    answer = staff.post(PAGE, {"content": page.context["content"], "stamp": page.context["plan"].stamp, "title": ""})
    assert "Say which list it is" in answer.content.decode()
    assert page.context["content"] in answer.content.decode()


def test_a_doubtful_list_is_erased_again_and_decided_once(staff, seat):
    bring_in(staff, line("ada@example.org"))
    made = BroughtIn.objects.get()
    staff.post(one(made), {"drop": "1"})
    assert not Supporter.objects.exists()
    assert "Somebody decided about this list already." in staff.post(one(made), {"many": 1}).content.decode()


def test_who_was_brought_in_can_say_yes_here_themselves(client, staff, seat):
    bring_in(staff, line("reader@example.org"))
    client.logout()
    client.post("/updates/", {**YES, "near": ""})
    assert Supporter.objects.get().state == "asked"


def test_only_who_may(client, seat):
    assert client.get(PAGE).status_code == 302
