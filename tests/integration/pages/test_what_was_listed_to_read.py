"""A page of before, with its list of things to read: the pack's own list is in the library by the pack, staff's own is carried there."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from causeway.library.resources.models import Resource
from causeway.pages.pack import HOME

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE, AFTER = [("pages", "0001_initial")], [("pages", "0002_kits_beside_actions")]
ACTION = {"title": "Write", "text": "Write to your MP.", "minutes": 5, "link": "/write/", "link_text": "Write"}
LISTED = {
    "title": "A report that staff listed",
    "url": "https://www.example.org/report/",
    "publisher": "Example Institute",
    "kind": "news",
    "when": "May 2025",
    "note": "What they found.",
}


def migrate(target):
    executor = MigrationExecutor(connection)
    executor.loader.build_graph()
    executor.migrate(target)
    return executor.loader.project_state(target).apps


@pytest.fixture
def page_of_before():
    """Make the page as the version before wrote it, and say what its checksum was then."""
    from importlib import import_module

    moved = import_module("causeway.pages.migrations.0002_kits_beside_actions")
    apps = migrate(BEFORE)

    def make(*, by_the_pack):
        kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="pages", model="campaignpage")
        page = apps.get_model("pages", "CampaignPage").objects.create(
            title="Example",
            slug="example",
            path="00010099",
            depth=2,
            content_type_id=kind.pk,
            headline="Example",
            summary="An example",
            actions=[("action", ACTION)],
            resources=[("resource", LISTED)],
        )
        page.refresh_from_db()
        held = moved._held(page, moved.BEFORE, with_kits=False)
        packed = apps.get_model("pages", "PackedPage")
        packed.objects.create(page_id=page.pk, key=HOME, pack_sha256="x", page_sha256=held if by_the_pack else "another")

    yield make
    migrate(AFTER)


def test_what_staff_listed_is_in_the_library(page_of_before):
    page_of_before(by_the_pack=False)
    migrate(AFTER)
    carried = Resource.objects.get()
    assert (carried.title, carried.address, carried.address_key) == (LISTED["title"], LISTED["url"], "example.org/report")
    assert (carried.kind, carried.published, carried.good_for) == ("article", "May 2025", "What they found.")
    assert " listed" in carried.words


def test_a_page_as_the_pack_wrote_it_does_not_look_changed(page_of_before):
    from causeway.pages.models import CampaignPage, PackedPage
    from causeway.pages.pack import _held

    page_of_before(by_the_pack=True)
    migrate(AFTER)
    assert not Resource.objects.exists()
    fields = dict.fromkeys(("headline", "summary", "search_description", "issue", "asks", "actions", "facts", "motion"))
    assert _held(CampaignPage.objects.get(), fields) == PackedPage.objects.get().page_sha256
