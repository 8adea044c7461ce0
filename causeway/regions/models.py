"""The regions of England and the other nations, and which accounts look after which."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    """The regions of England and the other nations, by their codes."""

    NORTH_EAST = "E12000001", _("North East")
    NORTH_WEST = "E12000002", _("North West")
    YORKSHIRE = "E12000003", _("Yorkshire and The Humber")
    EAST_MIDLANDS = "E12000004", _("East Midlands")
    WEST_MIDLANDS = "E12000005", _("West Midlands")
    EAST = "E12000006", _("East of England")
    LONDON = "E12000007", _("London")
    SOUTH_EAST = "E12000008", _("South East")
    SOUTH_WEST = "E12000009", _("South West")
    WALES = "W92000004", _("Wales")
    SCOTLAND = "S92000003", _("Scotland")
    NORTHERN_IRELAND = "N92000002", _("Northern Ireland")


class LooksAfter(models.Model):
    """A region whose entries an account may see, where it may not see all."""

    holds_no_personal_data = "which region an account looks after; whose it is stands in the account's own row"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks_after", verbose_name=_("account")
    )
    region = models.CharField(_("region"), max_length=9, choices=Region.choices)
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("They no longer look after it."))

    class Meta:
        db_table = "roundtables_looksafter"  # the room in which it began
        verbose_name = _("regional organiser")
        ordering = ("region", "user__username")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region"],
                name="roundtables_looks_after_once",
                violation_error_message=_("This account has that region already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_region_display()}"
