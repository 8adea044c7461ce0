"""The public list of seats with promises, and the ways to it."""

import pytest
from day_examples import DAY, NOW, a_roundtable, a_seat
from django.utils import timezone

from causeway.areas.models import Area, AreaKind
from causeway.frame.area_links import links
from causeway.roundtables.promises.models import Promise

pytestmark = pytest.mark.django_db
SEATS, SEAT = "/roundtables/promises/", "/roundtables/promises/E14000901/"


def a_promise(roundtable, seat, **more):
    given = {
        "who": "Ada Example",
        "words": "I will ask",
        "client_id": f"example-{seat.code}-{len(more)}",
        "made_at": NOW - 40 * DAY,
    }
    return Promise.objects.create(roundtable=roundtable, seat=seat, **(given | more))


@pytest.fixture
def public():
    roundtable = a_roundtable(state="held")
    agreed = {"organiser_agrees_at": NOW - 20 * DAY, "staff_agree_at": NOW - 20 * DAY}
    a_promise(roundtable, a_seat(roundtable), **agreed)
    return a_promise(roundtable, a_seat(roundtable, "E14000902", "Bea Example", 902), who="Bea Example")


def test_only_seats_with_something_published_are_listed(client, public):
    page = client.get(SEATS).content.decode()
    assert f'href="{SEAT}"' in page
    assert "Ada Example" in page
    assert "Bea Example" not in page
    assert '<meta property="og:title" content="What MPs promised">' in page
    Promise.objects.filter(pk=public.pk).update(organiser_agrees_at=NOW - 20 * DAY, staff_agree_at=NOW - 3 * DAY)
    assert "Bea Example" not in client.get(SEATS).content.decode()  # its fortnight is not over
    Promise.objects.filter(pk=public.pk).update(replied_at=NOW, reply="It is done.")
    assert "Bea Example" in client.get(SEATS).content.decode()


def test_without_any_the_list_says_so_and_nothing_leads_to_it(client):
    assert "None is published yet." in client.get(SEATS).content.decode()
    assert SEATS not in client.get("/roundtables/").content.decode()
    assert SEATS not in client.get("/sitemap.xml").content.decode()
    assert client.get(SEAT).status_code == 404


def test_the_way_in_is_the_rooms_page_the_map_for_crawlers_and_the_seats_page(client, public):
    assert f'href="{SEATS}"' in client.get("/roundtables/").content.decode()
    listed = client.get("/sitemap.xml").content.decode()
    assert f"{SEATS}</loc>" in listed
    assert f"{SEAT}</loc>" in listed
    found = links(AreaKind.CONSTITUENCY, "E14000901", NOW)
    assert [(link.address, link.on) for link in found] == [(SEAT, timezone.localdate(NOW - 40 * DAY))]
    assert not links(AreaKind.CONSTITUENCY, public.seat.code, NOW)
    assert not links(AreaKind.ICB, "E14000901", NOW)


def test_a_seats_page_has_the_link_where_something_is_published(client, public):
    Area.objects.create(code="E92000001", name="England", kind=AreaKind.NATION)
    for code, name in (("E14000901", "Example Seat 1"), ("E14000902", "Example Seat 2")):
        Area.objects.create(code=code, name=name, kind=AreaKind.CONSTITUENCY)
    assert f'href="{SEAT}"' in client.get("/areas/constituency/E14000901/").content.decode()
    assert "/roundtables/promises/" not in client.get("/areas/constituency/E14000902/").content.decode()


def test_a_seats_promises_say_what_they_are_when_shared(client, public):
    page = client.get(SEAT).content.decode()
    assert '<meta property="og:title" content="Promises in Example Seat 1">' in page
    assert f'{SEAT}">' in page


def test_many_seats_are_read_with_as_many_questions_as_few(client, public, django_assert_num_queries):
    from causeway.roundtables.promises.queries import seats_published

    with django_assert_num_queries(2):
        seats_published(NOW)
    for number in range(10, 16):
        seat = a_seat(public.roundtable, f"E140009{number}", "Example", number)
        a_promise(public.roundtable, seat, organiser_agrees_at=NOW - 20 * DAY, staff_agree_at=NOW - 20 * DAY)
    with django_assert_num_queries(2):
        assert len(seats_published(NOW)) == 7
