"""A writer's private page: asking for its link, opening it, seeing where each letter stands, taking all of it away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from causeway.frame.downloads import made
from causeway.frame.origins import keyed_by_address
from causeway.letters.after import download, visits
from causeway.letters.after import queries as mine
from causeway.letters.after.actions import following_up, visiting, withdrawing
from causeway.letters.after.forms import FindForm, SureForm
from causeway.letters.letter.keeping import ERASE_DAYS
from causeway.limits.answer import too_many
from causeway.limits.declared import HOUR, Limit, from_one_client, to_one_mailbox
from causeway.people.exceptions import LinkInvalid
from causeway.people.limits import client_address
from causeway.people.visits import discreet

PER_CLIENT = from_one_client("letters.mine.client", 60, _("Links to private pages asked for from one internet address"))
PER_ADDRESS = to_one_mailbox("letters.mine.email", 3, _("Links to a private page mailed to one e-mail address"))
DOWNLOADS = Limit(
    "letters.mine.download",
    10,
    HOUR,
    _("Downloads of everything held about one person"),
    _("Each reads all of their letters. Once is enough for a day."),
)


@discreet
def find(request: HttpRequest) -> HttpResponse:
    """Ask for the e-mail address; what follows is the same whether or not we know it."""
    if visits.visit_of(request) is not None:
        return redirect("letters:mine")
    form = FindForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "letters/mine/find.html", {"form": form})
    if PER_CLIENT.over(client_address(request)):
        return render(request, "letters/mine/find.html", {"form": form, "too_many": True}, status=429)
    email = form.cleaned_data["email"]
    if not PER_ADDRESS.over(email):
        visiting.send_link(email, timezone.now())
    return render(request, "letters/mine/link_on_its_way.html", {"email": email})


@discreet
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button that opens the page; the link is used up only by pressing it, because mail scanners open links."""
    try:
        if request.method != "POST":
            visiting.link_works(token, timezone.now())
            return render(request, "letters/mine/open.html")
        visit = visiting.open_page(token, timezone.now())
    except LinkInvalid as problem:
        return render(request, "letters/mine/link_problem.html", {"problem": str(problem)}, status=404)
    onward = redirect("letters:mine")
    visits.COOKIE.let_in(onward, visit)
    return onward


@require_GET
@visits.private
def page(request: HttpRequest, visit: mine.Visit) -> HttpResponse:
    """Show every letter of theirs with what to do next."""
    now = timezone.now()
    context = {"visit": visit, "letters": mine.letters(visit, now), "drafts": mine.drafts(visit), "erase_days": ERASE_DAYS}
    return render(request, "letters/mine/page.html", context)


@require_GET
@visits.of_letter
def letter(request: HttpRequest, visit: mine.Visit, followed: mine.FollowedLetter) -> HttpResponse:  # noqa: ARG001  every view of a visit takes it
    """Show one letter with what followed."""
    return render(request, "letters/mine/letter.html", {"followed": followed, "erase_days": ERASE_DAYS})


@require_POST
@visits.private
def leave(request: HttpRequest, visit: mine.Visit) -> HttpResponse:
    """Close the page on this browser."""
    visiting.leave(visit.token)
    answer = render(request, "letters/mine/left.html")
    visits.COOKIE.let_out(answer)
    return answer


@visits.of_letter
def withdraw(request: HttpRequest, visit: mine.Visit, followed: mine.FollowedLetter) -> HttpResponse:  # noqa: ARG001  as above
    """Say what withdrawing can still do, then do it."""
    if request.method != "POST":
        return render(request, "letters/mine/withdraw.html", {"followed": followed})
    came_of_it = withdrawing.withdraw(followed.letter.pk, timezone.now())
    in_time = came_of_it is withdrawing.Withdrawn.IN_TIME
    return render(request, "letters/mine/withdrawn.html", {"in_time": in_time, "name": followed.letter.addressee_name})


@require_POST
@visits.of_letter
def keep(request: HttpRequest, visit: mine.Visit, followed: mine.FollowedLetter) -> HttpResponse:  # noqa: ARG001  as above
    """Keep a letter for longer."""
    withdrawing.keep_longer(followed.letter.pk, timezone.now())
    return redirect("letters:mine-letter", followed.letter.pk)


@require_GET
@visits.private
def take_away(request: HttpRequest, visit: mine.Visit) -> HttpResponse:
    """Hand over everything held about the address."""
    if (again_at := DOWNLOADS.over_until(visit.address_key)) is not None:
        return too_many(request, again_at)
    return made(download.as_zip(visit), "application/zip", "my-letters.zip")


@visits.private
def erase(request: HttpRequest, visit: mine.Visit) -> HttpResponse:
    """Ask, then erase everything of theirs; the counts stay."""
    form = SureForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "letters/mine/erase.html", {"form": form, "visit": visit})
    withdrawing.erase_everything(visit.email, timezone.now())
    answer = render(request, "letters/mine/erased.html")
    visits.COOKIE.let_out(answer)
    return answer


@keyed_by_address
@discreet
def quiet(request: HttpRequest, signed: str) -> HttpResponse:
    """Send no more reminders to the writer of a letter."""
    try:
        if request.method != "POST":
            following_up.letter_to_be_quiet_about(signed)
            return render(request, "letters/mine/quiet.html", {"done": False})
        following_up.no_more_reminders(signed)
    except LinkInvalid as problem:
        return render(request, "letters/mine/link_problem.html", {"problem": str(problem)}, status=404)
    return render(request, "letters/mine/quiet.html", {"done": True})
