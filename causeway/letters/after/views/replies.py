"""Logging a reply: given, looked at without names and addresses, kept. Until the last step nothing is written anywhere."""

import datetime as dt

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from causeway.frame.sandbox import TooMuch, read_apart
from causeway.letters.after import queries as mine
from causeway.letters.after import visits
from causeway.letters.after.actions import replying
from causeway.letters.after.domain.redacting import MARKS, Kind
from causeway.letters.after.domain.replies import Eml, Said, eml_from_plain
from causeway.letters.after.forms import EML_LIMIT, GivenReplyForm, ReplyForm, also_of
from causeway.letters.after.models import Reply
from causeway.letters.letter.places import today

READER = "causeway.letters.after.domain.replies:read_eml_plain"
_WORDS = {
    Kind.EMAIL: lambda: _("e-mail addresses"),
    Kind.PHONE: lambda: _("telephone numbers"),
    Kind.POSTCODE: lambda: _("postcodes"),
    Kind.STREET: lambda: _("street addresses"),
    Kind.NAME: lambda: _("names"),
    Kind.YOURS: lambda: _("your own name, address or school"),
    Kind.REFERENCE: lambda: _("reference numbers"),
    Kind.LINK: lambda: _("links"),
    Kind.QUOTED: lambda: _("the message it answers"),
    Kind.SIGNATURE: lambda: _("the signature and what stands below it"),
}


def _page(request: HttpRequest, followed: mine.FollowedLetter, form: ReplyForm, taken: dict[Kind, int]) -> HttpResponse:
    shown = [(_WORDS[kind](), MARKS[kind], count) for kind, count in taken.items()]
    return render(request, "letters/mine/reply.html", {"followed": followed, "form": form, "taken": shown})


def _given(form: GivenReplyForm) -> tuple[str, dt.date | None, tuple[str, ...]] | None:
    """Return the reply's words, its day if the file says, and the names in its headers; or ``None`` with the form saying why."""
    file = form.cleaned_data.get("file")
    if file is None:
        return form.cleaned_data["text"], None, ()
    eml = _read(file.read(EML_LIMIT + 1)) if file.size <= EML_LIMIT else None
    if eml is None:
        form.add_error("file", _("We could not read this as a saved message. Open it, copy its text and paste it above."))
        return None
    return eml.text, eml.sent, eml.names


def _read(raw: bytes) -> Eml | None:
    """Read a message that a stranger may have made, apart; ``None`` for what cannot be read, or costs too much."""
    try:
        return eml_from_plain(read_apart(READER, raw))
    except TooMuch:
        return None


def _look(request: HttpRequest, followed: mine.FollowedLetter) -> HttpResponse:
    form = GivenReplyForm(request.POST, request.FILES)
    form.too_big = int(request.META.get("CONTENT_LENGTH") or 0) > EML_LIMIT
    if not form.is_valid() or (given := _given(form)) is None:
        return render(request, "letters/mine/give_reply.html", {"followed": followed, "form": form})
    text, day, names = given
    looked = replying.redacted(followed.letter, text, names)
    on, went_on = today(timezone.now()), followed.went_on or today(timezone.now())
    day = day if day and went_on <= day <= on else on
    form_to_keep = ReplyForm(initial={"text": looked.text, "received_on": day}, went_on=went_on, today=on)
    return _page(request, followed, form_to_keep, dict(looked.taken))


def _look_again(request: HttpRequest, followed: mine.FollowedLetter) -> HttpResponse:
    """Take out the words named besides, and show the rest again with everything that was chosen."""
    looked = replying.redacted(followed.letter, request.POST.get("text", ""), also_of(request.POST.get("also", "")))
    first = {"text": looked.text, "received_on": request.POST.get("received_on"), "said": request.POST.getlist("said")}
    went_on = followed.went_on or today(timezone.now())
    form = ReplyForm(initial=first, went_on=went_on, today=today(timezone.now()))
    return _page(request, followed, form, dict(looked.taken))


def _keep(request: HttpRequest, followed: mine.FollowedLetter) -> HttpResponse:
    now = timezone.now()
    form = ReplyForm(request.POST, went_on=followed.went_on or today(now), today=today(now))
    if not form.is_valid():
        return _page(request, followed, form, {})
    replying.log(
        followed.letter.pk,
        text=form.cleaned_data["text"],
        also=form.words_also,
        received_on=form.cleaned_data["received_on"],
        said=[Said(code) for code in form.cleaned_data["said"]],
        now=now,
    )
    return redirect("letters:mine-letter", followed.letter.pk)


_STEPS = {"look": _look, "again": _look_again, "keep": _keep}


@csrf_protect
@visits.of_letter
def _log(request: HttpRequest, visit: mine.Visit, followed: mine.FollowedLetter) -> HttpResponse:  # noqa: ARG001  every view of a visit takes it
    if not followed.can_log:
        return redirect("letters:mine-letter", followed.letter.pk)
    step = _STEPS.get(request.POST.get("step", "")) if request.method == "POST" else None
    if step is not None:
        return step(request, followed)
    return render(request, "letters/mine/give_reply.html", {"followed": followed, "form": GivenReplyForm()})


@csrf_exempt  # _log checks it, after the handler below is in place: reading the token reads the upload
def log(request: HttpRequest, key: int) -> HttpResponseBase:
    """Log a reply. An uploaded message stays in memory: it holds other people's names and must not touch the disk."""
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    return _log(request, key=key)


@require_POST
@visits.of_letter
def remove(request: HttpRequest, visit: mine.Visit, followed: mine.FollowedLetter, reply: int) -> HttpResponse:  # noqa: ARG001  as above
    """Take a logged reply back."""
    found = Reply.objects.filter(letter=followed.letter, pk=reply).first()
    if found is not None:
        replying.remove(found)
    return redirect("letters:mine-letter", followed.letter.pk)
