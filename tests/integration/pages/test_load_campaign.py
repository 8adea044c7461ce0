"""Loading a pack: once makes, twice changes nothing, and staff's own words are kept until somebody says otherwise."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision, Site

from causeway.audit.models import Entry
from causeway.campaign.pack import read_pack
from causeway.config.environment import ROOT
from causeway.pages.models import CampaignPage, ContentPage

pytestmark = pytest.mark.django_db


def change(pack, name, before, after):
    path = pack / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_a_pack_becomes_the_site(pack):
    home = CampaignPage.objects.get()
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert home.asks[0].value["title"] == "Visit the library"
    assert "<script" not in ContentPage.objects.get().body
    assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail").exists()


@pytest.mark.parametrize("folder", sorted((ROOT / "campaigns").iterdir()), ids=lambda folder: folder.name)
def test_every_pack_that_ships_becomes_a_site_with_all_it_says(folder, settings):
    settings.CAMPAIGN_PATH = folder
    call_command("load_campaign", verbosity=0)
    home = CampaignPage.objects.get()
    assert [block.value["number"] for block in home.facts] == [fact.number for fact in read_pack(folder).facts]
    assert len(home.actions) == len(read_pack(folder).actions)


def test_loading_twice_changes_nothing(pack, capsys):
    revisions, entries = Revision.objects.count(), Entry.objects.count()
    capsys.readouterr()
    call_command("load_campaign")
    assert (Revision.objects.count(), Entry.objects.count()) == (revisions, entries)
    assert capsys.readouterr().out == ""


def test_a_changed_pack_is_brought_in(pack, capsys):
    change(pack, "asks.yaml", "Saturday", "Sunday")
    call_command("load_campaign")
    assert "Sunday" in CampaignPage.objects.get().asks[0].value["text"]
    assert "brought in line" in capsys.readouterr().out


def test_what_staff_edited_is_kept_and_named(pack, capsys):
    home = CampaignPage.objects.get()
    home.headline = "Staff said it better"
    home.save_revision().publish()
    change(pack, "campaign.yaml", "A town without", "A city without")
    call_command("load_campaign")
    assert CampaignPage.objects.get().headline == "Staff said it better"
    assert "Theirs is kept; --overwrite takes the pack's" in capsys.readouterr().out


def test_a_draft_that_staff_have_begun_counts_as_an_edit(pack):
    home = CampaignPage.objects.get()
    home.headline = "Half a thought"
    home.save_revision()
    change(pack, "campaign.yaml", "A town without", "A city without")
    call_command("load_campaign", verbosity=0)
    assert CampaignPage.objects.get().headline.startswith("A town")


def test_overwriting_says_so_and_can_be_undone(pack, capsys):
    home = CampaignPage.objects.get()
    home.headline = "Staff said it better"
    home.save_revision().publish()
    change(pack, "campaign.yaml", "A town without", "A city without")
    call_command("load_campaign", "--overwrite")
    assert CampaignPage.objects.get().headline.startswith("A city")
    assert "over edits by staff" in capsys.readouterr().out
    assert Entry.objects.filter(act="pages.pack-written", detail__over_staff_edits=True).exists()
    assert any(revision.content.get("headline") == "Staff said it better" for revision in Revision.objects.all())


def test_a_pack_with_a_gap_is_refused_by_name(pack):
    change(pack, "campaign.yaml", "headline:", "headlin:")
    with pytest.raises(CommandError, match="headline"):
        call_command("load_campaign")
    assert CampaignPage.objects.count() == 1


def test_a_motion_in_the_old_place_is_refused_with_what_to_do(pack):
    (pack / "motion.md").write_text("This branch believes that children wait.", encoding="utf-8")
    with pytest.raises(CommandError, match=r"motion\.md .* is read no more\. Put its words into motions\.yaml, and delete it"):
        call_command("load_campaign")


@pytest.mark.parametrize(("name", "field"), [("letter.yaml", "sender_name: Friends"), ("papers.yaml", "who: Those who read")])
def test_a_field_that_stands_elsewhere_now_is_refused_with_where(pack, name, field):
    said = pack / name
    said.write_text((said.read_text(encoding="utf-8") if said.exists() else "") + f"{field}\n", encoding="utf-8")
    with pytest.raises(CommandError, match=rf"{field.split(':')[0]} no longer stands in {name}\. Move it to campaign\.yaml"):
        call_command("load_campaign")
