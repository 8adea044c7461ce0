"""A source of news as staff write it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Line
from causeway.news.parsing.answers import Asked
from causeway.news.parsing.fitting import Problem, problems
from causeway.news.sources.domain import LONGEST_ADDRESS, LONGEST_QUERY, Kind
from causeway.news.sources.labels import KINDS

SAID = {
    Problem.NO_ADDRESS: gettext_lazy("This kind of source needs its address. Copy it from the publisher’s page."),
    Problem.NO_QUERY: gettext_lazy("Write what is to be searched for, or the account’s name."),
    Problem.NOT_ON_THE_WEB: gettext_lazy("This is no web address. It begins with https://"),
    Problem.NO_PLACE: gettext_lazy(
        "Write {query} in the address where the search goes, such as https://example.org/rss?q={query}"
    ),
    Problem.NO_ACCOUNT: gettext_lazy(
        "This is no account’s name there. On Bluesky it is like name.example, on Mastodon like @name@server."
    ),
    Problem.NO_HOUSE: gettext_lazy("Choose one of the two Houses, or both."),
    Problem.UNKNOWN: gettext_lazy(
        "This kind of source does not know a House or organisations. Leave both empty, or choose another kind."
    ),
}
OFTEN = [
    (15, gettext_lazy("every quarter of an hour")),
    (60, gettext_lazy("every hour")),
    (360, gettext_lazy("every six hours")),
    (1440, gettext_lazy("once a day")),
]
HOUSES = [("", gettext_lazy("both")), ("Commons", gettext_lazy("House of Commons")), ("Lords", gettext_lazy("House of Lords"))]
_FIELD = {"settings": "organisations"}


class SourceForm(forms.Form):
    """One source. What the pack has set beyond these fields is kept."""

    title = Line(max_length=140, label=gettext_lazy("What staff call it"), missing=gettext_lazy("Give it a name."))
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of source it is"), choices=[(each.value, KINDS[each]) for each in Kind]
    )
    address = Line(
        max_length=LONGEST_ADDRESS,
        required=False,
        label=gettext_lazy("Its address"),
        help_text=gettext_lazy("Of a feed, a page or a search. Parliament, GOV.UK, ONS and accounts need none."),
    )
    query = Line(
        max_length=LONGEST_QUERY,
        required=False,
        label=gettext_lazy("What it is asked for, or whose account it is"),
        help_text=gettext_lazy(
            "Words to search for, such as: “speech and language therapy”. For an account its name, such as @name@server."
        ),
    )
    outlet = Line(max_length=140, required=False, label=gettext_lazy("Who publishes it, where its items do not say"))
    organisations = Line(
        max_length=300,
        required=False,
        label=gettext_lazy("Only of these organisations, for GOV.UK"),
        help_text=gettext_lazy("As they stand in its addresses, with commas between: department-for-education"),
    )
    house = forms.ChoiceField(label=gettext_lazy("Of which House, for Parliament"), choices=HOUSES, required=False)
    minutes = forms.TypedChoiceField(label=gettext_lazy("How often it is read"), choices=OFTEN, coerce=int, initial=60)

    def __init__(self, *args: Any, kept: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept = {name: value for name, value in (kept or {}).items() if name not in {"organisations", "house"}}
        often = self.initial.get("minutes")
        if often and often not in dict(OFTEN):
            self.fields["minutes"].choices = [(often, gettext_lazy("as the pack says")), *OFTEN]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse what the kind cannot do anything with."""
        given = super().clean() or {}
        if not self.errors:
            values = self.values
            asked = Asked(Kind(values["kind"]), values["address"], values["query"], values["outlet"], values["settings"])
            for name, problem in problems(asked):
                self.add_error(_FIELD.get(name, name), str(SAID[problem]))
        return given

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, as a source holds it."""
        given = self.cleaned_data
        named = [each.strip() for each in given["organisations"].split(",") if each.strip()]
        settings = {**self._kept, "organisations": named, "house": given["house"]}
        plain = {name: given[name] for name in ("title", "kind", "address", "query", "outlet", "minutes")}
        return {**plain, "settings": {name: value for name, value in settings.items() if value}}


def initial(values: Any) -> dict[str, Any]:
    """Return what the form shows of a source."""
    plain = {name: getattr(values, name) for name in ("title", "kind", "address", "query", "outlet", "minutes")}
    return {
        **plain,
        "organisations": ", ".join(values.settings.get("organisations", [])),
        "house": values.settings.get("house", ""),
    }
