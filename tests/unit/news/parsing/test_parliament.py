"""Parliament's formats, against saved shapes."""

import datetime as dt
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from causeway.news.items.domain import Did, Person
from causeway.news.items.domain import Kind as Item
from causeway.news.parsing.answers import Answer, Asked, Unreadable
from causeway.news.parsing.kinds import FORMATS, addresses
from causeway.news.sources.domain import Kind

EXCERPTS = Path(__file__).parents[3] / "excerpts" / "news"
TODAY = dt.date(2026, 11, 30)


def read(kind, body, **asked):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return list(FORMATS[kind].read(Asked(kind, **asked), Answer(raw)))


def saved(name):
    return (EXCERPTS / name).read_bytes()


def test_a_written_question_and_its_answer_are_two_items_of_one_page():
    question, answer = read(Kind.QUESTIONS, saved("written_questions_results.json"))
    assert (question.kind, answer.kind) == (Item.QUESTION, Item.ANSWER)
    assert question.title == "Windsor Framework Independent Monitoring Panel"
    assert question.address == answer.address
    assert question.address == "https://questions-statements.parliament.uk/written-questions/detail/2026-07-22/HL2522"
    assert question.extract.startswith("To ask His Majesty's Government")
    assert answer.published_at == dt.datetime(2026, 8, 4, 23, tzinfo=dt.UTC)  # midnight in London's summer
    assert question.facts["due"] == "2026-08-05"
    assert answer.facts["department"] == "Northern Ireland Office"
    assert question.people == ()  # this one names nobody


def asked_by(house, **more):
    member = {"id": 172, "name": "An Example", "party": "Example Party", "house": house, "memberFrom": "Leeds East"}
    return {
        "results": [
            {
                "value": {
                    "id": 7,
                    "uin": "1",
                    "house": house,
                    "askingMemberId": 172,
                    "askingMember": member,
                    "dateTabled": "2026-11-20T00:00:00",
                    "heading": "Schools",
                    "questionText": "To ask.",
                    **more,
                }
            }
        ]
    }


def test_the_member_who_asked_is_kept_with_number_party_and_seat():
    (question,) = read(Kind.QUESTIONS, asked_by("Commons"))
    assert question.people == (Person("An Example", Did.ASKED, 172, "Example Party", "Leeds East"),)


def test_a_peer_sits_for_no_seat():
    (question,) = read(Kind.QUESTIONS, asked_by("Lords"))
    assert question.people[0].seat == ""


@pytest.mark.parametrize(
    "more",
    [{"answerIsHolding": True, "answerText": "We will reply.", "dateAnswered": "2026-11-25T00:00:00"}, {"answerText": "Soon."}],
)
def test_a_holding_answer_is_no_answer(more):
    assert [each.kind for each in read(Kind.QUESTIONS, asked_by("Commons", **more))] == [Item.QUESTION]


def test_a_withdrawn_question_is_no_item():
    assert read(Kind.QUESTIONS, asked_by("Commons", isWithdrawn=True)) == []


def test_questions_are_asked_for_by_when_tabled_and_by_when_answered():
    tabled, answered = addresses(Asked(Kind.QUESTIONS, query="special needs", settings={"house": "Commons"}), TODAY)
    assert parse_qs(urlsplit(tabled).query)["tabledWhenFrom"] == ["2026-11-16"]
    assert parse_qs(urlsplit(answered).query)["answeredWhenFrom"] == ["2026-11-16"]
    assert parse_qs(urlsplit(tabled).query)["searchTerm"] == ["special needs"]
    assert parse_qs(urlsplit(answered).query)["house"] == ["Commons"]


def test_a_speech_has_its_speaker_seat_and_place_in_the_record():
    (speech,) = read(Kind.HANSARD, saved("hansard_search_contributions.json"))
    assert speech.kind is Item.SPEECH
    assert speech.title == "Flood Protection"
    assert speech.people == (Person("Richard Burgon", Did.SPOKE, 4493, "Labour", "Leeds East"),)
    assert speech.extract == "Flooding has devastated communities in my constituency. Climate resilience funding must rise."
    assert speech.address.startswith(
        "https://hansard.parliament.uk/Commons/2024-12-19/debates/A1B2C3D4-0000-1111-2222-333344445555/"
    )
    assert speech.address.endswith("#contribution-6D749D0F-FD88-47D4-9E44-1B0C0F5EF9A1")


def test_a_speech_whose_number_is_no_number_makes_no_address():
    held = json.loads(saved("hansard_search_contributions.json"))
    held["Results"][0]["DebateSectionExtId"] = "../../<script>"
    assert read(Kind.HANSARD, held) == []


def test_an_early_day_motion_has_its_mover_and_how_many_signed():
    held = {
        "PagingInfo": {"Skip": 0, "Take": 100, "Total": 1},
        "StatusCode": 200,
        "Success": True,
        "Errors": [],
        "Response": [
            {
                "Id": 61234,
                "Status": 0,
                "PrimarySponsor": {"MnisId": 172, "Name": "An Example", "Constituency": "Leeds East", "Party": "Example"},
                "Title": "Waiting times for speech and language therapy",
                "MotionText": "That this House notes the waiting times.",
                "UIN": 412,
                "DateTabled": "2026-11-20T00:00:00",
                "Sponsors": [
                    {"IsWithdrawn": False, "Member": {"MnisId": 172, "Name": "An Example"}},
                    {"IsWithdrawn": False, "Member": {"MnisId": 5, "Name": "Another Example", "Constituency": "Leeds South"}},
                    {"IsWithdrawn": True, "Member": {"MnisId": 6, "Name": "Withdrawn Example"}},
                ],
                "SponsorsCount": 2,
            },
            {"Id": 2, "Status": 1, "Title": "Withdrawn", "MotionText": "x"},
        ],
    }
    (motion,) = read(Kind.EARLY_DAY_MOTIONS, held)
    assert motion.address == "https://edm.parliament.uk/early-day-motion/61234"
    assert [(each.name, each.did) for each in motion.people] == [("An Example", Did.MOVED), ("Another Example", Did.SIGNED)]
    assert motion.facts == {"number": 412, "signatures": 2}


