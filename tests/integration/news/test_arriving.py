"""What is done with an item as it comes in: what it is about, what it is tied to, and what staff correct of it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from causeway.areas.models import Area, AreaRelation
from causeway.audit.models import Entry
from causeway.news.classifying.actions import correct, moved, read_again, undo
from causeway.news.classifying.models import Assessment, Correction, ItemService
from causeway.news.items.domain import Did, Person
from causeway.news.items.stored import Stored
from causeway.news.placing import stock
from causeway.news.placing.actions import settle_open, tie, tie_by_staff, untie
from causeway.news.placing.models import Tie
from causeway.news.ranking.arriving import read_what_came
from causeway.representatives.members.models import Term
from tests.integration.news.conftest import COUNCIL, OTHER, SEAT

CAMHS = "Children wait two years for CAMHS in Exampleshire"


def ties(item):
    return {(tie.kind, tie.name, tie.code) for tie in item.ties.standing()}


def services(item):
    return set(item.services.values_list("service", flat=True))


def test_an_item_is_read_and_tied_as_it_is_stored(brought):
    item = brought(CAMHS)
    assert services(item) == {"mental-health"}
    assert item.assessment.relevant
    assert ties(item) == {("authority", "Exampleshire", COUNCIL)}


def test_a_school_and_an_mp_stand_on_the_page_of_their_seat(brought):
    item = brought("Ada Example MP visits Upwell Green Primary School")
    assert ties(item) == {("mp", "Ada Example", SEAT), ("school", "Upwell Green Primary School", SEAT)}


def test_who_asked_is_tied_by_parliaments_own_number(brought):
    asked = Person("Ada Example", Did.ASKED, member=99001, code=SEAT).as_json()
    item = brought("Special Educational Needs", "what steps she is taking.", kind="question", people=[asked])
    assert [(tie.key, tie.did, tie.because) for tie in item.ties.filter(kind="mp")] == [("99001", "asked", "source")]


def test_the_name_of_an_outlet_tells_which_of_two_towns_it_means(brought, places):
    for name, whole in (("Twin upon Ouse", places["council"]), ("Twin upon Tyne", places["far"])):
        twin = Area.objects.create(kind="district", code=f"E0700090{whole.pk % 10}", name=name)
        AreaRelation.objects.create(part=twin, whole=whole, share=1, basis="whole", source="made up")
    stock.forget()
    assert ties(brought("Children in Twin wait for CAMHS")) == set()
    told = brought("Families in Twin wait for CAMHS", outlet="The Exampleshire Post")
    assert [(tie.name, tie.because) for tie in told.ties.standing()] == [("Twin upon Ouse", "outlet")]


def test_an_item_that_changed_is_read_again_and_nothing_stands_twice(brought):
    item = brought(CAMHS)
    item.title = "A new bridge in Downham"
    item.save()
    read_what_came([Stored(item, new=False)])
    assert services(item) == set()
    assert ties(item) == {("constituency", "Downham", OTHER)}
    assert Assessment.objects.filter(item=item).count() == 1


def test_who_sits_now_is_who_is_found(brought):
    item = brought("Ada Example MP on schools")
    assert ("mp", "Ada Example", SEAT) in ties(item)
    Term.objects.update(valid_to="2025-01-01", how_ended="replaced")
    stock.forget()
    tie([item])
    assert ties(item) == set()


def test_a_correction_moves_rules_visibly_and_is_undone(brought):
    item = brought("SEND transport costs grow", "Buses for pupils.")
    assert services(item) == {"special-needs"}
    made = correct(item.pk, ["social-care"], by="editor", now=timezone.now())
    assert services(item) == {"social-care"}
    assert made.moved == {"send": -1}
    assert moved() == {"send": -1}
    read_what_came([Stored(item, new=False)])
    assert services(item) == {"social-care"}, "what staff said stays"
    undo(made.pk, by="editor", now=timezone.now())
    assert services(item) == {"special-needs"}
    assert moved() == {}
    acts = list(Entry.objects.filter(act__startswith="news:").order_by("pk").values_list("act", "actor"))
    assert acts == [("news: staff corrected what an item is about", "editor"), ("news: a correction was undone", "editor")]


def test_a_correction_is_undone_once(brought):
    made = correct(brought(CAMHS).pk, [], by="editor", now=timezone.now())
    undo(made.pk, by="editor", now=timezone.now())
    with pytest.raises(Correction.DoesNotExist):
        undo(made.pk, by="editor", now=timezone.now())


def test_no_number_of_corrections_moves_a_rule_further_than_two(brought):
    for number in range(4):
        correct(brought(f"CAMHS waits, part {number}").pk, [], by="editor", now=timezone.now())
    assert moved() == {"camhs": -2}


def test_correcting_nothing_writes_nothing(brought):
    item = brought(CAMHS)
    assert correct(item.pk, ["mental-health", "no such service"], by="editor", now=timezone.now()) is None
    assert not Correction.objects.exists()


def test_items_are_read_again_by_rules_that_moved(brought):
    old = brought("Trainee psychologists for schools")
    assert services(old) == {"educational-psychology"}
    others = [brought(f"Psychologist shortage in schools, part {number}") for number in range(2)]
    for other in others:
        correct(other.pk, [], by="editor", now=timezone.now())
    assert read_again(timezone.now()) == 3
    assert services(old) == set()
    assert read_again(timezone.now()) == 0


def test_what_staff_took_off_is_not_found_again_and_what_they_tied_stays(brought, places):
    item = brought(CAMHS)
    untie(item.ties.get(), by="editor")
    tie_by_staff(item, places["other"], by="editor")
    tie([item])
    assert ties(item) == {("constituency", "Downham", OTHER)}


def test_staff_settle_a_name_that_was_left_open(brought, places):
    item = brought("News of somewhere")
    bearers = [["constituency", SEAT, "Upwell", SEAT], ["constituency", OTHER, "Downham", OTHER]]
    held = Tie.objects.create(item=item, kind="open", name="Well", written="Well", because="open", is_open=True, bearers=bearers)
    settle_open(held, 1, by="editor")
    tie([item])
    assert ties(item) == {("constituency", "Downham", OTHER)}
    assert not item.ties.filter(is_open=True).exists()


def test_an_item_has_a_service_once(brought):
    item = brought(CAMHS)
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemService.objects.create(item=item, service="mental-health")
