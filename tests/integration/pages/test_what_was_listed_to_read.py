"""The first page listed things to read once. The pack's own list is in the library by the pack; staff's own is carried there."""

from importlib import import_module
from types import SimpleNamespace

import pytest

from causeway.library.models import Resource
from causeway.pages.models import CampaignPage, PackedPage
from causeway.pages.pack import HOME, _held

pytestmark = pytest.mark.django_db
MIGRATION = import_module("causeway.pages.migrations.0003_kits_beside_actions")
LISTED = {
    "title": "A report that staff listed",
    "url": "https://www.example.org/report/",
    "publisher": "Example Institute",
    "kind": "news",
    "when": "May 2025",
    "note": "What they found.",
}


class Blocks(list):
    """A stream as the page of before had it."""

    def get_prep_value(self):
        return [{"type": "resource", "value": block.value, "id": "made up"} for block in self]


@pytest.fixture
def page(pack):
    """The page as it was before: with a list of things to read, and actions without kits."""
    page = CampaignPage.objects.get()
    page.resources = Blocks([SimpleNamespace(value=LISTED)])
    for action in page.actions:
        del action.value["kit"]
    return page


def carry(page):
    """Run the migration's own step over the page."""
    models = {"CampaignPage": [page], "PackedPage": PackedPage.objects.all()}
    managers = {name: SimpleNamespace(objects=SimpleNamespace(all=lambda name=name: models[name])) for name in models}
    MIGRATION.carry(SimpleNamespace(get_model=lambda _app, name: managers.get(name, Resource)), None)


def test_what_staff_listed_is_in_the_library_once(page):
    Resource.objects.all().delete()
    carry(page)
    carry(page)
    carried = Resource.objects.get()
    assert (carried.title, carried.address, carried.address_key) == (LISTED["title"], LISTED["url"], "example.org/report")
    assert (carried.kind, carried.published, carried.good_for) == ("article", "May 2025", "What they found.")
    assert " listed" in carried.words


def test_a_page_as_the_pack_wrote_it_does_not_look_changed(page):
    Resource.objects.all().delete()
    before = MIGRATION._held(page, MIGRATION.BEFORE, with_kits=False)
    PackedPage.objects.filter(key=HOME).update(page_sha256=before)
    carry(page)
    assert not Resource.objects.exists()
    fields = dict.fromkeys(name for name in MIGRATION.BEFORE if name != "resources")
    assert _held(CampaignPage.objects.get(), fields) == PackedPage.objects.get(key=HOME).page_sha256 != before
