"""Reads for publicity: the note for the press and the posts, from what is known and may be said of a roundtable.

MPs are named, for they came as holders of a public office; guests and their schools are only counted.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas.models import Area, AreaKind
from causeway.areas.nations import nation_code
from causeway.campaign.pack import Ask, campaign
from causeway.campaign.words import in_nation
from causeway.frame.addresses import whole_address
from causeway.representatives.members.queries import election_near
from causeway.roundtables.after.note import queries as noting
from causeway.roundtables.after.publicity.domain import Parts, compose, post, schools_by_kind
from causeway.roundtables.after.thanks import queries as thanks
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.dates import entries
from causeway.roundtables.invitations.domain.invitations import Said
from causeway.roundtables.invitations.queries import last_answers
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.domain import State as Kept
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table import mail, words
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.domain.kinds import Phase
from causeway.roundtables.table.domain.states import TOOK_PLACE, State
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable
from causeway.words.safe_words import identifies_a_child


def ask_of(roundtable: Roundtable) -> Ask | None:
    """Return what MPs are asked: what the roundtable chose, else the first of the pack that makes sense in every nation of its seats."""
    pack = campaign()
    if chosen := pack.ask(roundtable.ask_key):
        return chosen
    nations = {nation_code(code) for code in roundtable.seats.values_list("code", flat=True)}
    return next((ask for ask in pack.asks if all(ask in in_nation(pack.asks, nation) for nation in nations)), None)


def _in_paper(roundtable: Roundtable) -> str:
    """Return what is asked of MPs: in the organisers' own words where they wrote any, else one of the campaign's asks, named as what it is."""
    chosen = campaign().ask(roundtable.ask_key)
    if own := own_ask(roundtable):
        said = _("What the schools ask of MPs, in their own words: “%(ask)s”") % {"ask": own}
        also = _("It is one of the asks of the campaign: %(ask)s.") % {"ask": chosen.title.rstrip(".")} if chosen else ""
        return " ".join(part for part in (said, also) if part)
    ask = ask_of(roundtable)
    if ask is None:
        return ""
    words = _("What the schools ask of MPs: %(ask)s.") if chosen else _("The campaign asks MPs: %(ask)s.")
    return words % {"ask": _as_a_paper_says(ask, _place(roundtable)).rstrip(".")}


def _as_a_paper_says(ask: Ask, place: str) -> str:
    """Return an ask as a paper about several seats words it; only its title where it has no such words, or no place to put in."""
    return ask.elsewhere.text.replace("{area}", place) if ask.elsewhere and place else ask.title


def own_ask(roundtable: Roundtable) -> str:
    """Return what the organisers ask, on one line; nothing where a child could be recognised in it, for it would stand in a newspaper."""
    return "" if identifies_a_child(roundtable.ask) else " ".join(roundtable.ask.split()).strip("“”")


def public_promises(roundtable: Roundtable, today: dt.date) -> list[Promise]:
    """Return what was promised and is public: organisers and staff agreed, and whoever made it had time to answer."""
    promises = (
        Promise.objects.filter(roundtable=roundtable)
        .exclude(words="")
        .exclude(state=Kept.WITHDRAWN)
        .select_related("seat")
        .order_by("pk")
    )
    return [each for each in promises if ledger.is_public(each, today)]


@dataclass(frozen=True)
class _Met:
    """Who met: the MPs who came and those who sent somebody, as they are named; the schools of the guests, by kind."""

    mps: tuple[str, ...]
    sent: tuple[str, ...]
    schools: tuple[tuple[Phase | None, int], ...]


def _met(roundtable: Roundtable) -> _Met:
    people = thanks.people(roundtable)
    named = {
        group: tuple(_named(each.name, each.invitation.seat.name) for each in people if each.group is group and each.invitation)
        for group in (Group.MPS, Group.OFFICES)
    }
    came = Guest.objects.filter(roundtable=roundtable, attendance__came=True).exclude(school="")
    schools = [(str(each.school_urn or each.school), Phase(each.phase) if each.phase else None) for each in came]
    return _Met(named[Group.MPS], named[Group.OFFICES], schools_by_kind(schools))


def _named(mp: str, seat: str) -> str:
    return f"{mp} ({seat})"


def _and(these: list[str] | tuple[str, ...]) -> str:
    return str(get_text_list(list(these), _("and")))


def _kinds(schools: tuple[tuple[Phase | None, int], ...]) -> str:
    """Return, as "4 primary, 2 special", the kinds that are known; empty where none is."""
    said = [f"{number} {words.phase(phase).lower()}" for phase, number in schools if phase]
    return ", ".join(
        [*said, *(_("%(number)s of other kinds") % {"number": number} for phase, number in schools if not phase and said)]
    )


def press_note(roundtable: Roundtable, now: dt.datetime) -> str:
    """Return the note for the press as plain text."""
    met, pack, today = _met(roundtable), campaign(), day_of(now)
    promises = public_promises(roundtable, today)
    seats = {each.seat.code: each.seat.name for each in promises if each.seat}
    pages = [
        _("The promises made for %(seat)s, and what became of them: %(link)s")
        % {"seat": name, "link": whole_address("roundtables:promises", code)}
        for code, name in seats.items()
    ]
    notes = (
        _("The campaign: %(campaign)s (%(owner)s).") % {"campaign": pack.name, "owner": pack.owner_full},
        pack.introduced,
        pack.independent_note,
        *pages,
    )
    return compose(
        Parts(
            release=_("For use from [date]"),
            title=roundtable.title,
            happened=_happened(roundtable, met),
            mps=_which_mps(met),
            promised=_("What was promised:"),
            promises=tuple(noting.promised(each.who, each.words, each.due) for each in promises),
            asked=_in_paper(roundtable),
            quotation=_(
                "[A sentence or two from somebody here, in their own words, with their name and role. Ask them before you send it.]"
            ),
            contact=campaign().press_contact,
            notes_title=_("Notes for editors"),
            notes=notes,
        )
    )


def _happened(roundtable: Roundtable, met: _Met) -> str:
    day = thanks.held_on(roundtable)
    said = {"title": roundtable.title, "day": date_format(day, "l j F Y") if day else _("[day]"), "place": _place(roundtable)}
    number = sum(count for _phase, count in met.schools)
    if not number:
        return (
            _("“%(title)s” took place on %(day)s in %(place)s.") % said
            if said["place"]
            else _("“%(title)s” took place on %(day)s.") % said
        )
    kinds = _kinds(met.schools)
    schools = ngettext("%(number)s school", "%(number)s schools", number) % {"number": number} + (f" ({kinds})" if kinds else "")
    sentence = (
        _("People from %(schools)s in %(place)s met on %(day)s for “%(title)s”.")
        if said["place"]
        else _("People from %(schools)s met on %(day)s for “%(title)s”.")
    )
    return sentence % {**said, "schools": schools}


def _place(roundtable: Roundtable) -> str:
    return " ".join(roundtable.place.split())


def _which_mps(met: _Met) -> str:
    said = []
    if met.mps:
        said.append(_("MPs at the table: %(names)s.") % {"names": _and(met.mps)})
    if met.sent:
        said.append(_("Sent somebody to listen for them: %(names)s.") % {"names": _and(met.sent)})
    return " ".join(said)


@dataclass(frozen=True)
class Post:
    """A short text for networks: for when it is, and the text."""

    key: str
    when: str
    text: str


def posts(roundtable: Roundtable, now: dt.datetime) -> tuple[Post, ...]:
    """Return the posts that make sense now: before, on the day, or afterwards. None before a date is settled."""
    today, day = day_of(now), thanks.held_on(roundtable)
    state = State(roundtable.state)
    found = []
    if day is not None and state is State.CONFIRMED and day > today:
        found.append(Post("before", _("Before"), _before(roundtable, day)))
    if day is not None and state in {State.CONFIRMED, State.HELD} and day >= today:
        found.append(Post("day", _("On the day"), _on_the_day(roundtable)))
    if day is not None and state in TOOK_PLACE:
        found.append(Post("after", _("Afterwards"), _after(roundtable, day, today)))
    return tuple(found)


def _tail(link: str = "") -> str:
    pack = campaign()
    return " ".join(part for part in (*pack.hashtags, pack.handle, link or mail.site("/")) if part)


def _we(roundtable: Roundtable) -> str:
    place = _place(roundtable)
    return _("school leaders from %(place)s") % {"place": place} if place else _("school leaders")


def _asked(roundtable: Roundtable) -> str:
    ask, own = ask_of(roundtable), own_ask(roundtable)
    if own or roundtable.ask_key:
        return _("We ask MPs: “%(ask)s”") % {"ask": own or (ask.title if ask else "")}
    return _("The campaign asks MPs: “%(ask)s”") % {"ask": ask.title} if ask else ""


def _before(roundtable: Roundtable, day: dt.date) -> str:
    said = {"day": date_format(day, "l j F"), "we": _we(roundtable)}
    plain = _("On %(day)s %(we)s meet their MPs.") % said
    short = _("On %(day)s school leaders meet their MPs.") % said
    return post((f"{plain} {_asked(roundtable)}", f"{short} {_asked(roundtable)}", plain, short), _tail())


def _on_the_day(roundtable: Roundtable) -> str:
    names = _and(_expected(roundtable))
    said = {"we": _we(roundtable), "mps": names}
    plain = _("Today %(we)s meet their MPs.") % said
    named = _("Today %(we)s meet %(mps)s.") % said if names else plain
    short = _("Today school leaders meet their MPs.")
    return post((f"{named} {_asked(roundtable)}", named, f"{plain} {_asked(roundtable)}", plain, short), _tail())


def _expected(roundtable: Roundtable) -> tuple[str, ...]:
    """Return the names of the MPs in the room: who came, once somebody has said so; before that those whose office says they come."""
    if roundtable.attendance.filter(came=True).exists():
        return tuple(each.name for each in thanks.people(roundtable) if each.group is Group.MPS)
    answers = last_answers(roundtable)
    return tuple(
        each.invitation.mp_name
        for each in answers
        if each.said == Said.ATTENDS and roundtable.chosen is not None and entries.comes(each, roundtable.chosen)
    )


def _after(roundtable: Roundtable, day: dt.date, today: dt.date) -> str:
    names = _and([each.name for each in thanks.people(roundtable) if each.group is Group.MPS])
    promises = public_promises(roundtable, today)
    link = whole_address("roundtables:promises", promises[0].seat.code) if promises and promises[0].seat else ""
    number = len(promises)
    ends = (
        ngettext("%(number)s promise is public, and we follow it.", "%(number)s promises are public, and we follow them.", number)
        % {"number": number}
        if number
        else _asked(roundtable)
    )
    said = {"day": date_format(day, "l j F"), "we": _we(roundtable), "mps": names}
    plain = _("On %(day)s %(we)s met to talk with MPs.") % said
    named = _("On %(day)s %(we)s met %(mps)s.") % said if names else plain
    short = _("On %(day)s school leaders met to talk with MPs.") % said
    return post((f"{named} {ends}", named, f"{plain} {ends}", f"{short} {ends}", short), _tail(link))


def elections(roundtable: Roundtable, on: dt.date) -> tuple[str, ...]:
    """Return a sentence for each election on its way in a seat of the roundtable, each once."""
    codes = roundtable.seats.values_list("code", flat=True)
    seats = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=codes)
    return tuple(dict.fromkeys(said for seat in seats if (said := election_near(seat, on))))
