"""Reads: what can be shared about an area, network by network, and what came of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Sum
from django.urls import NoReverseMatch, reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.campaign.pack import Campaign, campaign
from causeway.evidence.figures.queries import school_case
from causeway.evidence.findings.headline import headline
from causeway.frame.addresses import whole_address
from causeway.frame.rooms import Shareable
from causeway.representatives.members import queries as representatives
from causeway.representatives.members.queries import Mp
from causeway.sharing.domain.filling import Filling, Offered, Post, fill, post
from causeway.sharing.domain.networks import Filled, Network, Rules
from causeway.sharing.models import ShareCount, ShareText
from causeway.sharing.pack import SHARES, ShareAct


@dataclass(frozen=True)
class Place:
    """What texts are about: an area, whose shares are counted, or a school, whose are not. Addresses are paths on this site."""

    name: str
    home: str
    kit: str
    card: str
    area: Area | None = None
    figures: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Choice:
    """A text to choose, as it reads without its link."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class NetworkPost:
    """One network with the text for it. ``other`` says that a shorter text stands in; ``length`` is as the network counts.

    ``through`` is our own address that counts and leads on; empty where the window is opened at once.
    """

    network: Network
    rules: Rules
    text: str
    link: str
    subject: str
    other: bool
    length: int
    through: str = ""

    @property
    def address(self) -> str:
        """The address that opens the network's window; not where everybody has a server of their own."""
        return self.address_at("")

    @property
    def opens(self) -> str:
        """Where the button leads."""
        return self.through or self.address

    @property
    def leads_on(self) -> bool:
        """Whether there is a button for it: where everybody has a server of their own, only our page asks for it."""
        return bool(self.through) or not self.rules.own_server

    def address_at(self, server: str) -> str:
        """Return the address that opens the window at a visitor's own server."""
        return self.rules.window(Filled(self.text, self.link, self.subject, server))


@dataclass(frozen=True)
class Variant:
    """One text, shown once, and the networks it goes to."""

    key: str
    text: str
    posts: tuple[NetworkPost, ...]
    own: bool  # as it was chosen, else one that stands in

    @property
    def names(self) -> str:
        """The networks, as they stand in a sentence."""
        return get_text_list([post.rules.name for post in self.posts], _("and"))

    @property
    def limits(self) -> tuple[NetworkPost, ...]:
        """Those that count what one writes."""
        return tuple(post for post in self.posts if post.rules.limit)

    @property
    def link_only(self) -> str:
        """Those that take the link alone, as they stand in a sentence."""
        return get_text_list([post.rules.name for post in self.posts if not post.rules.takes_text], _("and"))


def variants(posts: Iterable[NetworkPost], link: str) -> tuple[Variant, ...]:
    """Return each text once with the networks it goes to, that of most first; it names ``link`` where its networks each have their own."""
    found: defaultdict[str, list[NetworkPost]] = defaultdict(list)
    for one in posts:
        found[one.text.replace(one.link, link)].append(one)
    ordered = sorted(found.items(), key=lambda each: (each[1][0].other, -len(each[1])))
    return tuple(
        Variant(each[0].network.value, each[0].text if len(each) == 1 else text, tuple(each), not each[0].other)
        for text, each in ordered
    )


