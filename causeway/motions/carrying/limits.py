"""How much one visitor may begin, upload or have printed, and why not less."""

from django.utils.translation import gettext_lazy as _

from causeway.limits.declared import DAY, HOUR, MINUTE, Limit

BEGUN_FROM = Limit(
    "motions.begin.client",
    60,
    HOUR,
    _("Motions begun from one internet address"),
    _("Keeps a program from filling the database. A whole school may share one address, and a branch meeting one line."),
)
BEGUN_BY = Limit(
    "motions.begin.email",
    10,
    DAY,
    _("Motions begun with one e-mail address"),
    _("A branch secretary may begin one for each of several bodies in an evening."),
)
UPLOADED = Limit(
    "motions.minutes",
    20,
    HOUR,
    _("Minutes uploaded from one desk"),
    _("Each is kept in the database. Somebody who looks for the right file tries a few times."),
)
PRINTED = Limit(
    "motions.papers",
    120,
    10 * MINUTE,
    _("Papers of motions made for one internet address"),
    _("Each takes a second of the server. Several people of one branch may take theirs at once."),
)
