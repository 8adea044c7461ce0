"""The first page had a motion once. Going over to the motions room loses nobody's words, and the pack still knows its own page."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from causeway.pages.models import CampaignPage, PackedPage

pytestmark = pytest.mark.django_db
MIGRATION = import_module("causeway.pages.migrations.0002_no_motion")
NEXT = import_module("causeway.pages.migrations.0003_kits_beside_actions")
MOTION = "<p>This branch believes that children wait.</p>"


@pytest.fixture
def page(pack):
    """The page as it was before: with a motion, and a list of things to read in which nothing stands."""
    page = CampaignPage.objects.get()
    page.motion, page.resources = MOTION, []
    for action in page.actions:
        del action.value["kit"]
    return page


def take_off(page):
    """Run the migration's own step over the page, and the one that came after it."""
    models = {"CampaignPage": [page], "PackedPage": PackedPage.objects.all()}
    apps = SimpleNamespace(get_model=lambda _app, name: SimpleNamespace(objects=SimpleNamespace(all=lambda: models[name])))
    MIGRATION.keep_what_staff_wrote(apps, None)
    NEXT.carry(apps, None)


def test_a_page_that_nobody_edited_is_still_the_packs(page, pack, capsys):
    PackedPage.objects.filter(page_id=page.pk).update(page_sha256=MIGRATION._sha256(page, MIGRATION.FIELDS))
    take_off(page)
    asks = pack / "asks.yaml"
    asks.write_text(asks.read_text().replace("Saturday", "Sunday"))
    call_command("load_campaign")
    assert "brought in line" in capsys.readouterr().out
    assert "children wait" not in CampaignPage.objects.get().issue


def test_a_motion_that_staff_wrote_stands_under_the_case(page):
    case = page.issue
    take_off(page)
    assert CampaignPage.objects.get().issue == f"{case}{MOTION}"
