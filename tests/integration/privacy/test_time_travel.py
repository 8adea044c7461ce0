"""Each retention is enacted: a row of every model with personal data, then time passes, and nothing of the person is left."""

import datetime as dt
import json

import pytest
from branches_rows import branches_rows
from django.apps import apps
from django.utils import timezone
from roundtable_rows import roundtable_rows

from causeway.activities.activity.models import Activity, Day
from causeway.activities.after.models import Photo, Report
from causeway.activities.signing_up.models import SignUp
from causeway.audit.erasing import Noted, erase_and_report
from causeway.audit.models import Entry
from causeway.colleagues.partners.models import Front, PartnerPerson
from causeway.letters.after.models import FollowUp, PrivateLink, Reply
from causeway.letters.letter.models import Draft, Fingerprint, Letter
from causeway.letters.partners.models import Partner
from causeway.letters.review.models import Freeze
from causeway.motions.models import Minutes, Motion
from causeway.news.models import Alert, Follow, Follower, Item, Source, Told
from causeway.outbox.models import Attachment, Message, Try
from causeway.people.models import Link
from causeway.privacy import retention
from causeway.privacy.registry import declared, erase_person
from causeway.roundtables.dates.models import Availability
from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.table.date_models import CandidateDate
from causeway.roundtables.table.models import Roundtable
from causeway.supporters.models import Consent, Delivery, Newsletter, PassedOn, Supporter
from causeway.surveys.models import Quotation, Response, Survey

pytestmark = pytest.mark.django_db
TRACE = "trace@example.org"

# Kept until a person says otherwise, as their declarations say: staff accounts, promises of no more mail and of no list, the public record.
UNTIL_ASKED = {
    "auth.User",
    "insights.Passkey",
    "outbox.Suppression",
    "representatives.Member",
    "representatives.OfficeEntry",
    "supporters.StaysOut",
}


def _letter(then):
    return Letter.objects.create(
        created=then,
        state="refused by staff",
        state_since=then,
        role="constituent",
        seat_code="E14000901",
        seat_name="Upper Example",
        addressee_key="mp:901",
        addressee_name="Ada Example",
        addressee_email="ada@parliament.example.org",
        **dict.fromkeys(Letter.PERSONAL, TRACE),
    )


def _rows(then):
    letter = _letter(then)
    message = Message.objects.create(
        kind="letter", message_id="<1@example.org>", to=TRACE, person=TRACE, text=TRACE, state="sent", ended_at=then
    )
    return [
        letter,
        message,
        Draft.objects.create(token_digest="x", created=then, changed=then, email=TRACE, text=TRACE),
        Fingerprint.objects.create(letter=letter, made=then, runs=b""),
        Freeze.objects.create(letter=letter, since=then, heard=TRACE, refusal=TRACE),
        Reply.objects.create(letter=letter, logged_at=then, received_on=then.date(), days=1, text=TRACE),
        FollowUp.objects.create(letter=letter, kind="chase", created=then, subject=TRACE, text=TRACE),
        PrivateLink.objects.create(token_digest="y", email=TRACE, created=then, until=then),
        Link.objects.create(desk="example", token_digest="l", email=TRACE, created=then, until=then),
        Attachment.objects.create(message=message, name=TRACE, content_type="text/plain", content=b""),
        Try.objects.create(message=message, outcome="sent", transport="smtp", reply=TRACE),
    ]


def _motion_rows(then):
    motion = Motion.objects.create(kind="branch", named="Example branch", email=TRACE, touched=then, verified_at=then)
    return [motion, Minutes.objects.create(motion=motion, name=TRACE, content=b"%PDF-", uploaded=then)]


def _activity_rows(then):
    day = then.date()
    activity = Activity.objects.create(
        kind="stall", title="Example", mode="place", first_day=day, last_day=day, begins=dt.time(10), ends=dt.time(12), changed=then,
        state="published", state_since=then, **dict.fromkeys(("name", "email", "place", "joining", "need_words"), TRACE),
    )  # fmt: skip
    one = Day.objects.create(activity=activity, starts_at=then, ends_at=then + dt.timedelta(hours=2), kind="stall")
    sign_up = SignUp.objects.create(day=one, name=TRACE, email=TRACE, state="coming", state_since=then)
    report = Report.objects.create(
        activity=activity, title="Example", text="Example", for_staff=TRACE, state="published", state_since=then
    )
    return [activity, sign_up, report, Photo.objects.create(report=report, content=b"", alt=TRACE, consent=True, added=then)]


def _partner_rows(then):
    partner = Partner.objects.create(name="Example charity", slug="example")
    front = Front.objects.create(partner=partner, line="Example", email=TRACE, state="published", state_since=then)
    return [front, PartnerPerson.objects.create(partner=partner, email=TRACE)]


