"""What can be shared of an activity: texts of several lengths, and the sentence on its card."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.activities.activity.entries import address
from causeway.activities.activity.models import Activity
from causeway.frame.rooms import Shareable


def shareable_of(activity: Activity) -> Shareable | None:
    """Return an activity as it is shared, by its next day, or by its last; ``None`` where every day was called off."""
    days = activity.days.taking_place()
    day = days.filter(ends_at__gte=timezone.now()).first() or days.last()
    if day is None:
        return None
    when = date_format(timezone.localtime(day.starts_at), "l j F, H:i")
    where = activity.where if activity.place_shown else activity.seat_name
    said = {"title": activity.title, "when": when, "where": where, "who": activity.who_in_words}
    return Shareable(
        title=activity.title,
        subject=_("%(title)s, %(when)s") % said,
        address=address(activity),
        texts=(
            ("whole", _("%(title)s. %(when)s, %(where)s. For: %(who)s. All about it: {link}") % said),
            ("come", _("%(title)s, %(when)s. Will you come? {link}") % said),
            ("short", _("%(when)s, near you: {link}") % said),
        ),
        card=activity.title,
        above=when,
        below=where,
    )
