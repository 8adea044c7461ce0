"""After a yes: the paper with which governors decide about a consultation, and the letter that asks for a correction. Nothing goes out by itself."""

import datetime as dt
import io
import zipfile
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from news_rows import NOW, a_letter, a_source, an_editor, found
from pypdf import PdfReader

from causeway.areas.models import Area
from causeway.audit.models import Entry
from causeway.evidence.figures.queries import local_case
from causeway.news.items.domain import Kind
from causeway.news.items.models import Item
from causeway.news.items.storing import store
from causeway.news.loop import actions
from causeway.news.loop.domain import Proposes, State
from causeway.news.loop.models import Corrections, Proposal, Rule
from causeway.outbox.models import Message
from tests.integration.evidence.conftest import country, figures, loaded  # noqa: F401  fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures", "country")]
TITLE = "Reform of support for children [2026] – “what next?”"


def proposed(proposes, *, kind=Kind.CONSULTATION, **more):
    rule = Rule.objects.create(
        key=f"r{Rule.objects.count()}",
        title="An example",
        kinds=[kind.value],
        proposes=proposes.value,
        figure=more.pop("figure", ""),
    )
    given = {"kind": kind, "title": TITLE, "outlet": "Department for Examples", "on": NOW.date() + dt.timedelta(days=40)}
    store(a_source(rule.key), [found("c", **given | more)], NOW)
    return Proposal.objects.get(rule=rule)


def agreed(*args, **more):
    held = proposed(*args, **more)
    actions.agree(held.pk, "A paragraph of ours.\n\nA second one.", by="editor", now=NOW)
    return Proposal.objects.get(pk=held.pk)


def paper_at(held):
    return reverse("answering:paper", args=[held.pk])


def letter_at(held):
    return reverse("news_loop:correction", args=[held.pk])


def filled(client, at, **more):
    """Return what the page's form holds, with some of it changed."""
    held = client.get(at).context["form"].initial
    return {name: "" if value is None else value for name, value in held.items()} | more


def words_of(content):
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_without_a_yes_there_is_no_paper_and_no_letter(client):
    an_editor(client)
    for held, at in (
        (proposed(Proposes.PAPER), paper_at),
        (proposed(Proposes.CORRECTION, kind=Kind.ARTICLE, address="https://news.example/other"), letter_at),
    ):
        assert client.get(at(held)).status_code == 404
        assert client.post(at(held), {"file": "docx"}).status_code == 404
        actions.decline(held.pk, by="editor", now=NOW)
        assert client.get(at(held)).status_code == 404


def test_only_who_edits_the_news_makes_them(client, django_user_model):
    held = agreed(Proposes.PAPER)
    client.force_login(django_user_model.objects.create_user("other", is_staff=True))
    assert client.get(paper_at(held)).status_code in {302, 403}
    assert client.get(letter_at(held)).status_code in {302, 403}


def test_the_proposal_leads_to_a_paper_that_knows_what_is_asked_and_by_when(client):
    an_editor(client)
    held = agreed(Proposes.PAPER)
    assert paper_at(held) in client.get(reverse("news_loop:proposal", args=[held.pk])).content.decode()
    first = client.get(paper_at(held)).context["form"].initial
    closes = NOW.date() + dt.timedelta(days=40)
    assert (first["title"], first["closes"], first["decide_by"]) == (TITLE, closes, closes - dt.timedelta(days=14))
    assert (first["address"], first["asked_by"]) == ("https://news.example/c", "Department for Examples")


def test_the_word_file_says_on_page_one_what_is_asked_by_when_and_what_governors_may_decide(client):
    an_editor(client)
    held = agreed(Proposes.PAPER)
    answer = client.post(paper_at(held), filled(client, paper_at(held), file="docx"))
    assert answer["Content-Disposition"].startswith("attachment")
    said = words_of(answer.content)
    closes = NOW.date() + dt.timedelta(days=40)
    for wanted in (
        f"It closes on {closes:%-d %B %Y}.",
        f"Governors may decide by {closes - dt.timedelta(days=14):%-d %B %Y}",
        "Department for Examples consults on",
        TITLE,
        "https://news.example/c",
        "to take note of it, and not to answer",
        f", by {closes:%-d %B %Y}",
        "A paragraph of ours.",
        "Sources",
    ):
        assert wanted in said, wanted
    pdf = client.post(paper_at(held), filled(client, paper_at(held), file="pdf"))
    first = " ".join(PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text().split())
    for wanted in ("It closes on", "Governors may decide by", "What governors may decide", "https://news.example/c"):
        assert wanted in first, wanted
    assert list(Entry.objects.filter(act__startswith="papers:").order_by("pk").values_list("detail__file", flat=True)) == [
        "docx",
        "pdf",
    ]
    assert not Message.objects.exists()