def _supporter_rows(then):
    supporter = Supporter.objects.create(email=TRACE, state="left", state_since=then)
    newsletter = Newsletter.objects.create(subject="Example", about="act", written_by="example-staff")
    return [
        supporter,
        Consent.objects.create(supporter=supporter, wording=TRACE, version="1", channel="this page", given_at=then),
        Delivery.objects.create(newsletter=newsletter, supporter=supporter, at=then),
        PassedOn.objects.create(
            tool="file", says="reads", email=TRACE, uid="x", state="passed on", state_since=then, next_try_at=then
        ),
    ]


def _survey_rows(then):
    survey = Survey.objects.create(title="Example", written_by="example-staff", closes=then.date())
    return [
        Response.objects.create(survey=survey, email=TRACE, answers={"own": {"text": TRACE}}, state_since=then),
        Quotation.objects.create(survey=survey, question="own", text=TRACE, may_be_quoted=True),
    ]


def _item(key, then):
    source = Source.objects.create(key=key, title="Example", kind="feed", due_at=then, state_since=then)
    moments = dict.fromkeys(("first_seen_at", "changed_at", "as_of"), then)
    return Item.objects.create(source=source, key="1", kind="article", title="Example", **moments)


def _told_rows(then):
    return [Told.objects.create(item=_item("told", then), letter=_letter(then), at=then)]


def _alert_rows(then):
    item = _item("example", then)
    follower = Follower.objects.create(email=TRACE, state="left", state_since=then, wording="Yes.", given_at=then, sent_at=then)
    return [
        follower,
        Follow.objects.create(follower=follower, query=TRACE, title=TRACE),
        Alert.objects.create(follower=follower, item=item, because=TRACE, at=then),
    ]


def _holding(models):
    """Return the labels of those models that hold a trace of the person, in any column."""
    return {model._meta.label for model in models if TRACE in json.dumps(list(model._base_manager.values()), default=str)}


def _left():
    """Return the labels of the models that declare what they hold and still hold a trace of the person."""
    return _holding(model for model, _declaration in declared())


def _rows_of_every_model(then):
    return [
        *_rows(then),
        *roundtable_rows(then, TRACE),
        *_motion_rows(then),
        *branches_rows(then, TRACE),
        *_activity_rows(then),
        *_partner_rows(then),
        *_supporter_rows(then),
        *_alert_rows(then),
        *_told_rows(then),
        *_survey_rows(then),
    ]


def test_every_model_is_erased_in_time_or_says_that_it_waits_for_a_person():
    covered = {row._meta.label for row in _rows_of_every_model(timezone.now())}
    assert covered | UNTIL_ASKED == {model._meta.label for model, _ in declared()}
    assert _left() >= covered - {
        "letters.Fingerprint",
        "news.Told",
        "roundtables.Availability",
        "supporters.Delivery",
    }  # hashes, a yes or no, a key


def test_who_asks_to_be_erased_is_in_no_table_of_any_room_or_library():
    _rows_of_every_model(timezone.now())
    erase_person(TRACE.upper())
    assert _holding(apps.get_models()) == {"roundtables.DayNote"}  # of a meeting of many: its organisers are told, and judge


def test_nothing_is_erased_early_and_everything_in_time():
    then = timezone.now()
    _rows(then)
    before = _left()
    erase_and_report(then + dt.timedelta(hours=1))
    assert _left() == before
    erase_and_report(then + dt.timedelta(days=34))
    assert _left() >= {"letters.Letter", "letters.Freeze", "letters.Reply", "letters.FollowUp", "outbox.Message", "outbox.Try"}
    erase_and_report(then + dt.timedelta(days=36))
    assert _left() == set()
    assert Fingerprint.objects.exists()
    erase_and_report(then + dt.timedelta(days=366))
    assert not Fingerprint.objects.exists()
    assert Letter.objects.get().seat_code == "E14000901"


def _days_after(then, days):
    erase_and_report(then + dt.timedelta(days=days))
    return {label.removeprefix("roundtables.") for label in _left()}


def test_people_of_a_roundtable_are_erased_on_schedule():
    then = timezone.now()
    roundtable_rows(then, TRACE)
    everybody = _days_after(then, 1)
    assert _days_after(then, 2) == everybody - {"DeskLink"}
    assert _days_after(then, 89) == everybody - {"DeskLink"}
    assert Availability.objects.exists()
    assert _days_after(then, 91) == {"Organiser", "Note", "Promise", "PromiseEvent", "Story"}
    assert not Availability.objects.exists()
    assert _days_after(then, 181) == {"Organiser", "Promise", "PromiseEvent", "Story"}
    assert _days_after(then, 364) == {"Organiser", "Promise", "PromiseEvent", "Story"}
    assert _days_after(then, 366) == set()
    kept = Invitation.objects.get()
    assert (kept.state, kept.answers.get().said, kept.seat.name) == ("delivered", "attends", "Upper Example")


def test_who_wrote_to_a_branch_or_spoke_for_one_is_erased_after_ninety_days():
    then = timezone.now()
    branches_rows(then, TRACE)
    everybody = {"branches.Officer", "branches.Thread", "branches.Words"}
    assert _days_after(then, 89) == everybody
    assert _days_after(then, 91) == set()


