import pytest
from day_examples import DAY, HOUR, NOW, a_date, a_guest, a_roundtable, a_seat, an_answer, desk, mails

from causeway.audit.models import Entry
from causeway.privacy.registry import erase_person, export_person
from causeway.privacy.retention import erase_what_is_due
from causeway.roundtables.after.story import actions as acts
from causeway.roundtables.after.story import material as story_material
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.after.story.domain import State
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.day.models import Attendance, Note
from causeway.roundtables.desk.domain import Step
from causeway.roundtables.desk.queries import overview
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow
from causeway.roundtables.table.models import Organiser, Roundtable

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/story/"
WORDS = {"title": "An example came of it", "text": "First we met.\n\nThen <b>two</b> of them asked at https://example.org"}


@pytest.fixture
def mine():
    roundtable = a_roundtable(state="following up")
    roundtable.chosen = a_date(roundtable)
    roundtable.save()
    return Desk(roundtable, roundtable.organisers.get())


def kept(mine, to_staff=True, **words):
    return acts.save(mine, WORDS | words, editing.seen({"title": "", "text": ""}), NOW, to_staff=to_staff)


def published(mine):
    story = kept(mine)
    return acts.publish(story.pk, story.version, "example-staff", NOW)


def test_it_is_kept_sent_and_published_as_it_was_read_with_one_mail(mine, client):
    story = kept(mine)
    assert client.get("/roundtables/stories/").status_code == 404
    acts.publish(story.pk, story.version, "example-staff", NOW)
    with pytest.raises(NotNow):
        acts.publish(story.pk, story.version, "example-staff", NOW)
    (mail,) = mails("roundtable-story")
    story.refresh_from_db()
    assert f"/roundtables/stories/{story.slug}/" in mail.get_content()
    page = client.get(f"/roundtables/stories/{story.slug}/").content.decode()
    assert "<p>First we met.</p>" in page
    assert "&lt;b&gt;two&lt;/b&gt;" in page
    assert 'href="https://example.org"' not in page
    assert '<meta property="og:title" content="An example came of it">' in page
    assert WORDS["title"] in client.get("/roundtables/stories/").content.decode()
    assert "/roundtables/stories/" in client.get("/roundtables/").content.decode()
    assert f"/roundtables/stories/{story.slug}/" in client.get("/sitemap.xml").content.decode()
    assert "roundtable: story published" in Entry.objects.values_list("act", flat=True)


def test_the_public_page_leads_to_the_promises_that_are_published(mine, client):
    seat = a_seat(mine.roundtable)
    story = published(mine)
    assert "/promises/E14000901/" not in client.get(f"/roundtables/stories/{story.slug}/").content.decode()
    told = {"organiser_agrees_at": NOW - 15 * DAY, "staff_agree_at": NOW - 15 * DAY}
    row = {"seat": seat, "who": "Ada Example", "words": "I will ask", "client_id": "example-1", "made_at": NOW}
    Promise.objects.create(roundtable=mine.roundtable, **row, **told)
    assert "/promises/E14000901/" in client.get(f"/roundtables/stories/{story.slug}/").content.decode()


def test_nothing_changes_while_it_is_with_staff_or_public(mine):
    for act in (lambda: kept(mine), lambda: acts.publish(Story.objects.get().pk, 1, "example-staff", NOW)):
        act()
        with pytest.raises(NotNow, match="withdraw it"):
            kept(mine, to_staff=False, text="Other words")
    assert Story.objects.get().text == WORDS["text"]


def test_staff_publish_the_version_they_read_and_no_other(mine):
    read = kept(mine)
    acts.withdraw(mine, NOW)
    acts.save(mine, {"text": "Other words"}, editing.seen({"text": WORDS["text"]}), NOW, to_staff=True)
    with pytest.raises(NotNow, match="Read it again"):
        acts.publish(read.pk, read.version, "example-staff", NOW)
    assert Story.objects.get().state == State.SENT


def test_it_is_returned_with_a_reason_and_the_words_stay(mine, client):
    story = kept(mine)
    with pytest.raises(NotNow, match="Say why"):
        acts.give_back(story.pk, story.version, " ", "example-staff", NOW)
    acts.give_back(story.pk, story.version, "Somebody could be recognised", "example-staff", NOW)
    (mail,) = mails("roundtable-story")
    assert "Somebody could be recognised" in mail.get_content()
    page = desk(client, mine.roundtable).get(ADDRESS).content.decode()
    assert "Somebody could be recognised" in page
    assert "First we met." in page


def test_it_is_withdrawn_at_any_time_and_its_address_is_gone(mine, client):
    story = published(mine)
    desk(client, mine.roundtable).post(f"{ADDRESS}withdraw/")
    assert client.get(f"/roundtables/stories/{story.slug}/").status_code == 404
    assert Story.objects.get().text == WORDS["text"]
    assert WORDS["title"] not in client.get("/sitemap.xml").content.decode()


def test_it_is_told_only_of_what_took_place(mine, client):
    story = kept(mine)
    Roundtable.objects.update(state="cancelled")
    with pytest.raises(NotNow, match="did not take place"):
        acts.publish(story.pk, story.version, "example-staff", NOW)
    Roundtable.objects.update(state="confirmed")
    Story.objects.all().delete()
    with pytest.raises(NotNow, match="after the day"):
        kept(mine)
    assert "After the day" in desk(client, mine.roundtable).get(ADDRESS).content.decode()