def test_an_inquiry_is_called_one_and_a_day_that_nobody_said_is_a_place_to_fill_in(client):
    an_editor(client)
    held = agreed(Proposes.PAPER, kind=Kind.COMMITTEE, on=None)
    content = client.post(paper_at(held), filled(client, paper_at(held), file="docx")).content
    assert "takes written evidence" in words_of(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert "the closing date, from its own page" in packed.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"closes": "2020-01-01"}, "It has closed."),
        ({"closes": "2099-01-01", "decide_by": "2099-01-02"}, "That is after it closes."),
        ({"closes": "soon"}, "Choose a day."),
        ({"title": ""}, "Give its title"),
        ({"address": "javascript:alert(1)"}, "This is no address of a page."),
        ({"place": "Zzyzx"}, "We found no place"),
        ({"place": "\0💥" * 20}, "We found no place"),
    ],
)
def test_what_cannot_be_is_told_and_the_typed_words_stay(client, more, said):
    an_editor(client)
    held = agreed(Proposes.PAPER)
    answer = client.post(paper_at(held), filled(client, paper_at(held), says="My own words.", **more))
    page = answer.content.decode()
    assert "Content-Disposition" not in answer
    assert said in page
    assert "My own words." in page


def test_a_choice_of_an_earlier_place_does_not_hold_for_another(client):
    an_editor(client)
    held = agreed(Proposes.PAPER)
    before = filled(client, paper_at(held))
    assert before["place_choice"] == "nation:E92000001"
    said = words_of(client.post(paper_at(held), {**before, "place": "Cambridgeshire", "file": "docx"}).content)
    assert "Cambridgeshire" in said


def test_of_several_places_one_is_chosen_and_then_the_paper_is_made(client):
    an_editor(client)
    held = agreed(Proposes.PAPER)
    typed = filled(client, paper_at(held), place="Example", file="docx")
    page = client.post(paper_at(held), typed)
    said = page.content.decode()
    assert "Several places are called so. Which one?" in said
    assert 'type="radio" name="place_choice" value="constituency:E14000001"' in said
    assert 'name="place_asked" value="Example"' in said
    made = client.post(paper_at(held), {**typed, "place_asked": "Example", "place_choice": "constituency:E14000001"})
    assert "Example Seat" in words_of(made.content)


# Corrections.


def an_article(**more):
    return agreed(Proposes.CORRECTION, kind=Kind.ARTICLE, outlet="The Example Post", figure="ehc_20_weeks", on=None, **more)


def test_the_letter_has_the_published_figure_with_its_source_period_and_place(client):
    an_editor(client)
    held = an_article()
    figure = next(
        each
        for each in local_case(Area.objects.get(code="E92000001"), timezone.localdate()).figures
        if each.indicator.key == "ehc_20_weeks"
    )
    first = client.get(letter_at(held))
    letter = first.context["letter"].initial["letter"]
    for wanted in (
        figure.sentence,
        figure.period,
        figure.source_name,
        figure.source_url,
        "England",
        TITLE,
        "https://news.example/c",
    ):
        assert wanted in letter, wanted
    printed = "Nine in ten plans are late, say “parents”."
    page = client.post(letter_at(held), {**first.context["asked"].initial, "act": "figure", "printed": printed})
    assert f"“{printed}”" in page.context["letter"].initial["letter"]


def test_the_letter_is_changed_kept_and_opened_as_a_mail_that_the_site_does_not_send(client):
    an_editor(client)
    held = an_article()
    words = "Dear editor,\n\nçà & là? 100% of “it” #1\n\nKind regards"
    page = client.post(
        letter_at(held), {"act": "mail", "to": "corrections@post.example", "subject": "A figure & more", "letter": words}
    )
    parts = urlsplit(page.context["mail"])
    asked = parse_qs(parts.query)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "corrections@post.example")
    assert (asked["subject"], asked["body"]) == (["A figure & more"], [words])
    assert not Message.objects.exists()
    held.refresh_from_db()
    assert (held.draft, held.state) == (words, State.DONE)
    assert Corrections.objects.get().address == "corrections@post.example"
    assert Entry.objects.filter(act="news: a letter asking for a correction was made", actor="editor").exists()
    assert client.get(letter_at(held)).context["letter"].initial["to"] == "corrections@post.example"


@pytest.mark.parametrize("to", ["", "nobody", "a@b.example?bcc=c@d.example", "a@b.example\nBcc: c@d.example"])
def test_an_address_that_is_none_is_refused_and_the_letter_stays(client, to):
    an_editor(client)
    held = an_article()
    page = client.post(letter_at(held), {"act": "mail", "to": to, "subject": "A", "letter": "My own letter."})
    assert page.context["mail"] == ""
    assert "My own letter." in page.content.decode()
    assert not Corrections.objects.exists()


def test_where_nothing_is_published_the_page_says_so(client):
    an_editor(client)
    held = an_article(address="https://news.example/two")
    Item.objects.update(published_at=None)
    page = client.post(
        letter_at(held), {"act": "figure", "printed": "", "place": "Wales", "figure": "ehc_20_weeks"}
    ).content.decode()
    assert "Nothing is published of this for that place." in page
    assert "[the right figure, with its source, period and place]" in page


def test_a_paper_about_a_seat_and_letters_beside_it_touch_nobody(client):
    an_editor(client)
    a_letter()
    held = agreed(Proposes.PAPER)
    client.post(paper_at(held), filled(client, paper_at(held), file="docx"))
    assert actions.tell_writers(NOW) == 0
    assert not Message.objects.exists()
