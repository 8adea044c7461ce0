"""What a form says of its fields: "optional" only where nobody ever needs it."""

from django import forms

from causeway.frame.templatetags.forms import field
from causeway.news.alerts.forms import WishForm
from causeway.roundtables.day.forms import PromiseForm
from causeway.roundtables.invitations.forms import AnswerForm


class Plain(forms.Form):
    needed = forms.CharField()
    spare = forms.CharField(required=False)
    agree = forms.BooleanField(required=False)


class OneOfTwo(Plain):
    needed_by_some = ("spare",)


def test_what_nobody_needs_is_optional():
    assert {each.name: field(each)["optional"] for each in Plain()} == {"needed": False, "spare": True, "agree": False}


def test_what_some_need_is_not_called_optional():
    assert not field(OneOfTwo()["spare"])["optional"]


def test_what_some_need_is_a_field():
    for form in (WishForm, PromiseForm, AnswerForm):
        assert set(form.needed_by_some) <= set(form.base_fields)