def test_who_saves_over_other_words_is_shown_both_and_nothing_is_lost(mine, client):
    page = desk(client, mine.roundtable)
    opened = editing.seen({"title": "", "text": ""})
    page.post(ADDRESS, {"title": "Theirs", "text": "Their words", "seen": opened, "act": "keep"})
    with pytest.raises(ChangedMeanwhile):
        kept(mine)
    answer = page.post(ADDRESS, {"title": "Mine", "text": "My words", "seen": opened, "act": "send", "read": "on"})
    assert answer.status_code == 422
    assert "Their words" in answer.content.decode()
    assert "My words" in answer.content.decode()
    assert Story.objects.get().text == "Their words"


def test_the_page_sends_exactly_what_was_typed_once_it_was_read_through(mine, client):
    page = desk(client, mine.roundtable)
    typed = WORDS | {"seen": editing.seen({"title": "", "text": ""}), "act": "send"}
    assert "Read it through first" in page.post(ADDRESS, typed).content.decode()
    page.post(ADDRESS, typed | {"read": "on"}, follow=True)
    story = Story.objects.get()
    assert (story.state, story.title, story.text) == (State.SENT, WORDS["title"], WORDS["text"])
    assert "either publish it or send it back" in page.get(ADDRESS).content.decode()
    late = page.post(ADDRESS, typed | {"text": "Late words", "read": "on"})
    assert "Late words" in late.content.decode()
    assert "Copy your words" in late.content.decode()


def test_it_begins_from_who_came_and_what_is_public_and_names_no_guest(mine, client):
    roundtable = mine.roundtable
    bo, cy = a_guest(roundtable), a_guest(roundtable, "Cy", school="Other School")
    partner = a_guest(roundtable, "Di", kind="partner", school="")
    ada, eve = a_seat(roundtable), a_seat(roundtable, "E14000902", "Eve Example", 902)
    sends = an_answer(eve, "sends someone")
    sends.who = "Fay Example"
    sends.save()
    who = [{"guest": guest} for guest in (bo, cy, partner)] + [{"invitation": seat.invitations.get()} for seat in (ada, eve)]
    for each in who:
        Attendance.objects.create(roundtable=roundtable, came=True, at=NOW, **each)
    Note.objects.create(roundtable=roundtable, theme="Waiting for help", text="Two terms", client_id="example-1", at=NOW)
    long_ago = {"organiser_agrees_at": NOW - 15 * DAY, "staff_agree_at": NOW - 15 * DAY}
    now = {"organiser_agrees_at": NOW, "staff_agree_at": NOW}
    for number, (words, agreed) in enumerate([("I will ask", long_ago), ("I will look", now), ("I will see", {})]):
        row = {"seat": ada, "who": "Ada Example", "words": words, "client_id": f"example-{number}", "made_at": NOW}
        Promise.objects.create(roundtable=roundtable, **row, **agreed)
    page = desk(client, roundtable)
    assert "Two terms" in page.get(ADDRESS).content.decode()
    page.post(f"{ADDRESS}begin/")
    text = Story.objects.get().text
    assert "Ada Example, MP for Example Seat 1" in text
    assert "Somebody for Eve Example" in text
    assert "People from 2 schools\n1 other person" in text
    assert "“I will ask”" in text
    assert not [word for word in ("look", "see", "Bo", "Cy", "Di", "Fay", "Other School") if word in text]
    assert len(story_material.of(roundtable, NOW).later) == 1
    with pytest.raises(NotNow, match="words already"):
        acts.begin(mine, NOW)


def test_the_desk_asks_for_it_until_it_is_sent_or_put_away(mine):
    assert overview(mine.roundtable, NOW).todo.step is Step.STORY
    kept(mine, to_staff=False)
    fresh = Roundtable.objects.get()
    assert overview(fresh, NOW).todo.step is Step.STORY
    acts.withdraw(mine, NOW)
    assert overview(Roundtable.objects.get(), NOW).todo.step is Step.FOLLOW


def test_somebody_elses_story_is_not_there(mine, client):
    other = a_roundtable("other", state="held")
    assert desk(client, other).get(ADDRESS).status_code == 404
    assert client.post(f"{ADDRESS}withdraw/").status_code == 404


def test_who_is_erased_takes_it_from_the_public_and_the_others_keep_the_words(mine, client):
    Organiser.objects.create(
        roundtable=mine.roundtable,
        name="Second",
        email="second@example.org",
        role="co-organiser",
        invited_at=NOW,
        verified_at=NOW,
    )
    story = published(mine)
    assert export_person("second@example.org")["roundtables.Story"][0]["title"] == WORDS["title"]
    erase_person(mine.organiser.email)
    story.refresh_from_db()
    assert (story.state, story.text) == (State.WITHDRAWN, WORDS["text"])
    assert mails("roundtable-story-off")[0]["To"] == "second@example.org"
    erase_person("second@example.org")
    story.refresh_from_db()
    assert (story.title, story.text, story.slug) == ("", "", "")
    assert not stories.public().exists()


def stories_erased(now):
    return next(ran.counts["rows"] for ran in erase_what_is_due(now) if ran.job == "roundtables.Story")


def test_in_time_what_is_not_published_goes_with_its_organisers_and_what_is_stays(mine):
    published(mine)
    other = a_roundtable("other", state="closed")
    kept(Desk(other, other.organisers.get()))
    later = NOW + 366 * DAY
    Roundtable.objects.filter(slug="example").update(state="closed")
    assert stories_erased(later) == 1
    left = Story.objects.get(roundtable=other)
    assert (left.text, left.state) == ("", State.WITHDRAWN)
    story = Story.objects.get(roundtable=mine.roundtable)
    assert (story.text, story.state) == (WORDS["text"], State.PUBLISHED)
    acts.take_off(story.pk, story.version, "It is not so", "example-staff", later)
    assert stories_erased(later + HOUR) == 1
    assert stories_erased(later + HOUR) == 0
