"""The test mailbox: mail that would have been sent, where a person trying Causeway can read it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from causeway.outbox import mailbox

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _only_in_development(view: View[P]) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if settings.MAIL_TRANSPORT != "mailbox":
            raise Http404
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    return guarded


@require_GET
@_only_in_development
def index(request: HttpRequest) -> HttpResponse:
    """List what is there, the newest first."""
    return render(request, "outbox/mailbox.html", {"mails": mailbox.all_mail(settings.MAILBOX_PATH)})


@require_GET
@_only_in_development
def show(request: HttpRequest, name: str) -> HttpResponse:
    """Show one message with its links made to work."""
    mail = mailbox.one_mail(settings.MAILBOX_PATH, name)
    if mail is None:
        raise Http404
    return render(request, "outbox/mail.html", {"mail": mail})


@require_POST
@_only_in_development
def empty(_request: HttpRequest) -> HttpResponse:
    """Delete everything."""
    mailbox.empty(settings.MAILBOX_PATH)
    return redirect("outbox:mailbox")
