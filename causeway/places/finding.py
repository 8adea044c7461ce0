"""From what a person typed to the places it may mean, and a kind sentence where it means none."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.domain.postcodes import last_in, was_corrected
from causeway.areas.models import Area, AreaKind
from causeway.areas.queries import look_up_postcode
from causeway.areas.search import MANY_WORDS, Found, Matches, asked_for, search
from causeway.representatives.members.queries import Seat, seat

LIMIT = 30


@dataclass(frozen=True)
class Doubt:
    """Seats that other postcodes of the same sector lie in: near a border, ours may be wrong."""

    seats: tuple[Area, ...]


@dataclass(frozen=True)
class Answer:
    """What a typed text leads to: one seat, several places, or a sentence with ways on."""

    typed: str
    seat: Seat | None = None
    postcode: str = ""
    corrected: bool = False  # a letter or digit was put right to read the postcode
    doubt: Doubt | None = None
    matches: tuple[Found, ...] = ()
    many: int = 0  # how many match in all
    exact: bool = False  # one matches, and it bears the very name that was typed
    guessed: bool = False  # nothing matches as typed; these are near
    sentence: str = ""
    aside: str = ""  # what else should be known of what is near

    @property
    def more(self) -> int:
        """How many match and are not shown."""
        return self.many - len(self.matches)


def _sentences() -> dict[PostcodeStatus, str]:
    return {
        PostcodeStatus.NORTHERN_IRELAND: _(
            "The list of Northern Ireland’s postcodes may not be passed on, so we cannot place yours. Which of these seats is it? "
            "Schools whose postcode begins like yours stand in them. There may be others: all are in the list by name."
        ),
        PostcodeStatus.NEW: _("%(postcode)s is new, and our list is older. It is probably in this constituency: please check."),
        PostcodeStatus.ENDED: _(
            "%(postcode)s has ended: Royal Mail uses it no more. These are the seats around it. Choose yours, or type the new postcode."
        ),
        PostcodeStatus.CROWN_DEPENDENCY: _(
            "Jersey, Guernsey and the Isle of Man have parliaments of their own and elect no MP. If your school is elsewhere, look it up by name."
        ),
        PostcodeStatus.FORCES: _(
            "A forces address does not say which constituency you vote in. Choose it by name: it is where you are registered."
        ),
        PostcodeStatus.UNKNOWN: _(
            "%(postcode)s looks like a postcode, but we do not know it. It may be new: ours are of mid-2023. Check it, or choose your "
            "constituency by name."
        ),
    }


def answer(typed: str, on: dt.date) -> Answer:
    """Return what ``typed`` leads to on a day. Never raises for what a person may type."""
    text = typed.strip()
    looked_up = look_up_postcode(text)
    if looked_up.status is PostcodeStatus.KNOWN:
        return _of_postcode(text, looked_up, on)
    if looked_up.status is not PostcodeStatus.NOT_A_POSTCODE:
        return _in_doubt(text, looked_up)
    found = search(text, LIMIT)
    if (not found.found or found.guessed) and (within := last_in(text)):  # an address, or a postcode with words around it
        return replace(answer(within, on), typed=text)
    if not found.found:
        return Answer(
            text,
            sentence=_("We found no place, school or MP of that name, nor one like it. Try one word of it, or a postcode."),
        )
    return Answer(
        text,
        matches=found.found,
        many=found.many,
        exact=found.exact and found.many == 1,
        guessed=found.guessed,
        aside=_of_ended_seats(text, found),
    )


def _of_ended_seats(typed: str, found: Matches) -> str:
    """Say of seats that share a word with a name that nothing bears: constituencies of before 2024 are not in our lists."""
    seats = any(each.kind == AreaKind.CONSTITUENCY for each in found.found)
    if not found.guessed or not seats or len(asked_for(typed)) < MANY_WORDS:
        return ""
    return _("No constituency of today is called so. They were drawn anew for July 2024; a name of before is not in our list.")


def _seats(codes: tuple[str, ...]) -> tuple[Area, ...]:
    """Return seats in the order of their codes here: the likeliest first, where one is likelier."""
    found = {area.code: area for area in Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=codes)}
    return tuple(found[code] for code in codes if code in found)


def seats_around(postcode: str) -> tuple[Area, ...]:
    """Return the seats that a postcode newer than our list probably lies in: those of its neighbours; none where nothing is known of it."""
    return _seats(look_up_postcode(postcode).also_near)


def _in_doubt(text: str, looked_up: PostcodeAnswer) -> Answer:
    """Return what is known of a postcode that we cannot place, with the seats that may be meant."""
    near = _seats(looked_up.also_near)
    sentence = _sentences()[looked_up.status] % {"postcode": looked_up.postcode}
    if looked_up.status is PostcodeStatus.NORTHERN_IRELAND and not near:
        sentence = _("We have no postcodes of Northern Ireland. Choose your constituency by name instead.")
    corrected = was_corrected(text, looked_up.postcode)
    return Answer(text, postcode=looked_up.postcode, corrected=corrected, sentence=sentence, doubt=Doubt(near) if near else None)


def _of_postcode(text: str, looked_up: PostcodeAnswer, on: dt.date) -> Answer:
    if looked_up.constituency is None:
        return Answer(
            text,
            sentence=_("We know that postcode, but not its constituency. Choose your constituency by name."),
            postcode=looked_up.postcode,
        )
    near = tuple(sorted(_seats(looked_up.also_near), key=lambda one: one.name))
    return Answer(
        text,
        seat=seat(looked_up.constituency, on),
        postcode=looked_up.postcode,
        corrected=was_corrected(text, looked_up.postcode),
        doubt=Doubt(near) if near else None,
    )
