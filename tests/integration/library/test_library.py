"""The library as everybody uses it and as staff keep it: list, search, files, kits, the pack, a spreadsheet."""

import io
import re
import shutil

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from library_rows import VALUES, a_document, a_keeper, a_pdf, a_presentation, a_resource
from PIL import Image

from causeway.areas.models import Area
from causeway.audit.models import Entry
from causeway.campaign.pack import campaign
from causeway.campaign.words import PackError
from causeway.config.environment import ROOT
from causeway.frame.whole_pack import check_whole_pack
from causeway.library.files import actions as files
from causeway.library.kits.models import Kit
from causeway.library.pack import LIBRARY, LibraryWords
from causeway.library.packed.loading import load
from causeway.library.resources import actions
from causeway.library.resources.models import Resource
from causeway.library.sheet.importing import as_sheet, plan

pytestmark = pytest.mark.django_db
STAFF = "/staff/library/"


def shown(client, query=""):
    return client.get(f"/library/{query}").content.decode()


def titles(page):
    return re.findall(r'lib-row__title"><a href="[^"]+">([^<]+)<', page)


def packed(title="A packed report", **more):
    one = {
        "key": "packed",
        "kind": "report",
        "title": title,
        "address": "https://example.org/packed",
        "publisher": "Example",
        "good_for": "For an example.",
        "checked": "2026-11-30",
    }
    kit = {"key": "kit", "title": "A kit", "needed": "When needed.", "items": [{"resource": "packed", "why": "Because."}]}
    return LibraryWords.model_validate({"resources": [one | more], "kits": [kit]})


def test_what_is_listed_is_found_by_words_and_choices(client):
    a_resource()
    a_resource(title="Slides for heads", kind="slides", address="https://example.org/slides", nations=["W92000004"])
    assert titles(shown(client)) == ["An example report", "Slides for heads"]
    assert titles(shown(client, "?q=wait")) == ["An example report", "Slides for heads"]  # good for the same
    assert titles(shown(client, "?q=slides+head")) == ["Slides for heads"]
    assert titles(shown(client, "?kind=slides")) == ["Slides for heads"]
    assert titles(shown(client, "?nation=W92000004&kind=report")) == []
    assert "Nothing here fits" in shown(client, "?q=elephants")
    assert 'value="report">Report or evidence (1)' in shown(client, "?q=example")


def test_strange_words_and_choices_break_nothing(client):
    a_resource()
    for query in (
        "?q=%22%27%25_*%28",
        "?q=" + "x" * 5000,
        "?kind=nothing",
        "?page=-3",
        "?page=99",
        "?area=%00",
        "?nation=%F0%9F%92%A5",
    ):
        assert client.get(f"/library/{query}").status_code == 200


def test_words_inside_files_are_found_and_the_first_page_is_seen(client):
    one, two, three = (a_resource(title=f"File {n}", address=f"https://example.org/{n}") for n in "abc")
    now = timezone.now()
    files.add_version(one.pk, "report.pdf", a_pdf("Elephants wait", "Second page"), note="", by="staff", now=now)
    files.add_version(two.pk, "slides.pptx", a_presentation("Giraffes", "A spoken note on zebras"), note="", by="staff", now=now)
    files.add_version(three.pk, "paper.docx", a_document("Rhinoceros in Word"), note="", by="staff", now=now)
    assert titles(shown(client, "?q=elephants")) == []
    assert files.read_what_is_new(now) == 3
    assert files.read_what_is_new(now) == 0
    page = shown(client, "?q=elephants")
    assert titles(page) == ["File a"]
    assert "Elephants wait" in page
    assert titles(shown(client, "?q=zebra")) == ["File b"]
    assert titles(shown(client, "?q=rhinoceros")) == ["File c"]
    detail = client.get(one.get_absolute_url()).content.decode()
    assert "<dd>2</dd>" in detail
    picture = client.get(re.search(r'src="(/library/at/[^"]+first-page[^"]+)"', detail)[1])
    image = Image.open(io.BytesIO(picture.content)).convert("L")
    assert (image.width, image.height) == (480, 680)
    darkest, lightest = image.getextrema()
    assert (darkest < 60, lightest > 250) == (True, True)  # words in black on white, not an empty page


