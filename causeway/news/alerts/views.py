"""Following something: what it would have sent, saying yes; and one's own page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.domain.cleaning import clean_line
from causeway.limits.answer import too_many
from causeway.limits.declared import from_one_client, to_one_mailbox
from causeway.news.alerts import actions as acts
from causeway.news.alerts.asking import Wish, of_query
from causeway.news.alerts.desk import DESK, LEAVE
from causeway.news.alerts.domain import HowOften
from causeway.news.alerts.feeds import addresses_of, calendar_of
from causeway.news.alerts.forms import FollowForm, OftenForm, WishForm
from causeway.news.alerts.models import Alert, Follow, Follower
from causeway.news.alerts.queries import preview
from causeway.people.desk import Visit
from causeway.people.limits import client_address
from causeway.people.pausing import PauseForm
from causeway.people.subscriptions import LeaveWords, Subscription, as_file, is_paused
from causeway.searching.domain.reading import LONGEST
from causeway.words.domain.keys import key_in

ASKED = from_one_client("alerts.ask", 60, gettext_lazy("Wishes to follow something, from one internet address"))
BY_ADDRESS = to_one_mailbox("alerts.ask.email", 5, gettext_lazy("Wishes to follow something, for one e-mail address"))
SHOWN = 30  # alerts on one's own page
MAIL = Subscription(
    desk=DESK,
    rows=Follower,
    by_mail=LEAVE,
    again="alerts:index",
    words=LeaveWords(
        title=gettext_lazy("No more alerts"),
        button=gettext_lazy(
            "One button, and we send you no alert any more. A letter you wrote, or a newsletter you asked for, still reaches you."
        ),
        less=gettext_lazy("Or get less: fewer things, once a week, a pause"),
        kept=gettext_lazy("We send you nothing more. For thirty days we keep that you agreed and left; then it is erased."),
        done=gettext_lazy("You get no more alerts"),
        erased=gettext_lazy("We hold nothing of what you followed any more."),
    ),
    pause=acts.pause,
    leave=acts.leave,
    erase=acts.erase,
)


@never_cache
@require_safe_or_post
def index(request: HttpRequest) -> HttpResponse:
    """Choose what to follow, see what it would have sent, say yes. What the visitor is told is the same whoever's address it is."""
    if request.method == "POST":
        return _say_yes(request)
    text = clean_line(request.GET.get("q", ""), LONGEST)
    if text:
        found = of_query(text)
        form = WishForm(initial={"typed": text})
        return _page(request, form, found)
    form = WishForm(request.GET if "what" in request.GET else None)
    found = form.wish if form.is_bound and form.is_valid() else Wish()
    return _page(request, form, found, status=422 if form.is_bound and not form.is_valid() else 200)


def _page(request: HttpRequest, form: WishForm, found: Wish, yes: FollowForm | None = None, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"form": form, "wish": found}
    if found.query:
        typed = request.POST.get("how_often", "")
        often = HowOften(typed) if typed in set(HowOften) else HowOften.DAILY
        shown = preview(found.query, timezone.now())
        context |= {
            "preview": shown,
            "advice": shown.too_many(often),
            "feeds": addresses_of(found.query),
            "calendar": calendar_of(found.query),
            "yes": yes or FollowForm(initial={"q": found.query}),
            "visit": DESK.visit_of(request),
        }
    return render(request, "news/alerts/index.html", context, status=status)


def _say_yes(request: HttpRequest) -> HttpResponse:
    yes, found = FollowForm(request.POST), of_query(clean_line(request.POST.get("q", ""), LONGEST))
    if not yes.is_valid() or not found.query:
        return _page(request, WishForm(initial={"typed": found.query}), found, yes, 422)
    often = HowOften(yes.cleaned_data["how_often"])
    if advice := preview(found.query, timezone.now()).too_many(often):
        yes.add_error("how_often", advice)
        return _page(request, WishForm(initial={"typed": found.query}), found, yes, 422)
    email = yes.cleaned_data["email"]
    if not yes.by_a_program:
        over = ASKED.over_until(client_address(request)) or BY_ADDRESS.over_until(email)
        if over is not None:
            return too_many(request, over)
        acts.ask(email, found.query, found.title[:200], often, timezone.now())
    return DESK.page(request, "on_its_way", email=email)


@require_safe_or_post
@DESK.private
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what somebody follows and what they were sent; the form changes how often."""
    follower = MAIL.of(visit)
    form = OftenForm(request.POST if request.method == "POST" else None, initial={"how_often": follower.how_often})
    if form.is_bound and form.is_valid():
        acts.choose(follower, HowOften(form.cleaned_data["how_often"]))
        messages.success(request, _("It is kept, and holds from now on."))
        return redirect("alerts:mine")
    return _own(request, follower, 422 if form.is_bound else 200, form=form)


def _own(request: HttpRequest, follower: Follower, status: int = 200, **forms: object) -> HttpResponse:
    sent = follower.alerts.exclude(sent_at=None).select_related("item").order_by("-sent_at", "-pk")
    context = {
        "follower": follower,
        "follows": follower.follows.exclude(confirmed_at=None),
        "asked": follower.follows.filter(confirmed_at=None),
        "form": OftenForm(initial={"how_often": follower.how_often}),
        "pause": PauseForm(),
        "paused": is_paused(follower.paused_until),
        "sent": sent[:SHOWN],
        "count": sent.count(),
        **forms,
    }
    return render(request, "news/alerts/mine.html", context, status=status)


@require_POST
@DESK.private
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Follow one more thing: the mailbox is known."""
    follower, found = MAIL.of(visit), of_query(clean_line(request.POST.get("q", ""), LONGEST))
    if not found.query:
        raise Http404
    advice = preview(found.query, timezone.now()).too_many(HowOften(follower.how_often))
    if advice or not follower.is_follower:
        messages.warning(request, advice or _("You left. Say yes again first."))
        return redirect("alerts:mine")
    try:
        acts.follow(follower, found.query, found.title[:200], timezone.now())
    except acts.TooMany as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("You follow %(what)s now.") % {"what": found.title})
    return redirect("alerts:mine")


@require_POST
@DESK.private
def stop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Follow one thing no more."""
    acts.stop(MAIL.of(visit), key_in(request.POST.get("key", "")) or 0)
    messages.success(request, _("You follow it no more."))
    return redirect("alerts:mine")


@require_POST
@DESK.private
def pause(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Pause until a day, or end the pause."""
    return MAIL.pause_until(request, visit, lambda follower, form: _own(request, follower, 422, pause=form))


@require_safe
@DESK.private
def export(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send what we hold about somebody as a follower."""
    follower = MAIL.of(visit)
    acts.note_export(follower)
    held = {
        "follower": Follower.personal.exported(follower),
        "follows": [Follow.personal.exported(each) for each in follower.follows.all()],
        "alerts": [Alert.personal.exported(each) for each in follower.alerts.select_related("item")],
    }
    return as_file(held)
