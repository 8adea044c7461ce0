"""Mail that somebody asked for, and what everybody can do who gets it: pause, leave, be erased, take their data, leave by a mail's link.

A room describes it beside its desk; the pages on which one leaves are here, and speak in the room's words.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.origins import keyed_by_address
from causeway.outbox.exceptions import NobodyThere
from causeway.outbox.models import Message
from causeway.outbox.registry import addressed_by, on_change
from causeway.people.desk import Desk, Visit
from causeway.people.exceptions import LinkInvalid
from causeway.people.pausing import PauseForm
from causeway.people.row_links import RowLink
from causeway.people.visits import PrivateView, discreet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class LeaveWords:
    """What a room says of leaving: the mail by its name, what one button does, how to get less, what stays for how long, what was done."""

    title: object
    button: object
    less: object
    kept: object
    done: object
    erased: object


@dataclass(frozen=True)
class Subscription(Generic[Row]):
    """One kind of mail. ``rows`` have an ``email`` each; ``by_mail`` is the link of a mail by which one leaves, ``again`` the route to begin anew."""

    desk: Desk
    rows: type[Row]
    by_mail: RowLink
    again: str
    words: LeaveWords
    pause: Callable[[Row, dt.date | None], object]
    leave: Callable[[int, dt.datetime], object]
    erase: Callable[[Row], object]

    def of(self, visit: Visit) -> Row:
        """Return whose page is open; raises ``Http404`` where they were erased meanwhile."""
        found = self.rows._default_manager.filter(email__iexact=visit.email).first()  # noqa: SLF001  Django documents it
        if found is None:
            raise Http404(_("We hold nothing of you any more."))
        return found

    def pause_until(self, request: HttpRequest, visit: Visit, refused: Callable[[Row, PauseForm], HttpResponse]) -> HttpResponse:
        """Pause until a day, or end the pause; ``refused`` shows the page again with what is wrong with the day."""
        row = self.of(visit)
        until: dt.date | None = None
        if "go_on" not in request.POST:
            form = PauseForm(request.POST)
            if not form.is_valid():
                return refused(row, form)
            until = form.cleaned_data["until"]
        self.pause(row, until)
        messages.success(request, _("Nothing is sent before then.") if until else _("The pause is over."))
        return redirect(self.desk.home)

    @property
    def end(self) -> PrivateView:
        """The page on which one leaves, or has everything erased, after a second look."""
        return require_safe_or_post(self.desk.private(self._end))

    @property
    def no_more(self) -> PrivateView:
        """The page of a mail's link, by which one leaves. Only pressing does it, because mail scanners open links; it never runs out.

        Mail programs press the button themselves (RFC 8058): they say nothing of where they stand.
        """
        return keyed_by_address(discreet(require_safe_or_post(self._end_by_mail)))

    def _end(self, request: HttpRequest, visit: Visit) -> HttpResponse:
        row = self.of(visit)
        if request.method != "POST":
            return self._page(request, "end")
        if request.POST.get("what") == "erase":
            self.erase(row)
            answer = self._page(request, "ended", erased=True)
            self.desk.cookie.let_out(answer)
            return answer
        self.leave(row.pk, timezone.now())
        return self._page(request, "ended")

    def _end_by_mail(self, request: HttpRequest, signed: str) -> HttpResponse:
        try:
            row = self.by_mail.row(signed, self.rows._default_manager.all())  # noqa: SLF001  as above
        except LinkInvalid as problem:
            return self._page(request, "ended", 404, problem=str(problem))
        if request.method != "POST":
            return self._page(request, "end_by_mail")
        self.leave(row.pk, timezone.now())
        return self._page(request, "ended")

    def _page(self, request: HttpRequest, name: str, status: int = 200, **context: object) -> HttpResponse:
        context |= {"desk": self.desk, "words": self.words, "again": self.again}
        return render(request, f"people/subscriptions/{name}.html", context, status=status)


def mailed_to(readers: QuerySet[Any], kind: str, came_back: Callable[[int, dt.datetime], object]) -> None:
    """Have mail of a kind go where its reader is as it leaves: nowhere where they left or paused meanwhile.

    Each of ``readers`` has an ``email`` and ``paused_until``; ``came_back`` is told of whom mail did not reach, and when.
    """

    @addressed_by(kind)
    def address_now(message: Message) -> str:
        reader = readers.filter(pk=_reader(message)).first()
        if reader is None:
            raise NobodyThere(_("Its reader left."))
        if is_paused(reader.paused_until):
            raise NobodyThere(_("Its reader wants nothing for a while."))
        return str(reader.email)

    @on_change(kind)
    def heard(message: Message) -> None:
        if message.state == "bounced":
            came_back(_reader(message), message.ended_at or message.created_at)


def _reader(message: Message) -> int:
    return int(message.about.rpartition(":")[2])


def is_paused(until: dt.date | None) -> bool:
    """Whether nothing is sent today."""
    return until is not None and until > timezone.localdate()


def as_file(held: Mapping[str, object]) -> HttpResponse:
    """Return what we hold about somebody as a file for them to keep."""
    answer = JsonResponse(held, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer
