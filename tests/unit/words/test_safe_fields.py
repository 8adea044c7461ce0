"""Fields for words that others read: what identifies a child is refused, what may harm somebody is asked about once."""

import pytest
from django import forms
from django.http import QueryDict

from causeway.words.safe_fields import SafeLine, SafeWords
from causeway.words.safe_words import identifies_a_child, noticed

CHILD = "Then Liam, aged 8, was turned away."
CONTACT = "Her mother is on 07700 900123."


class Example(forms.Form):
    text = SafeWords(max_length=500, rows=3, label="Words", required=True, missing="Write a line.")
    title = SafeLine(max_length=60, label="Title", required=False)
    joining = SafeWords(max_length=500, rows=3, label="Joining", addresses=False)


def typed(**given):
    data = QueryDict(mutable=True)
    data.update(given)
    return Example(data)


@pytest.mark.parametrize(
    ("text", "quoted", "instead"),
    [
        (CHILD, "Liam, aged 8", "a pupil"),
        ("She was born on 12/03/2016.", "12/03/2016", "age roughly"),
        ("His UPN is A123456789012.", "A123456789012", "Leave it out"),
    ],
)
def test_what_identifies_a_child_is_refused_with_its_words_and_how_to_write_it(text, quoted, instead):
    form = typed(text=text)
    assert not form.is_valid()
    assert quoted in form.errors["text"][0]
    assert instead in form.errors["text"][0]
    assert text in str(form["text"])
    assert "text-looked" not in str(form["text"])


def test_a_tick_does_not_keep_a_child():
    assert not typed(text=CHILD, **{"text-looked": noticed(CHILD)[0].digest}).is_valid()


def test_somebody_elses_number_is_asked_about_and_a_tick_keeps_it():
    form = typed(text=CONTACT)
    assert not form.is_valid()
    shown = str(form["text"])
    assert 'name="text-looked"' in shown
    assert " checked" not in shown
    again = typed(text=CONTACT, **{"text-looked": noticed(CONTACT)[0].digest})
    assert again.is_valid()
    assert again.cleaned_data["text"] == CONTACT
    assert "checked" in str(again["text"])  # a form that is shown to be read and sent on takes it along


def test_a_tick_is_for_those_words_only():
    assert not typed(text="Ring 0114 496 0000.", **{"text-looked": noticed(CONTACT)[0].digest}).is_valid()


def test_one_forms_findings_are_not_anothers():
    assert not typed(text=CONTACT).is_valid()
    assert typed(text="We wait for two terms.").is_valid()
    assert "looked" not in str(Example()["text"])


def test_a_line_is_looked_at_and_addresses_may_stand_where_they_belong():
    assert not typed(text="x", title="Liam (8)").is_valid()
    assert typed(text="x", joining="On the day call 07700 900123.").is_valid()
    assert not typed(text="x", joining=CHILD).is_valid()


def test_what_is_missing_is_said_once():
    assert typed(text=" ").errors["text"] == ["Write a line."]


def test_lengths_and_widgets_stay_as_they_were():
    form = typed(text="x" * 501)
    assert not form.is_valid()
    assert 'rows="3"' in str(form["text"])
    assert 'type="text"' in str(form["title"])


def test_the_same_words_twice_are_one_finding_and_a_child_comes_first():
    found = noticed(f"{CONTACT} {CHILD} {CONTACT}")
    assert [each.concern for each in found] == ["named-child", "contact"]
    assert identifies_a_child(CHILD)
    assert not identifies_a_child(CONTACT)