def test_a_table_of_motions_is_read_the_newest_first():
    found = read(Kind.MOTIONS_FILE, saved("motions.csv"))
    assert len(found) == 8
    assert [each.published_at for each in found] == sorted((each.published_at for each in found), reverse=True)
    assert found[-1].title == "Message to Attend the Lords Commissioners: Election of Speaker"
    assert found[-1].address == "https://www.theyworkforyou.com/debates/?id=2024-07-09a.4.1.3".removesuffix(".3")
    assert {each.outlet for each in found} == {"House of Commons", "Scottish Parliament"}


def test_another_table_is_refused_by_naming_what_it_lacks():
    with pytest.raises(Unreadable, match="motion_title"):
        read(Kind.MOTIONS_FILE, b"a,b\n1,2\n")


def test_a_bill_is_an_item_for_each_stage_with_its_next_sitting_and_sponsor():
    (bill,) = read(Kind.BILLS, saved("bill_4065.json"))
    assert bill.key == "4065 21073"
    assert bill.title == "Armed Forces Bill: Committee stage"
    assert bill.on == dt.date(2026, 9, 2)
    assert bill.people == (Person("John Healey", Did.SPONSORS, 400, "Labour", "Rawmarsh and Conisbrough"),)
    (listed,) = read(Kind.BILLS, {"items": [json.loads(saved("bill_4065.json"))]})
    assert listed == bill


def test_an_inquiry_has_the_day_by_which_evidence_is_to_be_sent():
    held = {
        "items": [
            {
                "id": 9001,
                "title": "Support for children with special educational needs",
                "type": {"id": 1, "name": "Inquiry", "isInquiry": True},
                "openDate": "2026-10-01T00:00:00",
                "openSubmissionPeriods": [{"id": 1, "startDate": "2026-10-01T00:00:00", "endDate": "2026-12-18T23:59:00"}],
            },
            {"id": 9002, "title": "A rolling inquiry", "openSubmissionPeriods": []},
        ]
    }
    closes, rolling = read(Kind.COMMITTEES, held)
    assert (closes.on, closes.address) == (dt.date(2026, 12, 18), "https://committees.parliament.uk/work/9001/")
    assert rolling.on is None


def test_a_petition_is_kept_without_the_private_person_who_began_it():
    held = {
        "data": [
            {
                "type": "petition",
                "id": 700001,
                "attributes": {
                    "action": "Fund speech and language therapy",
                    "background": "Waits are long.",
                    "state": "open",
                    "signature_count": 12345,
                    "opened_at": "2026-11-01T10:00:00.000Z",
                    "creator_name": "Private Person",
                    "scheduled_debate_date": "2027-01-11",
                },
            }
        ]
    }
    (petition,) = read(Kind.PETITIONS, held)
    assert petition.facts["signatures"] == 12345
    assert petition.on == dt.date(2027, 1, 11)
    assert "Private" not in json.dumps(petition.as_json())


@pytest.mark.parametrize(
    "kind", [Kind.QUESTIONS, Kind.HANSARD, Kind.EARLY_DAY_MOTIONS, Kind.BILLS, Kind.COMMITTEES, Kind.PETITIONS]
)
@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"results": 1}', b"[" * 100_000, b"null", b'{"a":' + b"9" * 5000 + b"}"]
)
def test_another_shape_is_refused_with_a_sentence(kind, body):
    with pytest.raises(Unreadable, match=r"^It sent .*\.$"):
        read(kind, body)


def test_a_day_of_theyworkforyous_record_pairs_questions_and_answers():
    found = read(Kind.THEYWORKFORYOU, saved("twfy_lordswrans2009-10-29a.xml"))
    first, reply = found[0], found[1]
    assert (first.kind, reply.kind) == (Item.QUESTION, Item.ANSWER)
    assert first.title == reply.title == "Air Quality"
    assert first.people == (Person("Lord Berkeley", Did.ASKED),)
    assert [each.name for each in reply.people] == ["Lord Berkeley", "Lord Davies of Oldham"]
    assert first.address == "https://www.theyworkforyou.com/wrans/?id=2009-10-29a.171.1"
    assert first.published_at == dt.datetime(2009, 10, 29, tzinfo=dt.UTC)


def test_speeches_of_a_day_have_their_characters_written_out():
    found = read(Kind.THEYWORKFORYOU, saved("twfy_westminster2009-10-29a.xml"))
    assert {each.kind for each in found} == {Item.SPEECH}
    assert all(each.people for each in found)
    assert not any("&" in each.extract and ";" in each.extract for each in found)
    assert "Oil and Gas" in found[0].title


@pytest.mark.parametrize("broken", [b"<publicwhip><speech>", b"<other/>", b"", b"{}"])
def test_another_record_is_refused(broken):
    with pytest.raises(Unreadable):
        read(Kind.THEYWORKFORYOU, broken)
