"""A kept paper is sent without reading a figure, until something it rests on is another."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from causeway.areas.models import LoadedFile
from causeway.briefings.kinds import FORMATS
from causeway.briefings.making import making
from causeway.briefings.making.making import area_subject, file_of, ready
from causeway.evidence.definitions.schema import sources
from causeway.evidence.models import Release, ReleaseState
from causeway.evidence.releases.actions import take_in
from causeway.evidence.releases.reference import read
from causeway.representatives.members.models import Member, Parliament, Term
from tests.integration.evidence.conftest import TODAY, country  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db
SOURCE = "dfe_ehc_timeliness"
BRIEFING = FORMATS["briefing.pdf"]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture(autouse=True)
def one_source(db):
    """The figures of one source: these tests ask what is read, not what it says."""
    source = sources()[SOURCE]
    take_in(source, read(source, Path(settings.REFERENCE_PATH) / "evidence"), actor="test")


@pytest.fixture
def held(country):  # noqa: F811
    """The example seat with an MP."""
    member = Member.objects.create(member_id=1, name="Alex Example", full_title="Alex Example MP", surname="Example")
    parliament = Parliament.objects.create(number=59, elected_on=dt.date(2024, 7, 4))
    Term.objects.create(parliament=parliament, constituency=country["seat"], member=member, valid_from=dt.date(2024, 7, 4))
    return country["seat"]


def state(seat, on=TODAY):
    return area_subject(seat, on).state


def test_a_warm_paper_asks_for_no_figure(held, client):
    address = f"/papers/constituency/{held.code}/briefing.pdf"
    first = client.get(address)
    with CaptureQueriesContext(connection) as asked:
        again = client.get(address)
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]
    said = " ".join(query["sql"] for query in asked)
    assert len(asked) <= 12
    assert "evidence_observation" not in said
    assert "evidence_comparison" not in said


def test_what_a_paper_rests_on_changes_its_state(held, settings):
    seen = [state(held)]

    def changed():
        seen.append(state(held))
        return len(set(seen)) == len(seen)

    assert state(held) == seen[0]
    Member.objects.update(name="Sam Example")
    assert changed(), "another MP"
    release = Release.objects.filter(state=ReleaseState.CURRENT).first()
    Release.objects.filter(pk=release.pk).update(sha256="0" * 64)
    assert changed(), "a new release"
    held.name = "Another Example Seat"
    assert changed(), "a seat renamed"
    LoadedFile.objects.update_or_create(name="relations", defaults={"sha256": "1" * 64})
    assert changed(), "other boundaries"
    settings.CAMPAIGN_PATH = "tests/packs/library"
    assert changed(), "another pack"
    settings.BASE_URL = "https://another.example.org"
    assert changed(), "another address"
    seen.append(state(held, TODAY + dt.timedelta(days=1)))
    assert len(set(seen)) == len(seen), "another day"
    with translation.override("cy"):
        assert changed(), "another language"


def test_in_another_state_with_the_same_words_nothing_is_rendered_again(held, monkeypatch):
    made = file_of(area_subject(held, TODAY), BRIEFING)
    later = area_subject(held, TODAY + dt.timedelta(days=1))
    assert not ready(later, BRIEFING)
    monkeypatch.setattr(making.keeping, "_write", refuse_files(making.keeping._write))
    assert file_of(later, BRIEFING) == made
    assert ready(later, BRIEFING)


def refuse_files(write):
    def only_notes(wanted, body):
        assert wanted.suffix == ".state", "rendered again"
        write(wanted, body)

    return only_notes


def test_another_mp_is_another_paper(held):
    first = file_of(area_subject(held, TODAY), BRIEFING)
    Member.objects.update(name="Sam Example")
    second = file_of(area_subject(held, TODAY), BRIEFING)
    assert first.tag != second.tag


def test_a_paper_with_nothing_to_say_is_remembered_and_one_cleared_away_is_made_again(country, settings):  # noqa: F811
    card, governors, seat = FORMATS["card.png"], FORMATS["governors.docx"], country["scottish_seat"]
    assert file_of(area_subject(seat, TODAY), governors) is None  # the campaign does not reach there
    assert ready(area_subject(seat, TODAY), governors)
    subject = area_subject(country["cambridgeshire"], TODAY)
    made = file_of(subject, card)
    for path in (settings.VAR / "papers").glob("*.png"):
        path.unlink()
    assert not ready(subject, card)
    assert file_of(subject, card) == made


def test_a_place_is_read_once_for_all_papers_that_are_taken_of_it(held, client, monkeypatch):
    read = []
    data = making.briefing_data
    monkeypatch.setattr(making, "briefing_data", lambda area, on: read.append(area.code) or data(area, on))
    pages = ("", "briefing.pdf", "newsletter.txt", "letter.docx")
    assert {client.get(f"/papers/constituency/{held.code}/{name}").status_code for name in pages} == {200}
    assert read == [held.code]
    Member.objects.update(name="Sam Example")
    assert client.get(f"/papers/constituency/{held.code}/letter.docx").status_code == 200
    assert read == [held.code, held.code], "another MP is another state"
