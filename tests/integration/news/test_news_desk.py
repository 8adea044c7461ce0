"""The editor's desk: what every button does, who may press it, and the digest."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.news.classifying.models import Correction
from causeway.news.desk.models import Pick
from causeway.news.items.models import Item
from causeway.news.placing.models import Tie
from causeway.news.sources.models import Source
from causeway.supporters.newsletters.models import Newsletter
from tests.integration.news.conftest import OTHER

CAMHS = "Children wait two years for CAMHS in Exampleshire"


def press(editor, item, act, **more):
    return editor.post(reverse("news_desk:act", args=[item.pk]), {"act": act, **more}, follow=True)


def said(answer):
    return [str(each) for each in answer.context["messages"]]


@pytest.mark.parametrize("route", ["index", "rules", "digest"])
def test_only_who_edits_the_news_sees_the_desk(client, db, django_user_model, route):
    address = reverse(f"news_desk:{route}")
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("visitor"))
    assert client.get(address).status_code in {302, 403}


def test_nothing_is_done_by_reading_an_address(editor, brought):
    item = brought(CAMHS)
    assert editor.get(reverse("news_desk:act", args=[item.pk]), {"act": "hide"}).status_code == 405
    assert Item.objects.get().hidden_at is None


def test_the_desk_shows_what_came_in_with_why(editor, brought):
    brought(CAMHS)
    brought("A new bridge")
    text = editor.get(reverse("news_desk:index")).content.decode()
    assert "Mental health: because the title says “CAMHS”, +4" in text
    assert "A new bridge" not in text
    assert "A new bridge" in editor.get(reverse("news_desk:index"), {"view": "all"}).content.decode()


def test_pin_and_hide_go_on_and_off_and_leave_a_trail(editor, brought):
    item = brought(CAMHS)
    for act in ("pin", "pin", "hide", "hide"):
        assert press(editor, item, act).status_code == 200
    item.refresh_from_db()
    assert (item.pinned_at, item.hidden_at) == (None, None)
    acts = list(Entry.objects.filter(act__startswith="news: an item").order_by("pk").values_list("act", flat=True))
    assert [act.rpartition(" was ")[2] for act in acts] == ["pinned", "unpinned", "hidden", "shown again"]


def test_hiding_takes_the_pin_and_the_pick_away(editor, brought):
    item = brought(CAMHS)
    press(editor, item, "pin")
    press(editor, item, "pick")
    press(editor, item, "hide")
    item.refresh_from_db()
    assert item.pinned_at is None
    assert not Pick.objects.exists()
    assert CAMHS in editor.get(reverse("news_desk:index"), {"view": "hidden"}).content.decode()


def test_services_are_corrected_and_the_page_of_rules_undoes_it(editor, brought):
    item = brought(CAMHS)
    answer = press(editor, item, "services", service=["social-care"])
    assert "moves these rules: camhs -1" in said(answer)[0]
    rules = editor.get(reverse("news_desk:rules")).content.decode()
    assert "<strong>moved by corrections: -1</strong>" in rules
    editor.post(reverse("news_desk:undo", args=[Correction.objects.get().pk]))
    assert set(item.services.values_list("service", flat=True)) == {"mental-health"}


def test_places_are_corrected(editor, brought):
    item = brought(CAMHS)
    press(editor, item, "place", place="downham")
    press(editor, item, "untie", tie=item.ties.get(name="Exampleshire").pk)
    assert [(tie.name, tie.code) for tie in item.ties.standing()] == [("Downham", OTHER)]
    assert "We know no area called “Nowhere”" in said(press(editor, item, "place", place="Nowhere"))[0]


def test_an_open_name_is_settled(editor, brought):
    item = brought("CAMHS: news")
    bearers = [["constituency", OTHER, "Downham", OTHER]]
    held = Tie.objects.create(item=item, kind="open", name="Ham", written="Ham", because="open", is_open=True, bearers=bearers)
    assert "Ham" in editor.get(reverse("news_desk:index"), {"view": "open"}).content.decode()
    press(editor, item, "settle", tie=held.pk, which=0)
    assert [tie.name for tie in item.ties.standing()] == ["Downham"]
    assert press(editor, item, "settle", tie=held.pk, which=0).status_code == 404


@pytest.mark.parametrize("act", ["", "erase", "\x00"])
def test_an_act_that_is_none_is_not_found(editor, brought, act):
    assert press(editor, brought(CAMHS), act).status_code == 404


def test_a_digest_is_made_of_picks_and_handed_on_as_a_draft(editor, brought, django_user_model):
    item = brought(CAMHS)
    django_user_model.objects.get(username="editor").user_permissions.add(
        Permission.objects.get(content_type__app_label="supporters", codename="write")
    )
    press(editor, item, "pick")
    press(editor, item, "note", note="Read this first.", back="digest")
    text = editor.get(reverse("news_desk:digest")).content.decode()
    assert "Read this first." in text
    assert f"{CAMHS}\nRead this first.\nExample Gazette" in text.replace("&#x27;", "'")
    answer = editor.post(reverse("news_desk:hand-on"), {"taker": 0})
    made = Newsletter.objects.get()
    assert answer.url == reverse("supporters_staff:one", args=[made.pk])
    assert [(block.title, block.text, block.link) for block in made.parts] == [(CAMHS, "Read this first.", item.address)]
    assert made.is_draft


def test_who_may_not_write_newsletters_makes_no_draft(editor, brought):
    press(editor, brought(CAMHS), "pick")
    assert "Make it a draft" not in editor.get(reverse("news_desk:digest")).content.decode()
    assert editor.post(reverse("news_desk:hand-on"), {"taker": 0}).status_code == 404
    assert not Newsletter.objects.exists()


def test_a_digest_that_has_gone_makes_room_for_the_next(editor, brought):
    item = brought(CAMHS)
    press(editor, item, "pick")
    editor.post(reverse("news_desk:hand-on"))
    assert Pick.objects.get().used_at is not None
    assert "Nothing is picked yet" in editor.get(reverse("news_desk:digest")).content.decode()
    press(editor, item, "pick")
    assert Pick.objects.get().used_at is None


def test_an_empty_digest_is_not_handed_on(editor, places):
    editor.post(reverse("news_desk:hand-on"), {"taker": 0})
    assert not Newsletter.objects.exists()
    assert editor.post(reverse("news_desk:hand-on"), {"taker": "²"}).status_code == 302


def test_what_is_picked_and_then_hidden_elsewhere_is_in_no_digest(editor, brought):
    item = brought(CAMHS)
    press(editor, item, "pick")
    Item.objects.filter(pk=item.pk).update(hidden_at=timezone.now())
    assert CAMHS not in editor.get(reverse("news_desk:digest")).content.decode()


def test_an_empty_desk_leads_to_the_sources_and_names_no_keys(editor, brought):
    Source.objects.update(good_at=None)
    sources = reverse("news_sources:overview")
    empty = editor.get(reverse("news_desk:index")).content.decode()
    assert "Have one read" not in empty, "whoever may not look after sources is not led to a page that refuses them"
    assert "Keys: J next" not in empty
    User.objects.get().user_permissions.add(Permission.objects.get(codename="keep_sources"))
    empty = editor.get(reverse("news_desk:index")).content.decode()
    assert f'href="{sources}">Have one read' in empty
    assert editor.get(sources).status_code == 200
    brought(CAMHS)
    assert "Keys: J next" in editor.get(reverse("news_desk:index")).content.decode()
