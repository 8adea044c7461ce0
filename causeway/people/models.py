"""One table of links that open a desk once, by somebody's own mailbox instead of an account, and of the visits they opened."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.people.one_time import OneTimeLink
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days


class Link(OneTimeLink):
    """One link to one room's desk, and the visit it opened. Only digests of both are kept."""

    personal = Personal(
        whose="email",
        purpose=_("To let somebody see what is theirs by their own mailbox, without an account."),
        private=("email",),
        public=("desk", "created", "until"),
        row_goes=True,
        until=Days(1).after("until", said=_("the link or the visit ran out")),
    )

    desk = models.CharField(max_length=30)
    email = models.CharField(_("e-mail address"), max_length=254, db_index=True)
    listed = models.JSONField(default=list, blank=True, help_text="the keys of what its mail listed, which using it says yes to")

    class Meta:
        verbose_name = _("link to somebody's own pages")
        verbose_name_plural = _("links to somebody's own pages")
        constraints = [
            models.UniqueConstraint(fields=["visit_digest"], condition=~Q(visit_digest=""), name="people_link_visit_unique")
        ]
