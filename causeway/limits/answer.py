"""The page of a limit that is reached: how long, and that nothing is lost."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from causeway.frame.rejected_input import words_typed


def too_many(request: HttpRequest, again_at: datetime) -> HttpResponse:
    """Answer 429 with the time from which on it is taken again; what was typed stands in the page, to be copied."""
    answer = render(request, "limits/too_many.html", {"again_at": again_at, "typed": words_typed(request)}, status=429)
    answer["Retry-After"] = str(max(1, int((again_at - timezone.now()).total_seconds())))
    answer["Cache-Control"] = "no-store"
    return answer
