"""A newsletter's page for everybody: as a reader who named no place gets it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from causeway.supporters.newsletters.models import Newsletter
from causeway.supporters.newsletters.reading import parts_for

SHOWN = 60


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what was sent, the newest first."""
    sent = Newsletter.objects.exclude(sent_at=None).order_by("-sent_at")[:SHOWN]
    return render(request, "supporters/newsletters.html", {"sent": sent})


@require_safe
def newsletter(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one that was sent."""
    found = get_object_or_404(Newsletter.objects.exclude(sent_at=None), uid=uid)
    parts = parts_for(found, "", "", timezone.now())
    return render(request, "supporters/newsletter.html", {"newsletter": found, "parts": parts})
