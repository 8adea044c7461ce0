"""What somebody types who plans an activity: one page, in the order in which one would tell it."""

import datetime as dt
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.activities.activity import placing, words
from causeway.activities.activity.domain.kinds import Kind, Mode, Need, Who
from causeway.activities.activity.domain.recurring import LONGEST, MOST, Repeats, Rule
from causeway.areas.forms import WhichPlace, answered, chosen
from causeway.calendars.domain import NoSuchTime, at
from causeway.frame.fields import Day, Line, Time, YourEmail
from causeway.people.honeypot import TrapForm
from causeway.words.safe_fields import SafeLine, SafeWords

ROUNDTABLE = "roundtable"
ALSO = ("also_1", "also_2", "also_3")
_NO_DAY = gettext_lazy("Write the day like 2027-03-05.")
_NO_TIME = gettext_lazy("Write the time like 18:30.")


def _choices(codes: Any, said: Any, *more: tuple[str, Any]) -> Any:
    return lazy(lambda: [*((each.value, said(each.value)) for each in codes), *((key, str(text)) for key, text in more)], list)()


def _not_now(day: dt.date) -> str:
    """Return why nothing can be planned for a day; empty where it can."""
    if day < timezone.localdate():
        return _("That day is over. Which one did you mean?")
    return _("That is more than two years away. Tell us when it is nearer.") if day > timezone.localdate() + 2 * LONGEST else ""


def _wrong_until(first: dt.date, until: dt.date | None) -> str:
    """Return what is wrong with the last day of a rule; empty for nothing."""
    if until is None or until < first:
        return _("Until which day does it come again?")
    return _("A year at most, and %(most)s days: propose it anew then.") % {"most": MOST} if until - first > LONGEST else ""


class PublicWordsForm(forms.Form):
    """The words that everybody reads."""

    title = SafeLine(
        max_length=90,
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("As it will stand in lists and calendars: “Stall at the summer fair”."),
        missing=gettext_lazy("Give it a name, so that people find it in a list."),
    )
    text = SafeWords(
        max_length=2000,
        rows=4,
        required=True,
        label=gettext_lazy("What happens?"),
        help_text=gettext_lazy("Two or three sentences. Everybody reads them."),
        missing=gettext_lazy("Say in a sentence what happens there."),
    )


