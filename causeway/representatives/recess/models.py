"""Recesses that staff recorded, beside those of the reviewed file."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Recess(models.Model):
    """One recess of the House of Commons, with where its dates were announced."""

    rises = models.DateField(_("rises"), unique=True, help_text=_("The last day on which the Commons sits."))
    returns = models.DateField(_("returns"), help_text=_("The first day on which it sits again."))
    source = models.CharField(
        _("source"),
        max_length=400,
        validators=[URLValidator(["https"])],
        help_text=_("The page on which Parliament announced these dates."),
    )
    checked = models.DateField(_("checked on"), help_text=_("The day you read them there; the House may change them."))
    completes_year = models.BooleanField(
        _("the year is complete"),
        default=False,
        help_text=_(
            "With this one, every recess of the year in which it begins is recorded. Until then writers read that it is unknown."
        ),
    )
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("Recorded by mistake, or changed by the House."))

    class Meta:
        verbose_name = _("recess")
        verbose_name_plural = _("recesses")
        ordering = ("-rises",)
        constraints = [
            models.CheckConstraint(
                condition=Q(returns__gt=F("rises")),
                name="representatives_recess_returns_after_it_rises",
                violation_error_message=_("The House returns after it rises. Check the two dates."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.rises} – {self.returns}"
