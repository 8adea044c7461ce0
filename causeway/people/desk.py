"""A desk: the pages that are somebody's own, opened by a link from their own mailbox. A room describes its desk; all else is here.

``DESK = Desk("activities", at="/activities/", ...)`` is named in the room's ``room.py``: its three addresses then stand below ``at``, before
the room's own. Its views stand under ``@DESK.private``.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from causeway.frame.addresses import require_safe_or_post, whole_address
from causeway.frame.fields import YourEmail
from causeway.limits.declared import HOUR, Limit, from_one_client, to_one_mailbox
from causeway.outbox.letters import Letter
from causeway.people.exceptions import LinkInvalid
from causeway.people.limits import client_address
from causeway.people.models import Link
from causeway.people.visits import PrivateView, VisitCookie, discreet, for_visits


class AskForm(Form):
    """Where the link goes."""

    email = YourEmail(
        missing=gettext_lazy("Type your e-mail address: the link goes there."),
        invalid=gettext_lazy("This is no e-mail address. Look for a missing @ or a stray blank."),
    )


@dataclass(frozen=True)
class DeskWords:
    """What a desk says of itself. ``title`` is its name; ``why`` a sentence before the form."""

    title: object
    why: object = ""
    on_its_way: object = gettext_lazy("If there is something for you here, a link is on its way. It works once.")
    open_button: object = gettext_lazy("Open it")


@dataclass(frozen=True)
class Visit:
    """Whose desk is open in this browser."""

    token: str
    email: str


@dataclass(frozen=True)
class Desk:
    """One room's desk.

    ``at`` is the path below which a visit counts, ``home`` the route a used link leads to. ``knows`` returns the address under which
    something is held for whoever typed one, empty for nothing; without it everybody is sent a link. ``opened`` is told the address and the
    moment, in the same transaction, when a link was used. ``letter`` carries the link; its text is given ``link`` and ``desk``.
    Where something waits for a yes, ``waits`` returns it for an address, as keys and titles; the mail lists it as ``listed``, and ``confirms``
    is told which keys the mail of the used link listed: what was asked for after that mail is confirmed by no link of it.
    The routes of the addresses that ask for a link and use it up are ``asks`` and ``opens``; ``base`` is the template that the pages stand in.
    """

    name: str
    at: str
    home: str
    words: DeskWords
    lasts: dt.timedelta = HOUR
    link_lasts: dt.timedelta = 2 * HOUR
    knows: Callable[[str], str] | None = None
    opened: Callable[[str, dt.datetime], object] | None = None
    waits: Callable[[str], Mapping[int, str]] | None = None
    confirms: Callable[[str, Sequence[int], dt.datetime], object] | None = None
    letter: Letter | None = None
    asks: str = ""
    opens: str = ""
    cookie_name: str = ""
    base: str = "people/base.html"
    cookie: VisitCookie = field(init=False)
    from_client: Limit = field(init=False)
    to_address: Limit = field(init=False)

    def __post_init__(self) -> None:
        """Fill in what follows from the name."""
        for route, usual in (("asks", "find"), ("opens", "open")):
            object.__setattr__(self, route, getattr(self, route) or f"{self.name}:{usual}")
        cookie = VisitCookie(self.cookie_name or f"causeway_{self.name}", self.at, self.lasts)
        object.__setattr__(self, "cookie", cookie)
        from_client, to_address = _limits(self)
        object.__setattr__(self, "from_client", from_client)
        object.__setattr__(self, "to_address", to_address)
        if self.letter is None:
            letter = Letter(
                f"{self.name}-link",
                gettext_lazy("Your link: %(title)s"),
                "people/mail/link.txt",
                asked_for=True,
                twice_is_harmless=True,
            )
            object.__setattr__(self, "letter", letter)

    def new_link(self, email: str, now: dt.datetime, life: dt.timedelta | None = None, listed: Sequence[int] = ()) -> str:
        """Make a link for this address, and return its whole address, which is kept nowhere."""
        token = Link.objects.issue(email, now, life or self.link_lasts, desk=self.name, listed=list(listed))
        return whole_address(self.opens, token)

    @transaction.atomic
    def send_link(self, email: str, now: dt.datetime, listed: Mapping[int, str] | None = None) -> bool:
        """Send a link if anything is held for this address; what the visitor is told is the same either way.

        ``listed`` is what the mail lists for a yes, by key: everything that waits, where nothing is given.
        """
        to = self.knows(email.strip()) if self.knows else email.strip()
        if not to or self.letter is None:
            return False
        if listed is None:
            listed = self.waits(to) if self.waits else {}
        link = partial(self.new_link, to, now, listed=tuple(listed))
        said = list(listed.values())
        title, until = str(self.words.title), now + self.link_lasts
        sent = self.letter.post(to=to, made=lambda: {"link": link()}, desk=self, title=title, listed=said, until=until)
        return sent is not None

    def visit_of(self, request: HttpRequest) -> Visit | None:
        """Return this browser's visit, while it lasts."""
        token = self.cookie.token(request)
        found = Link.objects.filter(desk=self.name).visited(token, timezone.now())
        return Visit(token, found.email) if found else None

    def private(self, view: PrivateView) -> PrivateView:
        """Open ``view(request, visit, ...)`` for a browser with a visit; lead others to where a link is sent."""
        return for_visits(self.visit_of, self.asks)(view)

    def urls(self) -> list[URLPattern]:
        """Return the three addresses: ``find/``, ``open/<token>/``, ``leave/``."""
        return [
            path("find/", self.ask, name="find"),
            path("open/<str:token>/", self.open, name="open"),
            path("leave/", self.leave, name="leave"),
        ]

    @property
    def ask(self) -> PrivateView:
        """The page that asks for the e-mail address; what follows is the same whoever's it is."""
        return require_safe_or_post(discreet(self._ask))

    @property
    def open(self) -> PrivateView:
        """The page with the button that uses a link up. Only pressing does, because mail scanners open links."""
        return require_safe_or_post(discreet(self._open))

    @property
    def leave(self) -> PrivateView:
        """The page that ends a visit."""
        return require_POST(self.private(self._leave))

    def page(self, request: HttpRequest, name: str, status: int = 200, **context: object) -> HttpResponse:
        """Return one of the shared pages, in this desk's words."""
        return render(request, f"people/{name}.html", {"desk": self, "words": self.words, **context}, status=status)

    def _ask(self, request: HttpRequest) -> HttpResponse:
        if self.visit_of(request) is not None:
            return redirect(self.home)
        form = AskForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return self.page(request, "ask", form=form)
        if self.from_client.over(client_address(request)):
            return self.page(request, "ask", 429, form=form, too_many=True)
        email = form.cleaned_data["email"]
        if not self.to_address.over(email):
            self.send_link(email, timezone.now())
        return self.page(request, "on_its_way", email=email)

    def _open(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            with transaction.atomic():
                link = Link.objects.filter(desk=self.name).unused(token, timezone.now())
                if request.method != "POST":
                    return self.page(request, "open")
                visit = link.use_up(timezone.now(), self.lasts)
                self._used(link)
        except LinkInvalid as problem:
            return self.page(request, "problem", 404, problem=str(problem))
        onward = redirect(self.home)
        self.cookie.let_in(onward, visit)
        return onward

    def _used(self, link: Link) -> None:
        if self.opened is not None:
            self.opened(link.email, timezone.now())
        if self.confirms is not None:
            self.confirms(link.email, tuple(link.listed), timezone.now())

    def _leave(self, request: HttpRequest, visit: Visit) -> HttpResponse:
        Link.objects.filter(desk=self.name).leave(visit.token)
        answer = self.page(request, "left")
        self.cookie.let_out(answer)
        return answer


def _limits(desk: Desk) -> tuple[Limit, Limit]:
    """Declare how many links are asked for from one internet address, and mailed to one mailbox, in an hour."""
    client = format_lazy(gettext_lazy("Links to “{desk}” asked for from one internet address"), desk=desk.words.title)
    address = format_lazy(gettext_lazy("Links to “{desk}” mailed to one e-mail address"), desk=desk.words.title)
    return (
        from_one_client(f"{desk.name}.link.client", 60, client),
        to_one_mailbox(f"{desk.name}.link.email", 3, address),
    )