def test_a_newer_version_is_given_out_and_an_older_one_stays(client):
    resource = a_resource()
    now = timezone.now()
    for text in ("First", "Second"):
        files.add_version(resource.pk, "report.pdf", a_pdf(text), note=f"{text} words", by="staff", now=now)
    files.read_what_is_new(now)
    assert titles(shown(client, "?q=second")) == ["An example report"]
    assert titles(shown(client, "?q=first")) == []
    detail = client.get(resource.get_absolute_url()).content.decode()
    assert "Version 1" in detail
    assert "Second words" in detail
    first = client.get(f"{resource.get_absolute_url()}file/1/")
    assert first.content == a_pdf("First")
    assert first["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert "sandbox" in first["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.html", b"<script>", "PDF, PowerPoint"),
        ("report.pdf", b"<html>", "its content does not"),
        ("report.pdf", b"%PDF-" + b"x" * files.LARGEST, "20 MB"),
    ],
)
def test_other_files_are_refused_with_a_sentence(client, name, content, said):
    resource = a_resource()
    answer = a_keeper(client).post(f"{STAFF}at/{resource.slug}/file/", {"file": SimpleUploadedFile(name, content)})
    assert said in answer.content.decode()
    assert not resource.versions.exists()


def test_a_broken_file_is_kept_and_its_trouble_told_to_staff(client):
    resource = a_resource()
    files.add_version(resource.pk, "broken.pdf", b"%PDF-1.4 and nothing more", note="", by="staff", now=timezone.now())
    files.read_what_is_new(timezone.now())
    assert "could not be read" in a_keeper(client).get(f"{STAFF}at/{resource.slug}/").content.decode()
    assert client.get(resource.get_absolute_url()).status_code == 200
    with pytest.raises(files.NotTaken, match="version 1 already"):
        files.add_version(resource.pk, "again.pdf", b"%PDF-1.4 and nothing more", note="", by="staff", now=timezone.now())


def test_a_video_loads_nothing_from_elsewhere_until_somebody_asks_for_it(client):
    video = a_resource(kind="video", title="A film", address="https://www.youtube.com/watch?v=abcdefghijk", captions="no")
    page = client.get(video.get_absolute_url())
    said = page.content.decode()
    assert "youtube-nocookie.com" in said  # named, not loaded
    assert "<iframe" not in said
    assert "frame-src" not in page["Content-Security-Policy"]
    assert "It has no captions" in said
    watched = client.get(f"{video.get_absolute_url()}watch/")
    assert 'src="https://www.youtube-nocookie.com/embed/abcdefghijk"' in watched.content.decode()
    assert "frame-src https://www.youtube-nocookie.com" in watched["Content-Security-Policy"]
    assert client.get(f"{a_resource().get_absolute_url()}watch/").status_code == 404


def test_an_area_has_a_link_to_what_is_about_it(client):
    area = Area.objects.create(kind="authority", code="E10000901", name="Exampleshire")
    a_resource([area])
    a_resource(title="Elsewhere", address="https://example.org/elsewhere")
    from causeway.library.resources.queries import near_area

    link = near_area("authority", "E10000901", timezone.now())
    assert link.words == "1 thing in the library about this area"
    assert titles(client.get(link.address).content.decode()) == ["An example report"]
    assert near_area("authority", "E10000902", timezone.now()) is None


def test_where_a_thing_is_used_stands_on_its_page(client):
    call_command("load_campaign", verbosity=0)
    page = client.get("/library/at/naht-place2be-2020/").content.decode()
    assert "66%: of the school leaders who answered" in page
    assert "The paper for governors" in page
    assert 'href="/#facts"' in page


