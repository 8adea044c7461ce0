"""Telling what came of it, the pictures, and the stories that everybody reads."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causeway.activities.activity.exceptions import NotNow
from causeway.activities.activity.models import Activity
from causeway.activities.after import actions as acts
from causeway.activities.after.forms import PhotoForm, ReportForm
from causeway.activities.after.models import Photo, Report
from causeway.activities.hosting.desk import DESK
from causeway.activities.hosting.views import own
from causeway.activities.promoting.access import PUBLISH, PUBLISH_OWN, within
from causeway.frame.addresses import require_safe_or_post
from causeway.review.domain import State

PER_PAGE = 20
FIELDS = ("people", "title", "text", "for_staff")


def _report(activity: Activity) -> Report | None:
    return Report.objects.filter(activity=activity).first()


@require_safe_or_post
@own
def tell(request: HttpRequest, activity: Activity) -> HttpResponse:
    """Ask the three questions, and keep the answers for staff to read."""
    report = _report(activity)
    kept = {name: getattr(report, name) for name in FIELDS} if report else {}
    form = ReportForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        acts.tell(activity, form.cleaned_data, timezone.now())
        messages.success(request, _("Thank you. Staff read it, then everybody can. Have you a picture?"))
        return redirect("activities:tell", activity.uid)
    return _page(request, activity, form, PhotoForm())


def _page(request: HttpRequest, activity: Activity, form: ReportForm, photo: PhotoForm) -> HttpResponse:
    context = {"activity": activity, "form": form, "photo": photo, "report": _report(activity)}
    return render(request, "activities/host/tell.html", context, status=422 if form.is_bound or photo.is_bound else 200)


@require_POST
@own
def add_photo(request: HttpRequest, activity: Activity) -> HttpResponse:
    """Add a picture."""
    report = _report(activity)
    if report is None:
        raise Http404
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            acts.add_photo(report, form.cleaned_data["picture"], form.cleaned_data["alt"], timezone.now())
            messages.success(request, _("The picture is there. Staff look at it first."))
            return redirect("activities:tell", activity.uid)
        except NotNow as refused:
            form.add_error(None, str(refused))
    return _page(request, activity, ReportForm(initial={name: getattr(report, name) for name in FIELDS}), form)


@require_POST
@own
def remove_photo(request: HttpRequest, activity: Activity, key: int) -> HttpResponse:
    """Take a picture out."""
    report = _report(activity)
    if report is not None:
        acts.remove_photo(report, key)
        messages.success(request, _("The picture is gone."))
    return redirect("activities:tell", activity.uid)


@require_safe
def photo(request: HttpRequest, key: int) -> HttpResponse:
    """Send a picture: to everybody while its report is on the site, else to staff of its region and to its host's desk."""
    found = get_object_or_404(Photo.objects.select_related("report__activity"), pk=key)
    activity = found.report.activity
    if not (found.report.is_public and activity.on_site) and not _sees(request, activity):
        raise Http404
    answer = HttpResponse(bytes(found.content), content_type="image/jpeg")
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=60"
    return answer


def _sees(request: HttpRequest, activity: Activity) -> bool:
    visit = DESK.visit_of(request)
    is_host = visit is not None and visit.email.casefold() == activity.email.casefold()
    decides = request.user.has_perm(PUBLISH) or request.user.has_perm(PUBLISH_OWN)
    return is_host or (decides and within(Activity.objects.filter(pk=activity.pk), request.user).exists())


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """List what came of activities, the newest first."""
    found = Report.objects.filter(state=State.PUBLISHED, activity__on_site=True).select_related("activity")
    page = Paginator(found.prefetch_related("photos").order_by("-published_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "activities/stories.html", {"page": page})
