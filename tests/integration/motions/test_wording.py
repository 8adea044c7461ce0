"""Changing the words: in place, against what was seen, only while they may; figures as published, frozen, and offered anew."""

import dataclasses
import datetime as dt

import pytest
from django.utils import timezone

from causeway.evidence.findings.domain.leading import Kind
from causeway.motions.carrying import actions
from causeway.motions.carrying.domain import Act
from causeway.motions.carrying.exceptions import NotNow, Parted
from causeway.motions.models import Motion
from causeway.motions.wording import recitals, words
from causeway.motions.wording.domain import Part, compared
from tests.integration.motions.examples import ADA, begun, handed_in, opens, passed, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country", "figures")]
NOW = timezone.now()


@pytest.fixture
def motion() -> Motion:
    return begun()


def said(motion: Motion, key: str) -> str:
    motion.refresh_from_db()
    return next((clause.text for clause in motion.text if clause.id == key), "")


def reword(motion: Motion, key: str, text: str, before: str | None = None) -> None:
    actions.reword(motion.pk, key, before=said(motion, key) if before is None else before, text=text, now=NOW)


def test_reworded_struck_and_put_back_in_its_place(motion):
    order = [clause.id for clause in motion.text]
    reword(motion, "postcode", "Nobody should wait for where they live.")
    assert said(motion, "postcode") == "Nobody should wait for where they live."
    reword(motion, "postcode", "")
    assert said(motion, "postcode") == ""
    reword(motion, "postcode", "")
    assert said(motion, "postcode") == "No child should do without help because of their postcode."
    assert [clause.id for clause in motion.text] == order


def test_what_another_window_changed_is_not_written_over(motion):
    before = said(motion, "postcode")
    reword(motion, "postcode", "First.")
    with pytest.raises(Parted, match="another window"):
        reword(motion, "postcode", "Second.", before)
    assert said(motion, "postcode") == "First."
    reword(motion, "promise-kept", "Other clauses are nobody's but theirs.")  # changed in the same second window


def test_a_page_compares_a_text_with_its_model_once(client, admin_client, monkeypatch):
    motion, times = passed(email=ADA), []
    monkeypatch.setattr(words, "compared", lambda *texts: times.append(1) or compared(*texts))
    opens(client, ADA)
    for page in (f"/motions/{motion.pk}/", f"/motions/mine/{motion.pk}/", f"/motions/mine/{motion.pk}/words/"):
        client.get(page)
        assert times.pop()
        assert not times
    admin_client.get(f"/staff/review/motions/{motion.versions.get().pk}/")
    assert times.pop()
    assert not times


def test_words_stand_once_they_were_handed_in_and_change_again_when_amended():
    motion = handed_in()
    with pytest.raises(NotNow, match="handed in"):
        reword(motion, "postcode", "Too late.")
    with pytest.raises(NotNow):
        actions.add(motion.pk, Part.RESOLVES, "to add", NOW)
    with pytest.raises(NotNow):
        actions.choose_figures(motion.pk, [], NOW)
    step(motion, Act.AMEND)
    reword(motion, "postcode", "As the meeting amended it.")
    assert said(motion, "postcode") == "As the meeting amended it."


def test_clauses_of_ones_own_have_a_measure(motion):
    for number in range(actions.MOST_ADDED):
        assert actions.add(motion.pk, Part.RESOLVES, f"to do {number}", NOW) == f"own-{number + 1}"
    with pytest.raises(NotNow, match="many clauses"):
        actions.add(motion.pk, Part.RESOLVES, "to do more", NOW)


def test_a_figure_is_left_out_or_kept_and_never_reworded(motion):
    figure = next(clause for clause in motion.text if clause.figure)
    with pytest.raises(NotNow, match="as it is published"):
        reword(motion, figure.id, "In Exampleshire it is 99%.")
    reword(motion, figure.id, "")
    assert said(motion, figure.id) == ""
    with pytest.raises(NotNow):  # it comes back where figures are chosen
        reword(motion, figure.id, "")