def test_staff_put_in_change_take_off_and_put_back(client):
    keeper = a_keeper(client)
    typed = VALUES | {"format": "page", "captions": "unknown"}
    wrong = keeper.post(f"{STAFF}new/", typed | {"address": "example", "title": "Kept words"}).content.decode()
    assert "This is no address" in wrong
    assert 'value="Kept words"' in wrong
    assert keeper.post(f"{STAFF}new/", typed).status_code == 302
    resource = Resource.objects.get()
    assert (
        "has this address already"
        in keeper.post(f"{STAFF}new/", typed | {"address": "http://www.example.org/report/"}).content.decode()
    )
    one = f"{STAFF}at/{resource.slug}/"
    assert "no area with the code E99" in keeper.post(one, typed | {"areas": "E99"}).content.decode()
    assert keeper.post(one, typed | {"title": "Another title"}).status_code == 302
    assert titles(shown(client, "?q=another")) == ["Another title"]
    keeper.post(f"{one}act/", {"act": "off"})
    assert titles(shown(client)) == []
    assert client.get(resource.get_absolute_url()).status_code == 404
    assert "taken off" in keeper.get(STAFF).content.decode()
    keeper.post(f"{one}act/", {"act": "on"})
    assert titles(shown(client)) == ["Another title"]
    acts = list(Entry.objects.filter(act__startswith="library").order_by("pk").values_list("act", flat=True))
    assert [act.removeprefix("library: a resource was ") for act in acts] == ["added", "changed", "taken off", "put back"]


def test_staff_make_a_kit_and_it_stands_in_the_library(client):
    resource = a_resource()
    keeper = a_keeper(client)
    typed = {
        "title": "A kit for heads",
        "needed": "Before a meeting.",
        "beside": "/roundtables/",
        "items": f"{resource.slug}: it helps\nnothing: no",
    }
    assert "no “nothing” in the library" in keeper.post(f"{STAFF}kits/new/", typed).content.decode()
    assert "say after a colon" in keeper.post(f"{STAFF}kits/new/", typed | {"items": resource.slug}).content.decode()
    assert keeper.post(f"{STAFF}kits/new/", typed | {"items": f"{resource.slug}: it helps"}).status_code == 302
    assert "A kit for heads" in shown(client)
    page = client.get("/library/kits/a-kit-for-heads/").content.decode()
    assert "it helps" in page
    assert 'href="/roundtables/"' in page
    actions.withdraw(resource.pk, by="staff", now=timezone.now())
    assert client.get("/library/kits/a-kit-for-heads/").status_code == 404


def test_nobody_else_keeps_the_library(client, django_user_model):
    resource = a_resource()
    client.force_login(django_user_model.objects.create_user("curious", is_staff=True))
    for path in ("", "new/", "bring-in/", "kits/", "kits/new/", f"at/{resource.slug}/"):
        assert client.get(STAFF + path).status_code == 302
    assert client.post(f"{STAFF}at/{resource.slug}/act/", {"act": "off"}).status_code == 302
    assert Resource.objects.get().withdrawn_at is None


def test_a_spreadsheet_goes_out_and_comes_in_as_it_was_and_a_changed_one_changes_that(client):
    area = Area.objects.create(kind="authority", code="E10000901", name="Exampleshire")
    a_resource([area], about="Two\nlines", nations=["E92000001"])
    a_resource(title="@Example", address="", kind="account", publisher="Example")
    text = client.get("/library/library.csv").content.decode()
    assert text == as_sheet()
    assert all(change.does_nothing for change in plan(text.encode()).changes)
    keeper = a_keeper(client)
    changed = text.replace("Example Institute", "Another Institute", 1)
    changed += "A new one,slides,https://example.org/new,Example,,,,pptx,,,,,Good,,,\n"
    page = keeper.post(f"{STAFF}bring-in/", {"file": SimpleUploadedFile("l.csv", changed.encode())}).content.decode()
    assert "1 new, 1 changed" in page
    assert "Changes: publisher" in page
    fields = dict(re.findall(r'name="(content|stamp)" value="([^"]*)"', page))
    assert keeper.post(f"{STAFF}bring-in/", fields | {"stamp": "other"}).status_code == 409
    assert Resource.objects.count() == 2
    assert keeper.post(f"{STAFF}bring-in/", fields).status_code == 302
    assert set(Resource.objects.values_list("publisher", flat=True)) == {"Another Institute", "Example"}
    assert Resource.objects.get(address="https://example.org/report").about == "Two\nlines"


