"""Saying yes, and one's own page: what was agreed, what was sent, less of it, a pause, leaving, one's data."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.limits.answer import too_many
from causeway.limits.declared import from_one_client, to_one_mailbox
from causeway.people.desk import Visit
from causeway.people.limits import client_address
from causeway.people.pausing import PauseForm
from causeway.people.subscriptions import LeaveWords, Subscription, as_file, is_paused
from causeway.supporters.joining import actions as acts
from causeway.supporters.joining.desk import DESK, LEAVE
from causeway.supporters.joining.forms import ChoiceForm, JoinForm
from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.newsletters.queries import sent_to
from causeway.supporters.pack import SupporterWords, words_or_404

ASKED = from_one_client("supporters.ask", 60, gettext_lazy("Wishes to hear from the campaign, from one internet address"))
BY_ADDRESS = to_one_mailbox("supporters.ask.email", 3, gettext_lazy("Wishes to hear from the campaign, for one e-mail address"))
# Where somebody came from, as their proof says it; anything else is the page itself.
CHANNELS = {
    "letter": gettext_lazy("this page, after a letter"),
    "activity": gettext_lazy("this page, after signing up for an activity"),
    "motion": gettext_lazy("this page, after a motion"),
    "survey": gettext_lazy("this page, after a survey"),
}
SHOWN = 24  # newsletters on one's own page
MAIL = Subscription(
    desk=DESK,
    rows=Supporter,
    by_mail=LEAVE,
    again="supporters:join",
    words=LeaveWords(
        title=gettext_lazy("No more newsletters"),
        button=gettext_lazy(
            "One button, and we send you no newsletter any more. A letter you wrote, or an activity you signed up for, still reaches you."
        ),
        less=gettext_lazy("Or get less: fewer subjects, one a month, a pause"),
        kept=gettext_lazy(
            "We send you nothing more. For a year we keep that you agreed and left, to be able to show why we wrote; then it is erased."
        ),
        done=gettext_lazy("You get no more newsletters"),
        erased=gettext_lazy("We hold nothing of you as a reader any more."),
    ),
    pause=acts.pause,
    leave=acts.leave,
    erase=acts.erase,
)


@never_cache
@require_safe_or_post
def join(request: HttpRequest) -> HttpResponse:
    """Ask for a yes. What the visitor is told is the same whoever's address it is."""
    said = words_or_404()
    form = JoinForm(request.POST if request.method == "POST" else None, said=said)
    if form.is_bound and form.is_valid():
        return _asked(request, said, form)
    context = {"said": said, "form": form, "channel": request.POST.get("from") or request.GET.get("from", "")}
    return render(request, "supporters/join.html", context, status=422 if form.is_bound else 200)


def _asked(request: HttpRequest, said: SupporterWords, form: JoinForm) -> HttpResponse:
    email = form.cleaned_data["email"]
    if not form.by_a_program:
        over = ASKED.over_until(client_address(request)) or BY_ADDRESS.over_until(email)
        if over is not None:
            return too_many(request, over)
        channel = str(CHANNELS.get(request.POST.get("from", ""), _("this page")))
        acts.ask(email, form.cleaned_data["columns"], said, channel, timezone.now())
    return DESK.page(request, "on_its_way", email=email)


def _chosen(supporter: Supporter) -> dict[str, object]:
    return {"near": supporter.seat_name, "subjects": supporter.subjects, "how_often": supporter.how_often}


@require_safe_or_post
@DESK.private
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what somebody agreed to, what was sent to them and what came of it; the form changes what they get."""
    said, supporter = words_or_404(), MAIL.of(visit)
    form = ChoiceForm(request.POST if request.method == "POST" else None, said=said, initial=_chosen(supporter))
    if form.is_bound and form.is_valid():
        acts.choose(supporter, form.cleaned_data["columns"])
        messages.success(request, _("It is kept, and holds from the next newsletter on."))
        return redirect("supporters:mine")
    return _page(request, supporter, said, 422 if form.is_bound else 200, form=form)


def _page(request: HttpRequest, supporter: Supporter, said: SupporterWords, status: int, **forms: object) -> HttpResponse:
    sent = sent_to(supporter)
    context = {
        "supporter": supporter,
        "form": ChoiceForm(said=said, initial=_chosen(supporter)),
        "pause": PauseForm(),
        "paused": is_paused(supporter.paused_until),
        "consents": supporter.consents.all(),
        "sent": sent[:SHOWN],
        "count": sent.count(),
        **forms,
    }
    return render(request, "supporters/mine.html", context, status=status)


@require_POST
@DESK.private
def pause(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Pause until a day, or end the pause."""
    return MAIL.pause_until(request, visit, lambda supporter, form: _page(request, supporter, words_or_404(), 422, pause=form))


@require_safe
@DESK.private
def export(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send what we hold about somebody as a reader: their choices, each yes, and what was sent to them."""
    supporter = MAIL.of(visit)
    acts.note_export(supporter)
    held = {
        "supporter": Supporter.personal.exported(supporter),
        "consents": [Consent.personal.exported(each) for each in supporter.consents.all()],
        "newsletters": [{"subject": each.newsletter.subject, "at": each.at.isoformat()} for each in sent_to(supporter)],
    }
    return as_file(held)
