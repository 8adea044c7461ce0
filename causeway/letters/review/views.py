"""A letter that staff look at first: their queue, and the page where its writer is heard."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import permission_required

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.origins import keyed_by_address
from causeway.letters.letter.exceptions import LetterError
from causeway.letters.review import actions
from causeway.letters.review import queries as freezing
from causeway.letters.review.forms import HeardForm
from causeway.letters.sending.actions.releasing import CameOfIt
from causeway.people.exceptions import LinkInvalid
from causeway.words.domain.keys import key_in

PERMISSION = "letters.review_letters"
LET_GO: dict[CameOfIt, Callable[[], str]] = {
    CameOfIt.GONE: lambda: _("It is on its way."),
    CameOfIt.WAITS: lambda: _(
        "It may go, and goes by itself as soon as there is somebody to write to. Its writer reads so under “My letters”."
    ),
    CameOfIt.RETURNED: lambda: _(
        "Somebody else holds the post by now, and the letter greets who held it. Its writer has it back."
    ),
}


@never_cache
@require_safe_or_post
@permission_required(PERMISSION)  # type: ignore[untyped-decorator]  # wagtail has no types
def looking(request: HttpRequest) -> HttpResponse:
    """Show the letter that has waited longest; a button lets it go or refuses it, and the next opens."""
    if request.method == "POST":
        _decide(request)
        return redirect("letters_staff:looking")
    letter = freezing.oldest(timezone.now())
    if letter is not None:
        actions.opened(letter.key, actor=request.user.get_username())
    context = {"letter": letter, "waiting": freezing.waiting(), "waits": freezing.waiting_for_an_mp()}
    return render(request, "letters/staff/looking.html", context)


def _decide(request: HttpRequest) -> None:
    key, act, actor = key_in(request.POST.get("letter", "")), request.POST.get("act"), request.user.get_username()
    if key is None or act not in {"approve", "refuse"}:
        raise Http404
    try:
        if act == "approve":
            said = LET_GO[actions.approve(key, actor=actor, now=timezone.now())]
            messages.success(request, said())
        else:
            actions.refuse(key, request.POST.get("reason", ""), actor=actor, now=timezone.now())
            messages.success(
                request, _("It is refused. Its writer reads why under “My letters”, and by e-mail unless they want none.")
            )
    except LetterError as refused:
        messages.error(request, str(refused))


@keyed_by_address
@never_cache
@require_safe_or_post
def heard(request: HttpRequest, signed: str) -> HttpResponse:
    """Let the writer say something to the person who decides."""
    try:
        freeze = actions.letter_to_hear(signed)
        form = HeardForm(request.POST) if request.method == "POST" else HeardForm(initial={"words": freeze.heard})
        done = form.is_bound and form.is_valid()
        if done:
            actions.hear(signed, form.cleaned_data["words"], timezone.now())
    except (LetterError, LinkInvalid) as decided:
        return render(request, "letters/link_problem.html", {"problem": str(decided), "used": True})
    reasons = freezing.in_words(freeze.reasons, freezing.FOR_WRITER)
    answer = render(request, "letters/heard.html", {"freeze": freeze, "form": form, "reasons": reasons, "done": done})
    answer["X-Robots-Tag"] = "noindex"
    return answer
