import datetime as dt
from dataclasses import replace
from itertools import product

import pytest

from causeway.roundtables.desk.domain import Facts, Step, next_step
from causeway.roundtables.invitations.domain.invitations import Said, State
from causeway.roundtables.invitations.domain.letter import Part, Parts, compose, gaps
from causeway.roundtables.invitations.domain.waiting import Next, Standing, after_the_day, again_on, next_act
from causeway.roundtables.table.domain.states import State as Stage
from causeway.words.domain.mail_links import MAILTO_LIMIT, mailto

DAY, TODAY = dt.timedelta(days=1), dt.date(2026, 3, 2)
SENT = Standing(State.DELIVERED, TODAY, 0)


def test_the_desk_leads_through_a_whole_roundtable():
    facts, seen = Facts(Stage.DRAFT), []
    for change in (
        {"seats": 5},
        {"guests": 14},
        {"place_known": True},
        {"dates": 3, "guests_not_asked": 14},
        {"state": Stage.POLLING, "guests_not_asked": 0},
        {"letter_whole": True, "not_invited": 5},
        {"state": Stage.INVITING, "not_invited": 0},
        {"mps_to_see_to": 1},
        {"mps_to_see_to": 0, "mps_coming": 3},
        {"state": Stage.CONFIRMED},
        {"state": Stage.HELD},
        {"came_said": True},
        {"note_kept": True, "to_thank": 3, "overdue": 1, "story_due": True},
        {"state": Stage.FOLLOWING_UP, "note_sent": True, "to_answer": 1, "final_due": False},
        {"to_answer": 0, "final_due": True},
        {"final_due": False},
        {"to_thank": 0},
        {"overdue": 0},
        {"story_due": False},
        {"state": Stage.CLOSED},
    ):
        seen.append(next_step(facts))
        facts = replace(facts, **change)
    assert [*seen, next_step(facts)] == [
        Step.SEATS, Step.GUESTS, Step.PLACE, Step.DATES, Step.ASK_GUESTS, Step.LETTER, Step.INVITE, Step.WAIT, Step.MPS,
        Step.SETTLE, Step.PREPARE, Step.CAME, Step.NOTE, Step.SEND_NOTE, Step.ANSWER, Step.FINAL, Step.THANK, Step.ASK_AFTER,
        Step.STORY, Step.FOLLOW, Step.OVER,
    ]  # fmt: skip


def test_every_state_has_a_next_step():
    assert {next_step(Facts(state, seats=1, guests=1, place_known=True, dates=1, letter_whole=True)) for state in Stage}
    assert next_step(Facts(Stage.POSTPONED)) is Step.BEGIN_AGAIN
    assert next_step(Facts(Stage.INVITING, 1, 1, place_known=True, dates=1, letter_whole=True, notice_due=True)) is Step.NOTICE


def test_nobody_is_led_to_a_note_that_is_erased_or_went_another_way():
    assert next_step(Facts(Stage.HELD, erased=True, to_answer=1, final_due=True)) is Step.FOLLOW
    assert next_step(Facts(Stage.FOLLOWING_UP)) is Step.FOLLOW
    assert next_step(Facts(Stage.FOLLOWING_UP, overdue=1)) is Step.ASK_AFTER


@pytest.mark.parametrize(
    ("days", "nudges", "act"), [(13, 0, Next.WAIT), (14, 0, Next.NUDGE), (14, 1, Next.NUDGE), (14, 2, Next.RING)]
)
def test_two_weeks_two_nudges_a_call(days, nudges, act):
    assert next_act(replace(SENT, nudges=nudges), TODAY + days * DAY) is act


@pytest.mark.parametrize(("said", "act"), [(Said.ATTENDS, Next.NOTHING), (Said.SENDS, Next.NOTHING), (Said.CANNOT, Next.OFFER)])
def test_who_answered_is_not_nudged(said, act):
    answered = replace(SENT, said=said, answered=TODAY)
    assert next_act(answered, TODAY + 100 * DAY) is act
    assert next_act(replace(answered, offered=True), TODAY + 100 * DAY) is Next.NOTHING


def test_later_waits_for_the_day_they_named_or_two_weeks():
    later = replace(SENT, said=Said.LATER, answered=TODAY + 3 * DAY)
    assert again_on(later) == TODAY + 17 * DAY
    named = replace(later, come_back_on=TODAY + 40 * DAY)
    assert again_on(named) == TODAY + 40 * DAY
    assert (
        again_on(replace(named, last_went=TODAY + 41 * DAY, nudges=1)) == TODAY + 55 * DAY
    )  # asked on that day: two weeks again


@pytest.mark.parametrize(("state", "said"), list(product(State, [None, *Said])))
def test_something_is_said_of_every_standing(state, said):
    assert next_act(Standing(state, None, 0, said, TODAY if said else None), TODAY) in Next
    if state is State.WITHDRAWN:
        assert next_act(Standing(state, TODAY, 0, said, TODAY), TODAY + 99 * DAY) is Next.NOTHING


PARTS = Parts("Dear Example", "Own.", "We.", "Happens.", "Come:", ("Friday", "Monday"), "Ask.", "Answer here.", "", "", "Signed")


def test_a_letter_has_its_parts_in_order_and_no_empty_paragraph():
    assert (
        compose(PARTS)
        == "Dear Example,\n\nOwn.\n\nWe.\n\nHappens.\n\nCome:\n- Friday\n- Monday\n\nAsk.\n\nAnswer here.\n\nSigned\n"
    )


@pytest.mark.parametrize("part", list(Part))
def test_each_gap_is_found(part):
    assert gaps(PARTS) == ()
    assert gaps(replace(PARTS, **{part.value: () if part is Part.DATES else ""})) == (part,)


def test_a_mail_link_is_escaped_or_leaves_the_text_out():
    link, fits = mailto("a@example.org", "A & B", "One\nTwo: 100%")
    assert fits
    assert link == "mailto:a@example.org?subject=A%20%26%20B&body=One%0D%0ATwo%3A%20100%25"
    link, fits = mailto("a@example.org", "Long", "x" * MAILTO_LIMIT)
    assert (fits, "body" in link) == (False, False)


def test_after_the_day_only_a_visit_is_offered():
    assert after_the_day(SENT) is Next.NOTHING
    assert after_the_day(replace(SENT, state=State.DRAFT)) is Next.NOTHING
    assert after_the_day(replace(SENT, said=Said.ATTENDS)) is Next.NOTHING
    cannot = replace(SENT, said=Said.CANNOT)
    assert after_the_day(cannot) is Next.OFFER
    assert after_the_day(replace(cannot, offered=True)) is Next.NOTHING
