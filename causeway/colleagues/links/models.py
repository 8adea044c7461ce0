"""A personal link: a random key and two counts. Nothing of who made it, where, or who used it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.colleagues.links.domain import LENGTH, new_key


class PersonalLink(models.Model):
    """One link. ``used`` is the last day it was made, opened or wrote; nothing else is known of when."""

    holds_no_personal_data = "A random key and two counts; nothing of who made the link, and nothing of who used it."

    key = models.CharField(max_length=LENGTH, unique=True, default=new_key)
    opened = models.PositiveIntegerField(
        default=0, help_text="how often somebody opened it, once an hour from one internet address"
    )
    wrote = models.PositiveIntegerField(default=0, help_text="letters begun by it that were confirmed, or sent by their writers")
    used = models.DateField(db_index=True)

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")

    def __str__(self) -> str:
        return f"link {self.pk}"
