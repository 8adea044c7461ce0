"""What staff do with the stories: they read those of the roundtables they see, publish what they read, and say why where they do not."""

import importlib
from types import SimpleNamespace

import pytest
from day_examples import NOW, a_roundtable, a_seat, mails
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from causeway.areas.models import Area
from causeway.audit.models import Entry
from causeway.regions.models import LooksAfter, Region
from causeway.roundtables.after.story.domain import State
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.table.models import Roundtable
from tests.accounts import account

pytestmark = pytest.mark.django_db
LIST = "/staff/roundtables/stories/"


def a_story(of="example", state=State.SENT, title="An example came of it", **more):
    roundtable = a_roundtable(of, state="following up")
    return Story.objects.create(roundtable=roundtable, title=title, text="First we met.", state=state, state_since=NOW, **more)


@pytest.fixture
def staff(client):
    client.force_login(account("example-staff", group="Roundtable staff"))
    return client


def test_staff_without_the_permission_neither_read_nor_publish(client):
    story = a_story()
    client.force_login(account("curious", "see_roundtables"))
    for path in ("", f"{story.pk}/", f"{story.pk}/preview/"):
        assert client.get(f"{LIST}{path}").status_code == 302
    client.post(f"{LIST}{story.pk}/", {"act": "publish", "version": 1})
    assert Story.objects.get().state == State.SENT
    every = client.get("/staff/roundtables/").content.decode()
    assert LIST not in every


def test_the_ready_made_group_reads_previews_and_publishes(staff):
    story = a_story()
    assert "1 story waits to be read" in staff.get("/staff/roundtables/").content.decode()
    assert story.title in staff.get(LIST).content.decode()
    assert "It is published exactly as it stands here" in staff.get(f"{LIST}{story.pk}/").content.decode()
    preview = staff.get(f"{LIST}{story.pk}/preview/").content.decode()
    assert "First we met." in preview
    assert "noindex" in preview
    staff.post(f"{LIST}{story.pk}/", {"act": "publish", "version": 1})
    story.refresh_from_db()
    assert (story.state, story.approved_by) == (State.PUBLISHED, "example-staff")
    assert staff.get(f"/roundtables/stories/{story.slug}/").status_code == 200
    assert Entry.objects.filter(act="roundtable: story published", actor="example-staff").count() == 1
    assert "story waits" not in staff.get("/staff/roundtables/").content.decode()


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED, State.WITHDRAWN])
def test_what_organisers_still_write_is_theirs_alone(staff, state):
    story = a_story(state=state)
    assert story.title not in staff.get(LIST).content.decode()
    assert staff.get(f"{LIST}{story.pk}/").status_code == 404
    said = staff.post(f"{LIST}{story.pk}/", {"act": "publish", "version": 1}, follow=True).content.decode()
    assert "does not wait any more" in said
    assert Story.objects.get().state == state


def test_the_reason_stays_where_the_organisers_changed_it_meanwhile_and_goes_once_it_was_read_again(staff):
    story = a_story(version=3)
    typed = {"act": "return", "version": 2, "why": "Somebody could be recognised"}
    answer = staff.post(f"{LIST}{story.pk}/", typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Read it again" in page
    assert "Somebody could be recognised" in page
    assert 'name="version" value="3"' in page
    staff.post(f"{LIST}{story.pk}/", typed | {"version": 3})
    story.refresh_from_db()
    assert (story.state, story.why) == (State.RETURNED, "Somebody could be recognised")
    assert len(mails("roundtable-story")) == 1


def test_nothing_goes_back_or_off_the_site_without_a_reason(staff):
    story = a_story()
    assert "Say why" in staff.post(f"{LIST}{story.pk}/", {"act": "return", "version": 1}).content.decode()
    staff.post(f"{LIST}{story.pk}/", {"act": "publish", "version": 1})
    assert "Say why" in staff.post(f"{LIST}{story.pk}/", {"act": "withdraw", "version": 1}).content.decode()
    staff.post(f"{LIST}{story.pk}/", {"act": "withdraw", "version": 1, "why": "It is not so"})
    assert Story.objects.get().state == State.WITHDRAWN
    assert [mail["Subject"] for mail in mails("roundtable-story")][-1] == "Your story was taken off the site"


def test_an_account_of_regions_decides_on_theirs_only(client):
    here, there = a_story("here", title="From Wales"), a_story("there", title="From elsewhere")
    Area.objects.create(kind="constituency", code="W07000902", name="Example Seat 2")
    a_seat(here.roundtable, "W07000902")
    a_seat(there.roundtable, "E14000901")
    regional = account("regional", "publish_stories", group="Regional organisers")
    LooksAfter.objects.create(user=regional, region=Region.WALES)
    client.force_login(regional)
    page = client.get(LIST).content.decode()
    assert here.title in page
    assert there.title not in page
    assert client.get(f"{LIST}{there.pk}/").status_code == 404
    client.post(f"{LIST}{there.pk}/", {"act": "publish", "version": 1})
    client.post(f"{LIST}{here.pk}/", {"act": "publish", "version": 1})
    assert list(Story.objects.filter(state=State.PUBLISHED)) == [here]
    assert "story" not in client.get("/staff/roundtables/").content.decode().split("rts__sum")[1].split("</p>")[0]


def test_the_list_goes_on_over_pages_the_newest_first(client):
    for number in range(21):
        a_story(
            f"example-{number}",
            State.PUBLISHED,
            f"Story {number:02}.",
            slug=f"story-{number}",
            approved_by="example-staff",
            published_at=NOW.replace(year=2026, month=1, day=number + 1),
        )
    first = client.get("/roundtables/stories/").content.decode()
    assert first.index("Story 20.") < first.index("Story 01.")
    assert "Story 00." not in first
    assert "Story 00." in client.get("/roundtables/stories/?page=2").content.decode()
    Roundtable.objects.filter(slug="example-20").update(state="cancelled")
    assert "Story 20." not in client.get("/roundtables/stories/").content.decode()


def test_the_migration_gives_a_group_made_before_it_the_permission_and_makes_none_anew():
    migration = importlib.import_module("causeway.roundtables.migrations.0010_stories")
    group, permission = Group.objects.get(name="Roundtable staff"), Permission.objects.get(codename="publish_stories")
    group.permissions.remove(permission)
    migration.grant(apps, SimpleNamespace(connection=connection))
    assert permission in group.permissions.all()
    assert Permission.objects.filter(codename="publish_stories").count() == 1
    group.delete()
    migration.grant(apps, SimpleNamespace(connection=connection))
    assert not Group.objects.filter(name="Roundtable staff").exists()
