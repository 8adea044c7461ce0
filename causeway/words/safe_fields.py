"""Fields for words that go out to others or become public: no child may be identified in them, and nobody's address slips in unseen.

What identifies a child is refused, with the words quoted and how to write it instead. What only may (a name with a need, somebody's
e-mail address or telephone) is asked about once; a tick under the field keeps it. What was typed stays in the field.

A form takes ``SafeWords`` for ``Words`` and ``SafeLine`` for ``Line``; nothing else is needed where its template uses ``{% field %}``.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from causeway.frame.fields import Line, Words
from causeway.words.domain.findings import Concern, Finding, Weight
from causeway.words.safe_words import in_a_sentence, noticed


class _Looked(forms.Widget):
    """A text input with a tick under it for what its writer looked at and keeps."""

    looked: frozenset[str] = frozenset()
    asked: tuple[Finding, ...] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the text, and remember what was ticked."""
        self.looked = frozenset(str(data.get(f"{name}-looked", "")).split())
        return super().value_from_datadict(data, files, name)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the input, with the tick where something was asked about."""
        typed = super().render(name, value, attrs, renderer)
        if not self.asked:
            return typed
        digests = " ".join(finding.digest for finding in self.asked)
        return format_html(
            '{}<p class="field__check"><input type="checkbox" name="{}-looked" id="{}-looked" value="{}"{}> <label for="{}-looked">{}</label></p>',
            typed,
            name,
            (attrs or {}).get("id", name),
            digests,
            mark_safe(" checked") if self._all_looked_at() else "",
            (attrs or {}).get("id", name),
            _("I looked at this, and it can stay"),
        )

    def _all_looked_at(self) -> bool:
        return all(finding.digest in self.looked for finding in self.asked)


class LookedText(_Looked, forms.TextInput):
    """One line with its tick."""


class LookedWords(_Looked, forms.Textarea):
    """Several lines with their tick."""


class _Safe(forms.CharField):
    """A field that looks at what is typed. With ``addresses=False`` an e-mail address or a telephone may stand in it unasked."""

    addresses: bool
    looked_widget: type[_Looked]

    def __init__(self, *, addresses: bool = True, **rest: Any) -> None:
        super().__init__(**rest)
        self.addresses = addresses
        self.widget = self.looked_widget(attrs=self.widget.attrs)

    def validate(self, value: Any) -> None:
        """Refuse what identifies a child, and ask about what may harm somebody."""
        super().validate(value)
        text = str(value or "")
        found = [each for each in noticed(text) if self.addresses or each.concern is not Concern.CONTACT]
        to_change = [each for each in found if each.weight is Weight.CHANGE]
        to_look_at = tuple(each for each in found if each.weight is Weight.LOOK)
        looked: frozenset[str] = frozenset()
        if isinstance(self.widget, _Looked):
            self.widget.asked, looked = to_look_at, self.widget.looked
        unseen = [each for each in to_look_at if each.digest not in looked]
        if to_change or unseen:
            raise ValidationError([in_a_sentence(each) for each in (*to_change, *unseen)])


class SafeLine(_Safe, Line):
    """One line that others read."""

    looked_widget = LookedText


class SafeWords(_Safe, Words):
    """Several lines of somebody's own words that others read."""

    looked_widget = LookedWords