class ComingForm(forms.Form):
    """Who may come, and what they are told."""

    who = forms.ChoiceField(label=gettext_lazy("Who may come?"), choices=_choices(Who, words.who))
    children = forms.BooleanField(label=gettext_lazy("Children may be there"), required=False)
    signs_up = forms.BooleanField(label=gettext_lazy("People sign up for it here"), required=False)
    places = forms.IntegerField(
        label=gettext_lazy("How many places?"),
        required=False,
        min_value=1,
        max_value=5000,
        help_text=gettext_lazy("Leave it empty if there is room for everybody."),
    )
    place_shown = forms.BooleanField(label=gettext_lazy("Everybody may see the exact place"), required=False, initial=True)
    joining = SafeWords(
        addresses=False,
        max_length=1000,
        rows=3,
        label=gettext_lazy("How to join"),
        help_text=gettext_lazy("A link, a room, whom to ask for. Only those who sign up read it."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what nobody could follow: something told only to those who sign up, where nobody can."""
        typed: dict[str, Any] = super().clean() or {}
        if not typed.get("signs_up") and (typed.get("joining") or not typed.get("place_shown")):
            self.add_error("signs_up", _("Tick this too: what you keep for those who sign up would reach nobody."))
        return typed


class HelpForm(forms.Form):
    """What would help a host."""

    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What would help you?"),
        required=False,
        choices=_choices(Need, words.need),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The campaign answers each with a name and a day."),
    )
    need_words = SafeWords(
        addresses=False,
        max_length=600,
        rows=2,
        label=gettext_lazy("Anything more about that"),
        help_text=gettext_lazy("Only the campaign’s staff read it."),
    )
    show_support = forms.BooleanField(
        label=gettext_lazy("The campaign may show on the page what it promised, and whether it kept it"),
        required=False,
        initial=True,
    )


class PlaceForm(forms.Form):
    """Where it is."""

    mode = forms.ChoiceField(
        label=gettext_lazy("What kind of place?"),
        choices=_choices(Mode, words.mode),
        widget=forms.RadioSelect,
        initial=Mode.PLACE.value,
    )
    place = SafeLine(
        addresses=False,
        max_length=160,
        required=False,
        label=gettext_lazy("Name and street of the place"),
        help_text=gettext_lazy("Not needed online or at a school."),
        autocomplete="off",
    )
    near = Line(
        max_length=160,
        label=gettext_lazy("Its postcode, or the school’s name"),
        help_text=gettext_lazy("So that it stands on the map of its constituency. Online: where most of you are."),
        missing=gettext_lazy("Give a postcode, a school or a constituency: the list and the map go by it."),
        autocomplete="off",
    )
    near_choice = WhichPlace()

    def clean(self) -> dict[str, Any]:
        """Find where it lies; several places that may be meant are offered, and what is not found is said."""
        typed: dict[str, Any] = super().clean() or {}
        if {"mode", "near"} <= typed.keys():
            self._place(typed)
        if self._wants_a_place(typed):
            self.add_error("place", _("Say where people go: the name of the place and its street."))
        return typed

    def _wants_a_place(self, typed: dict[str, Any]) -> bool:
        """Return whether nobody could find it; a school that is still to be found or chosen gives its name to the place."""
        waits = {"near_choice"} if typed.get("mode") == Mode.PLACE else {"near", "near_choice"}
        return typed.get("mode") in {Mode.PLACE, Mode.SCHOOL} and not typed.get("place") and not waits & self.errors.keys()

    def _place(self, typed: dict[str, Any]) -> None:
        at_school = typed["mode"] == Mode.SCHOOL
        answer = answered(self, typed["near"], partial(placing.resolve, at_school=at_school))
        if answer.code:
            typed["placed"] = placing.placed(answer, typed["near"])
            if not typed.get("place") and answer.urn:
                typed["place"] = placing.school_name(answer.urn) if chosen(self, typed["near"]) else typed["near"]


class WhenForm(forms.Form):
    """On which day, from when to when: the clock's time in the United Kingdom, all year round."""

    single: ClassVar[tuple[str, ...]] = ("first_day",)

    first_day = Day(
        label=gettext_lazy("The day"), missing=gettext_lazy("Which day is it? A guess can be moved later."), invalid=_NO_DAY
    )
    begins = Time(label=gettext_lazy("From"), missing=gettext_lazy("When does it begin?"), invalid=_NO_TIME)
    ends = Time(label=gettext_lazy("Until"), missing=gettext_lazy("When does it end?"), invalid=_NO_TIME)

    def clean(self) -> dict[str, Any]:
        """Check the days and hours together."""
        typed: dict[str, Any] = super().clean() or {}
        for name in self.single:
            if wrong := typed.get(name) and _not_now(typed[name]):
                self.add_error(name, wrong)
        if {"first_day", "begins", "ends"} <= typed.keys():
            if typed["ends"] > typed["begins"]:
                self._check_clock(self._days(typed), typed)
            else:
                said = _("It ends before it begins. One that goes past midnight is two: say the first evening here.")
                self.add_error("ends", said)
        return typed

    def _days(self, typed: dict[str, Any]) -> list[dt.date]:
        """Return all days that were typed."""
        return [typed["first_day"]]

    def _check_clock(self, days: list[dt.date], typed: dict[str, Any]) -> None:
        try:
            for day in days:
                at(day, typed["begins"])
                at(day, typed["ends"])
        except NoSuchTime:
            self.add_error("begins", _("On one of these days the clocks go forward over that hour. Choose another time."))


class SeveralDaysForm(WhenForm):
    """The same, again and again by a rule, and on a few days beside it."""

    single = ("first_day", *ALSO)

    repeats = forms.ChoiceField(
        label=gettext_lazy("Does it come again?"),
        required=False,
        choices=lazy(lambda: [(each.value, words.repeats(each.value) or _("No, once")) for each in Repeats], list)(),
    )
    until = Day(label=gettext_lazy("Last day it comes again"), required=False, invalid=_NO_DAY)
    also_1 = Day(label=gettext_lazy("Also on"), required=False, invalid=_NO_DAY)
    also_2 = Day(label=gettext_lazy("And on"), required=False, invalid=_NO_DAY)
    also_3 = Day(label=gettext_lazy("And on "), required=False, invalid=_NO_DAY)

    def _days(self, typed: dict[str, Any]) -> list[dt.date]:
        """Return all days; what is wrong with the rule is said, and then the first alone."""
        typed["also"] = [typed[name] for name in ALSO if typed.get(name)]
        repeats, first = Repeats(typed.get("repeats") or ""), typed["first_day"]
        if repeats is not Repeats.NO and (wrong := _wrong_until(first, typed.get("until"))):
            self.add_error("until", wrong)
            return [first]
        return [*Rule(repeats, first, typed.get("until") or first).days(), *typed["also"]]


class HostForm(forms.Form):
    """Who plans it."""

    name = Line(
        max_length=100,
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("Only the campaign’s staff see it."),
        missing=gettext_lazy("Give your name: somebody has to be asked if a question comes."),
        autocomplete="name",
    )
    email = YourEmail(
        help_text=gettext_lazy("We send a link to it, by which you confirm and change this. It is shown to nobody."),
        missing=gettext_lazy("Give an e-mail address you can open now."),
    )


class ProposeForm(TrapForm, PlaceForm, SeveralDaysForm, ComingForm, HelpForm, HostForm, PublicWordsForm):
    """All of it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What do you plan?"),
        choices=_choices(Kind, words.kind, (ROUNDTABLE, gettext_lazy("A roundtable with MPs"))),
    )

    # As on the page, where what is wrong is told in order.
    field_order = ("kind", "title", "text", *PlaceForm.base_fields, "first_day")

    @property
    def has_more_days(self) -> bool:
        """Whether several days were typed, or something is wrong with them."""
        return any(self.data.get(name) or name in self.errors for name in ("repeats", "until", *ALSO)) if self.is_bound else False

    @property
    def is_roundtable(self) -> bool:
        """Whether a roundtable is planned, which has a room of its own."""
        return self.data.get("kind") == ROUNDTABLE

    def clean(self) -> dict[str, Any]:
        """Check what several fields say together."""
        typed = super().clean()
        if self.is_roundtable:
            self.add_error("kind", _("A roundtable has a room of its own. What you typed stays here while you look."))
        return typed
