"""Following a letter that its writer sent themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from causeway.letters.after.actions import withdrawing
from causeway.letters.letter import queries
from causeway.letters.letter.domain.states import State
from causeway.letters.letter.exceptions import CannotSend
from causeway.letters.letter.models import Draft
from causeway.letters.writing import access


@access.of_draft
def follow(request: HttpRequest, draft: Draft, token: str) -> HttpResponse:
    """Put a letter its writer sent on their private page; the draft ends and its browser forgets it."""
    if request.method != "POST" or draft.state != State.SENT_BY_WRITER:
        return redirect("letters:thanks", token)
    if gap := queries.missing(draft):
        raise gap
    email = draft.email
    try:
        withdrawing.follow(draft, timezone.now())
    except CannotSend as refused:
        return render(request, "letters/cannot.html", {"token": token, "refused": str(refused)})
    answer = render(request, "letters/mine/followed.html", {"email": email})
    access.forget(answer)
    return answer
