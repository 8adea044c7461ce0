"""What organisers and guests write goes out only where no child can be recognised; what was typed is never lost."""

import pytest
from day_examples import HOUR, NOW, a_guest, a_roundtable, a_seat, desk, mails

from causeway.roundtables.after.note import actions as acts
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.note.models import DayNote
from causeway.roundtables.after.story import actions as stories
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks import actions as thanking
from causeway.roundtables.after.thanks.queries import Letters
from causeway.roundtables.day import actions as day
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.promises import actions as promises
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db
CHILD = "Then Liam, aged 8, was turned away."


@pytest.fixture
def mine():
    roundtable = a_roundtable(state="held")
    roundtable.chosen = CandidateDate.objects.create(roundtable=roundtable, starts_at=NOW - HOUR)
    roundtable.save()
    Attendance.objects.create(roundtable=roundtable, guest=a_guest(roundtable), came=True, at=NOW)
    return Desk(roundtable, roundtable.organisers.get())


def test_the_invitations_words_are_not_saved_with_a_childs_name_and_stay_in_the_form(client):
    roundtable = a_roundtable()
    page = desk(client, roundtable).post("/roundtables/example/letter/", {"what_happens": CHILD, "who_we_are": "Five schools."})
    shown = page.content.decode()
    assert "“Liam, aged 8" in shown
    assert "Write “a pupil”" in shown
    assert f"{CHILD}</textarea>" in shown
    assert Roundtable.objects.get().what_happens != CHILD


def test_a_telephone_number_is_asked_about_and_a_tick_keeps_it(client):
    roundtable, words = a_roundtable(), "Ask the parent group, 07700 900123."
    session = desk(client, roundtable)
    seen = session.get("/roundtables/example/letter/").context["form"]["seen"].value()
    page = session.post("/roundtables/example/letter/", {"what_happens": words, "seen": seen})
    assert "I looked at this, and it can stay" in page.content.decode()
    ticked = page.context["form"].fields["what_happens"].widget.asked[0].digest
    session.post("/roundtables/example/letter/", {"what_happens": words, "what_happens-looked": ticked, "seen": seen})
    assert Roundtable.objects.get().what_happens == words


def test_a_note_of_the_day_is_taken_as_it_is_and_its_line_marked(mine, client):
    day.add_note(mine, "", f"We met.\n{CHILD}", "example-client-id-1", NOW)
    page = desk(client, mine.roundtable).get("/roundtables/example/note/").content.decode()
    assert "Look at these lines before it goes out" in page
    line = next(each for each in noting.marked(noting.draft(mine.roundtable)) if each.must)
    assert line.line == CHILD
    assert f"Line {line.number}:" in page


def test_the_note_is_kept_but_does_not_go_out_before_the_line_is_changed(mine):
    acts.keep(mine, CHILD, 0)
    with pytest.raises(NotNow, match="Liam, aged 8"):
        acts.send(mine, [each.key for each in noting.there(mine.roundtable)], NOW)
    assert not mails("roundtable-note")
    acts.keep(mine, "Then a pupil was turned away.", 1)
    acts.send(mine, [each.key for each in noting.there(mine.roundtable)], NOW)
    acts.keep(mine, CHILD, 2)
    with pytest.raises(NotNow, match="Liam, aged 8"):
        acts.send_final(mine, NOW)
    assert DayNote.objects.get().final_at is None


def test_an_address_in_the_note_is_marked_and_may_stay(mine):
    acts.keep(mine, "Ask parent@example.com.", 0)
    assert [each.must for each in noting.marked("Ask parent@example.com.")] == [False]
    acts.send(mine, [each.key for each in noting.there(mine.roundtable)], NOW)
    assert mails("roundtable-note")


def test_a_promise_is_taken_down_and_not_published_with_a_childs_name(mine, monkeypatch):
    monkeypatch.setattr(ledger, "address_of", lambda _promise, _on: "ada@parliament.example.org")
    said = day.Said(a_seat(mine.roundtable).pk, None, "", f"I will ask. {CHILD}", None)
    day.add_promise(mine, said, "example-client-id-2", NOW)
    row = Promise.objects.get()
    with pytest.raises(NotNow, match="Liam, aged 8"):
        promises.agree(mine, row.pk, NOW, to_publish=True)
    Promise.objects.update(organiser_agrees_at=NOW)
    with pytest.raises(NotNow, match="Liam, aged 8"):
        promises.staff_agree(row.pk, "staff", NOW, to_publish=True)
    promises.agree(mine, row.pk, NOW, to_publish=False)


def test_a_story_goes_to_nobody_with_a_childs_name(mine, client):
    session, address = desk(client, mine.roundtable), "/roundtables/example/story/"
    seen = session.get(address).context["form"]["seen"].value()
    page = session.post(address, {"title": "An example", "text": CHILD, "seen": seen, "act": "keep"})
    assert "“Liam, aged 8" in page.content.decode()
    assert f"{CHILD}</textarea>" in page.content.decode()
    kept = stories.save(mine, {"title": "An example", "text": CHILD}, editing.seen({"title": "", "text": ""}), NOW)
    with pytest.raises(NotNow, match="Liam"):
        stories.save(mine, {"title": "Another"}, editing.seen({"title": "An example"}), NOW, to_staff=True)
    Story.objects.filter(pk=kept.pk).update(state="sent to staff")
    with pytest.raises(NotNow, match="Liam"):
        stories.publish(kept.pk, kept.version, "example-staff", NOW)


def test_thanks_name_no_child_and_leave_out_a_promise_that_does(mine, client):
    day.add_promise(mine, day.Said(None, None, "Ada Example", f"I will ask. {CHILD}", None), "example-client-id-2", NOW)
    letters = Letters(mine.roundtable, mine.organiser)
    (person,) = letters.people
    assert "Liam" not in letters.to(person)
    own = {person.key: thanking.Typed(CHILD, "")}
    with pytest.raises(NotNow, match="Liam"):
        thanking.send(mine, person.group, [person.key], thanking.Written(own), NOW)
    page = desk(client, mine.roundtable).post(
        f"/roundtables/example/thanks/{person.group}/send/",
        {"text": "Thank you.", "version": 0, "to": person.key, f"own-{person.key}": CHILD, f"seen-{person.key}": "", "how": "us"},
    )
    assert "“Liam, aged 8" in page.content.decode()
    assert f"{CHILD}</textarea>" in page.content.decode()
    assert not mails("roundtable-thanks")


def test_a_promise_is_written_without_the_child_and_otherwise_stays_in_its_words(mine, client):
    made = day.add_promise(mine, day.Said(None, None, "Ada Example", f"I will ask. {CHILD}", None), "example-client-id-3", NOW)
    session, address = desk(client, mine.roundtable), f"/roundtables/example/promises/{made.pk}/words/"
    assert address in session.get("/roundtables/example/promises/").content.decode()
    still = session.post(address, {"words": f"I will write. {CHILD}"})
    assert still.status_code == 422
    assert f"I will write. {CHILD}</textarea>" in still.content.decode()
    session.post(address, {"words": "I will ask. Then a pupil was turned away."})
    made.refresh_from_db()
    assert made.words == "I will ask. Then a pupil was turned away."
    assert address not in session.get("/roundtables/example/promises/").content.decode()
    assert "stays in the words" in session.post(address, {"words": "Something else."}).content.decode()
    made.refresh_from_db()
    assert made.words == "I will ask. Then a pupil was turned away."
