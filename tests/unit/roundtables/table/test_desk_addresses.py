import pytest
from django.urls import resolve

from causeway.roundtables import urls
from causeway.roundtables.table.addresses import fixed, new_slug

FIRSTS = sorted({str(each.pattern).split("/")[0] for each in urls.urlpatterns} - {"", "<slug:slug>"})


def test_every_address_of_the_room_is_either_a_desks_or_begins_with_a_reserved_part():
    assert fixed() == set(FIRSTS)
    assert {"note", "promises", "staff-calendar", "mine", "new", "g"} <= set(FIRSTS)


@pytest.mark.parametrize("first", FIRSTS)
def test_no_new_desk_has_the_address_of_another_page(first):
    stem, _dash, ending = first.partition("-")
    endings = iter([ending, "example"])
    assert new_slug(stem, lambda: next(endings)) == f"{stem}-example"


def test_a_desks_address_leads_to_its_desk_and_a_title_without_letters_has_one_too():
    for title in ("Note", "Staff calendar", "…", "x" * 120):
        slug = new_slug(title)
        assert resolve(f"/roundtables/{slug}/").url_name == "desk"
        assert len(slug) <= 60