def test_a_motion_that_nobody_touches_goes_with_its_minutes_after_a_year():
    then = timezone.now()
    _motion_rows(then)
    erase_and_report(then + dt.timedelta(days=364))
    assert _left() == {"motions.Motion", "motions.Minutes"}
    erase_and_report(then + dt.timedelta(days=366))
    assert _left() == set()
    assert not Motion.objects.exists()


def test_people_of_an_activity_are_erased_a_month_and_a_quarter_after_its_day():
    then = timezone.now()
    _activity_rows(then)
    for days, left in (
        (29, {"activities.Activity", "activities.Report", "activities.SignUp"}),
        (31, {"activities.Activity", "activities.Report"}),
        (89, {"activities.Activity", "activities.Report"}),
        (92, set()),
    ):
        erase_and_report(then + dt.timedelta(days=days))
        assert _left() == left | {"activities.Photo"}  # whose people agreed, and which stays until it is taken off


def test_people_of_a_roundtable_to_come_are_kept_and_of_an_idle_one_erased():
    then = timezone.now()
    roundtable_rows(then, TRACE)
    CandidateDate.objects.update(starts_at=then + dt.timedelta(days=300))
    assert {"Guest", "Answer", "Organiser"} <= _days_after(then, 200)
    Roundtable.objects.update(chosen=None, confirmed_at=None, state="draft")
    assert _days_after(then, 181) == set()


def test_it_reports_what_it_erased_and_once_a_day_that_there_was_nothing():
    now = timezone.now()
    _rows(now - dt.timedelta(days=36))
    report = erase_and_report(now).detail
    assert report["erased"]["letters.retention.erase_expired"] == {"lapsed": 0, "drafts": 1, "letters": 1}
    assert report["failed"] == []
    assert TRACE not in json.dumps(report)
    assert erase_and_report(now) is None
    Entry.objects.filter(act=Noted.ERASED_IN_TIME).update(at=now - dt.timedelta(days=2))
    assert erase_and_report(now).detail["erased"] == {}


def test_a_job_that_fails_is_reported_and_keeps_no_other_from_running(monkeypatch):
    def broken(now):
        raise RuntimeError

    monkeypatch.setattr(retention, "erases_in_time", [broken, *retention.erases_in_time])
    now = timezone.now()
    _rows(now - dt.timedelta(days=36))
    assert erase_and_report(now).detail["failed"] == [f"{__name__}.broken"]
    assert _left() == set()


def test_who_spoke_for_a_partner_is_erased_after_ninety_days_and_who_may_open_its_desk_stays():
    then = timezone.now()
    _partner_rows(then)
    assert _days_after(then, 89) == {"colleagues.Front", "colleagues.PartnerPerson"}
    assert _days_after(then, 91) == {"colleagues.PartnerPerson"}
    assert Front.objects.get().line == "Example"


def test_answers_go_a_month_after_their_survey_and_words_that_nobody_is_known_for_a_year():
    then = timezone.now()
    _survey_rows(then)
    assert _days_after(then, 29) == {"surveys.Response", "surveys.Quotation"}
    assert _days_after(then, 32) == {"surveys.Quotation"}
    assert _days_after(then, 364) == {"surveys.Quotation"}
    assert _days_after(then, 367) == set()


def test_a_list_for_a_survey_that_never_opened_goes_after_a_quarter():
    then = timezone.now()
    survey = Survey.objects.create(title="Example", written_by="example-staff")
    Response.objects.create(survey=survey, email=TRACE, state_since=then)
    assert _days_after(then, 89) == {"surveys.Response"}
    assert _days_after(then, 91) == set()


def test_who_followed_the_news_is_erased_thirty_days_after_leaving():
    then = timezone.now()
    _alert_rows(then)
    assert _days_after(then, 29) == {"news.Follower", "news.Follow", "news.Alert"}
    assert _days_after(then, 31) == set()
    assert Item.objects.exists()


def test_that_a_writer_was_told_is_forgotten_after_a_year():
    then = timezone.now()
    _told_rows(then)
    erase_and_report(then + dt.timedelta(days=364))
    assert Told.objects.exists()
    erase_and_report(then + dt.timedelta(days=366))
    assert not Told.objects.exists()
    assert Item.objects.exists()


def test_what_was_sent_to_a_follower_is_erased_after_sixty_days_and_an_unconfirmed_wish_after_seven():
    then = timezone.now()
    rows = _alert_rows(then)
    Follower.objects.update(state="follower")
    assert _days_after(then, 59) == {"news.Follower", "news.Follow", "news.Alert"}
    assert _days_after(then, 61) == {"news.Follower", "news.Follow"}
    Follower.objects.filter(pk=rows[0].pk).update(state="asked", state_since=then)
    assert _days_after(then, 8) == set()
