"""The whole way: begun, opened by its link, worded, handed in, amended, passed, proved, read by staff, seen by everybody."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.motions.carrying.domain import State
from causeway.motions.carrying.models import Motion
from causeway.motions.published.models import Version
from causeway.outbox.models import Message
from tests.integration.motions.examples import ADA, COUNTY, link_sent

pytestmark = pytest.mark.django_db
BEGIN = {"kind": "branch", "named": "Exampleshire branch", "place": "Cambridgeshire", "place_choice": COUNTY, "email": ADA}
PDF = b"%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n%%EOF"


@pytest.fixture
def motion(client, country, figures) -> Motion:
    """A motion that was begun on the page and opened by its link in this browser."""
    sent = client.post("/motions/begin/", BEGIN).content.decode()
    assert "A link is on its way: it opens your draft." in sent
    assert "If there is something" not in sent, "whoever has just begun knows that there is"
    client.post(link_sent())
    return Motion.objects.get()


def test_a_link_opens_what_was_begun_and_nothing_before_it(client, country, figures):
    client.post("/motions/begin/", BEGIN)
    motion = Motion.objects.get()
    assert (motion.state, motion.area_name, motion.seat_code, motion.verified_at) == (State.DRAFTED, "Cambridgeshire", "", None)
    assert client.get(f"/motions/mine/{motion.pk}/").url == "/motions/find/"
    assert client.post(link_sent()).url == "/motions/mine/"
    assert client.get("/motions/mine/").url == f"/motions/mine/{motion.pk}/"
    assert "Exampleshire branch" in client.get(f"/motions/mine/{motion.pk}/").content.decode()
    assert Motion.objects.get().verified_at is not None


def test_the_whole_way(client, admin_client, motion):
    at = f"/motions/mine/{motion.pk}"
    page = client.get(f"{at}/words/").content.decode()
    assert "This branch resolves" in page
    postcode = next(each for each in motion.text if each.id == "postcode")
    client.post(
        f"{at}/words/", {"clause": "postcode", "before": postcode.text, "text": "No child should wait because of their address."}
    )
    client.post(f"{at}/words/", {"clause": "experts-here", "before": text_of(motion, "experts-here"), "way": "strike"})
    client.post(f"{at}/words/", {"part": "resolves", "text": "to invite the council's lead member to our next meeting"})
    page = client.get(f"{at}/words/").content.decode()
    assert "1 changed, 1 struck. 1 added." in page
    assert "<ins>" in page
    assert "<del>" in page

    day = timezone.localdate() - dt.timedelta(days=1)
    client.post(f"{at}/step/submit/", {"on": day, "meets_on": day, "in_public": "on"})
    assert client.get("/motions/all/").content.decode().count("Exampleshire") == 0  # not before staff have read it
    client.post(f"{at}/step/amend/", {"on": day, "in_public": "on"})
    client.post(f"{at}/words/", {"clause": "own-1", "before": "to invite the council's lead member to our next meeting",
                                 "text": "to invite the council's lead member and its director to our next meeting"})  # fmt: skip
    assert (
        client.post(f"{at}/step/pass/", {"on": day, "votes_for": 31, "votes_against": 4, "in_public": "on"}).url == f"{at}/proof/"
    )
    client.post(f"{at}/proof/", {"proof": "https://example.org/minutes", "minutes": SimpleUploadedFile("m.pdf", PDF)})
    motion.refresh_from_db()
    assert (motion.state, motion.votes_for, motion.since) == (State.PASSED, 31, day)

    waits = Version.objects.get()
    one = f"/staff/review/motions/{waits.pk}/"
    read = admin_client.get(one).content.decode()
    assert "and its director" in read
    admin_client.post(one, {"decision": "publish", "version": waits.version})
    assert "stands on the site" in Message.objects.get(kind="motion-read").text
    shown = client.get(f"/motions/{motion.pk}/").content.decode()
    assert "31 for, 4 against" in shown
    assert "https://example.org/minutes" in shown
    minutes = client.get(f"/motions/{motion.pk}/minutes.pdf")
    assert (minutes.content, minutes["Content-Type"]) == (PDF, "application/pdf")
    assert "attachment" in minutes["Content-Disposition"]
    assert "sandbox" in minutes["Content-Security-Policy"]
    assert "Exampleshire branch" in client.get("/motions/all/?place=Cambridgeshire").content.decode()
    assert ADA not in shown
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {"motion: begun", "motion: it is submitted", "motion: it is passed", "motion: proof given"} <= acts


def text_of(motion: Motion, clause: str) -> str:
    return next(each.text for each in motion.text if each.id == clause)