def test_figures_are_chosen_of_those_published_and_three_at_most(motion):
    told = actions.told_of(motion, NOW)
    offered = recitals.offered(told, motion.text)
    assert len({clause.figure.indicator for clause in offered}) == len(offered)
    actions.choose_figures(motion.pk, [clause.id for clause in offered[:2]], NOW)
    motion.refresh_from_db()
    assert [clause.id for clause in motion.text if clause.figure] == [clause.id for clause in offered[:2]]
    assert all(clause.part is Part.NOTES for clause in motion.text if clause.figure)
    actions.choose_figures(motion.pk, ["local-made-up"], NOW)
    motion.refresh_from_db()
    assert not [clause for clause in motion.text if clause.figure]


def test_what_speaks_for_the_motion_comes_before_what_is_merely_told_first(motion, monkeypatch):
    area = actions.place_of(motion)
    first, second, *_rest = recitals.recitals(area, NOW.date())
    in_turn = recitals.telling

    def only_the_second_weighs(case, found):
        for figure, finding in in_turn(case, found):
            yield figure, Weighing(finding or figure, figure.key == second.figure.key)

    monkeypatch.setattr(recitals, "telling", only_the_second_weighs)
    assert [each.id for each in recitals.recitals(area, NOW.date())][:2] == [second.id, first.id]


class Weighing:
    """A finding of which the test says whether it speaks for a motion."""

    def __init__(self, of, weighs):
        self.kind, self.sentence, self.weighs = Kind.STANDING, of.sentence, weighs


def _older(clause):
    figure = dataclasses.replace(clause.figure, key=f"{clause.figure.key[:-4]}2019", period="2019")
    return dataclasses.replace(clause, text=clause.text.replace("2025", "2019"), figure=figure)


@pytest.fixture
def aged(motion, monkeypatch) -> Motion:
    """A motion whose figure has a newer one by now."""
    text = tuple(_older(clause) if clause.figure else clause for clause in motion.text)
    actions._keep(motion, text, NOW, actions.Noted.FIGURES)
    return motion


def test_a_draft_is_handed_in_with_the_figures_of_that_day(aged):
    step(aged, Act.SUBMIT)
    aged.refresh_from_db()
    assert "2019" not in next(clause for clause in aged.text if clause.figure).figure.key


def test_what_is_frozen_is_offered_anew_and_taken_only_on_ones_word(client, motion):
    step(motion, Act.SUBMIT)
    motion.refresh_from_db()
    Motion.objects.filter(pk=motion.pk).update(clauses=_aged(motion))
    motion.refresh_from_db()
    offers = recitals.newer(motion.text, actions.told_of(motion, NOW))
    assert len(offers) == 1
    old = "".join(piece.text for piece in offers[0].pieces if not piece.put)
    new = "".join(piece.text for piece in offers[0].pieces if not piece.taken)
    assert (old, new) == (offers[0].now.text, offers[0].newer.text)
    actions.take_newer(motion.pk, offers[0].newer.id, NOW)
    motion.refresh_from_db()
    assert not recitals.newer(motion.text, actions.told_of(motion, NOW))
    step(motion, Act.PASS)
    with pytest.raises(NotNow, match="vote was taken"):
        actions.take_newer(motion.pk, offers[0].newer.id, NOW)


def _aged(motion):
    from causeway.motions.wording.domain import to_json

    return to_json(_older(clause) if clause.figure else clause for clause in motion.text)


def test_an_area_that_is_no_more_offers_no_figures(motion):
    Motion.objects.filter(pk=motion.pk).update(area_code="E10999999")
    motion.refresh_from_db()
    assert actions.told_of(motion, NOW) == ()
    step(motion, Act.SUBMIT, on=dt.date(2026, 11, 20))  # and it is handed in with what it has
    motion.refresh_from_db()
    assert [clause for clause in motion.text if clause.figure]