@dataclass(frozen=True)
class Kit:
    """Everything to share one act about one place. ``link`` is the plain one, which no network's count stands in."""

    place: Place
    act: ShareAct
    acts: tuple[ShareAct, ...]
    choices: tuple[Choice, ...]
    posts: tuple[NetworkPost, ...]
    figure: str
    mp: Mp | None
    link: str

    @property
    def words(self) -> str:
        """The key of the chosen text."""
        return next((choice.key for choice in self.choices if choice.chosen), "")

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Each text once, with its networks."""
        return variants(self.posts, self.link)

    def post(self, network: Network) -> NetworkPost | None:
        """Return the post for a network, if a text fits there."""
        return next((one for one in self.posts if one.network is network), None)


def of_area(area: Area, on: dt.date) -> Place:
    """Return an area with the figure that leads its page."""
    told, at = headline(area, on), (area.kind, area.code)
    return Place(
        name=area.name,
        home=reverse("places:area", args=at),
        kit=reverse("sharing:kit", args=at),
        card=_where("briefings:paper", *at, "card.png"),
        area=area,
        figures=told.sentences if told else (),
        source=told.source_name if told else "",
    )


def of_school(urn: int, on: dt.date) -> Place:
    """Return a school with the figure that leads its page; raises ``School.DoesNotExist``."""
    case = school_case(urn, on)
    lead = case.found.lead
    return Place(
        name=case.school.name,
        home=reverse("places:school", args=[urn]),
        kit=reverse("sharing:school-kit", args=[urn]),
        card=_where("briefings:school-paper", urn, "card.png"),
        figures=(case.found.lead_sentence, lead.in_short) if lead else (),
        source=f"{lead.source.publisher}, {lead.source.title}" if lead else "",
    )


def _where(route: str, *of: object) -> str:
    """Return an address of a room that may be left out; empty where it is."""
    try:
        return reverse(route, args=of)
    except NoReverseMatch:
        return ""


def _link(place: Place, act: ShareAct, network: Network) -> str:
    """Return the link to post: it says the area, the act and the network, and nothing of who posts it."""
    if place.area is None:
        return _plain_link(place, act)
    return whole_address("sharing:arrive", network.value, act.key, place.area.kind, place.area.code)


def _plain_link(place: Place, act: ShareAct) -> str:
    return f"{settings.BASE_URL}{act.to or place.home}"


def _through(place: Place, act: ShareAct, network: Network, words: str) -> str:
    if place.area is None or not network.rules.through_us:
        return ""
    return f"{reverse('sharing:go', args=[place.area.kind, place.area.code, act.key, network])}?words={words}"


def _offered(act: ShareAct, *, with_figure: bool, with_mp: bool) -> list[Offered]:
    own = [Offered(one.key, one.text) for one in act.texts]
    by_staff = [Offered(f"own-{one.pk}", one.text) for one in ShareText.objects.filter(act=act.key, live=True)]
    return [one for one in (*own, *by_staff) if (with_figure or not one.needs_figure) and (with_mp or not one.needs_mp)]


def _mp(area: Area | None, on: dt.date) -> Mp | None:
    return representatives.seat(area.code, on).mp if area and area.kind == AreaKind.CONSTITUENCY else None


def _filling(place: Place, act: ShareAct, pack: Campaign, mp: Mp | None) -> Filling:
    """Return what is the same for every network; each has its own link."""
    return Filling(
        area=place.name,
        figures=place.figures,
        link="",
        owner=pack.owner,
        handle=pack.handle,
        hashtags=pack.hashtags,
        subject=act.subject.replace("{area}", place.name),
        mp=mp.name if mp else "",
        mp_handle=f"@{mp.x_name}" if mp and mp.x_name else "",
    )


def _network_post(made: Post, filling: Filling, through: str = "") -> NetworkPost:
    rules = made.network.rules
    return NetworkPost(
        made.network, rules, made.text, filling.link, filling.subject, made.other, rules.length(made.text), through
    )


def kit(place: Place, act: ShareAct, words: str, on: dt.date) -> Kit | None:
    """Return what can be shared; ``words`` is the key of the chosen text, the first when it is none. ``None`` where there is no text."""
    mp = _mp(place.area, on)
    offered = _offered(act, with_figure=bool(place.figures), with_mp=mp is not None)
    if not offered:
        return None
    chosen = next((one for one in offered if one.key == words), offered[0])
    bare, posts = _filling(place, act, campaign(), mp), []
    for network in Network:
        filling = replace(bare, link=_link(place, act, network))
        if made := post(network, chosen, offered, filling):
            posts.append(_network_post(made, filling, _through(place, act, network, chosen.key)))
    said = place.figures[0] if place.figures else ""
    choices = tuple(Choice(one.key, fill(one.text, bare, figure=said).strip().rstrip(":"), one is chosen) for one in offered)
    return Kit(place, act, SHARES.words().acts, choices, tuple(posts), said, mp, _plain_link(place, act))


def posts_of(shared: Shareable) -> tuple[NetworkPost, ...]:
    """Return the post for each network of something that another room has to share: the first of its texts that fits there."""
    pack, offered = campaign(), [Offered(key, text) for key, text in shared.texts]
    filling = Filling(
        area="",
        figures=(),
        link=shared.address,
        owner=pack.owner,
        handle=pack.handle,
        hashtags=pack.hashtags,
        subject=shared.subject,
    )
    made = (post(network, offered[0], offered, filling) for network in Network)
    return tuple(_network_post(each, filling) for each in made if each is not None)


@dataclass(frozen=True)
class Tally:
    """Shares and visits of one network."""

    network: str
    shares: int
    visits: int


@dataclass(frozen=True)
class AreaTally:
    """Shares and visits of one area, the networks in their order."""

    name: str
    kind: str
    code: str
    shares: int
    visits: int
    by_network: tuple[Tally, ...]


def _name(key: str) -> str:
    """Return a network's name; one that is offered no more keeps the key its counts were made under."""
    return Network.keyed(key).rules.name if key in set(Network) else key


def _in_order(keys: Iterable[str]) -> list[str]:
    """Return keys in the networks' order, those of networks that are gone last."""
    order = [network.value for network in Network]
    return sorted(keys, key=lambda key: (order.index(key) if key in order else len(order), key))


def by_network() -> tuple[Tally, ...]:
    """Return the counts of every network that has any."""
    summed = ShareCount.objects.values_list("network").annotate(Sum("shares"), Sum("visits")).order_by()
    found = {network: (shares, visits) for network, shares, visits in summed}
    return tuple(Tally(_name(key), *found[key]) for key in _in_order(found))


def _names() -> dict[tuple[str, str], str]:
    codes = ShareCount.objects.values("area_code")
    return {(kind, code): name for kind, code, name in Area.objects.filter(code__in=codes).values_list("kind", "code", "name")}


def by_area() -> tuple[AreaTally, ...]:
    """Return the counts of every area that has any, the most visited first."""
    found: defaultdict[tuple[str, str], dict[str, Tally]] = defaultdict(dict)
    summed = ShareCount.objects.values_list("area_kind", "area_code", "network").annotate(Sum("shares"), Sum("visits")).order_by()
    for kind, code, network, shares, visits in summed:
        found[kind, code][network] = Tally(_name(network), shares, visits)
    names = _names()
    made = [
        AreaTally(
            names.get((kind, code), code),
            kind,
            code,
            sum(tally.shares for tally in each.values()),
            sum(tally.visits for tally in each.values()),
            tuple(each[key] for key in _in_order(each)),
        )
        for (kind, code), each in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.visits, -one.shares, one.name)))


def rows() -> list[tuple[str, ...]]:
    """Return every count as a row: day, kind, code, name, act, network, shares, visits."""
    names = _names()
    counts = ShareCount.objects.order_by("day", "area_kind", "area_code", "act", "network")
    return [
        (
            str(one.day),
            one.area_kind,
            one.area_code,
            names.get((one.area_kind, one.area_code), ""),
            one.act,
            one.network,
            str(one.shares),
            str(one.visits),
        )
        for one in counts
    ]