def test_a_wrong_spreadsheet_is_told_line_by_line(client):
    content = b"title,kind,address,publisher,good_for\nA,novel,https://example.org/,B,C\n"
    page = a_keeper(client).post(f"{STAFF}bring-in/", {"file": SimpleUploadedFile("l.csv", content)}).content.decode()
    assert "Line 2, kind:" in page
    assert "“novel” is none of: report" in page
    assert "Keep these changes" not in page


def test_the_pack_is_loaded_once_and_what_staff_made_of_it_is_kept():
    said = []
    load(packed(), said.append)
    load(packed(), said.append)
    resource = Resource.objects.get()
    assert (resource.slug, Kit.objects.get().items.count()) == ("packed", 1)
    entries = Entry.objects.count()
    load(packed(), said.append)
    assert Entry.objects.count() == entries
    load(packed("A better title"), said.append)
    assert Resource.objects.get().title == "A better title"
    assert said == []
    actions.change(resource.pk, {"title": "Staff said it better"}, None, by="staff")
    load(packed("A third title"), said.append)
    assert Resource.objects.get().title == "Staff said it better"
    assert "Theirs is kept" in said[0]
    load(packed("A third title"), said.append, overwrite=True)
    assert Resource.objects.get().title == "A third title"


def test_what_staff_have_already_is_not_brought_twice():
    a_resource(title="Ours", address="http://www.example.org/packed/")
    said = []
    load(packed(), said.append)
    assert Resource.objects.get().title == "Ours"
    assert "staff have it already" in said[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"resources": [{"key": "no", "kind": "novel"}]},
        {"kits": [{"key": "kit", "title": "A", "needed": "B", "items": [{"resource": "none", "why": "C"}]}]},
    ],
)
def test_a_wrong_pack_is_refused(wrong):
    with pytest.raises(ValueError, match=r"Input should|is no resource"):
        LibraryWords.model_validate(wrong)


def test_a_pack_of_before_is_told_where_its_links_go(tmp_path):
    folder = shutil.copytree(ROOT / "tests" / "packs" / "library", tmp_path / "library")
    (folder / "links.yaml").write_text("[]")
    with pytest.raises(PackError, match=r"Put its words into library\.yaml"):
        check_whole_pack(folder)


def test_the_campaigns_page_shows_the_kits_where_they_are_needed(client):
    call_command("load_campaign", verbosity=0)
    page = client.get("/").content.decode()
    assert 'id="read"' in page  # the old anchor
    for kit in LIBRARY.words().kits:
        assert page.count(f'href="/library/kits/{kit.key}/"') >= 1
    for action in campaign().actions:
        if action.kit:
            card = page[page.index(f"<h3>{action.title.replace(chr(39), '&#x27;')}</h3>") :]
            assert "What helps:" in card[: card.index("</li>\n")] or "What helps:" in card[:3000]
    assert {action.kit for action in campaign().actions if action.kit} == {kit.key for kit in LIBRARY.words().kits}


@pytest.mark.parametrize("folder", sorted((ROOT / "campaigns").iterdir()), ids=lambda folder: folder.name)
def test_every_pack_that_ships_loads_its_library_and_says_when_it_was_checked(folder, settings):
    settings.CAMPAIGN_PATH = folder
    words = LIBRARY.words()
    load(words, pytest.fail)
    assert Resource.objects.count() == len(words.resources)
    assert {kit.slug for kit in Kit.objects.all()} == {kit.key for kit in words.kits}
    assert not Resource.objects.filter(checked=None).exists()
