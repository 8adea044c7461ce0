"""What staff keep about roundtables: who looks after which regions, their calendar links, and which are good examples."""

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
    """A region whose roundtables an account may see, where it may not see all."""

    holds_no_personal_data = "which region an account looks after; whose it is stands in the account's own row"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks_after", verbose_name=_("account")
    )
    region = models.CharField(_("region"), max_length=9, choices=Region.choices)
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("They no longer look after it."))

    class Meta:
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


class StaffFeed(models.Model):
    """The link by which an account's calendar reads the roundtables it may see. A new nonce revokes the old link."""

    holds_no_personal_data = "a link's nonce; whose it is stands in the account's own row"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roundtable_feed")
    nonce = models.CharField(max_length=32, blank=True, help_text="empty: the link was revoked")
    made = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar link {self.pk}"


class GoodExample(models.Model):
    """A roundtable that others may begin from. ``content`` is what staff looked at when they chose it, and nothing written since."""

    holds_no_personal_data = "format, themes, run sheet and tasks, which staff read for names before they were offered"

    roundtable = models.OneToOneField("roundtables.Roundtable", on_delete=models.CASCADE, related_name="example")
    name = models.CharField(max_length=120, help_text="as organisers read it")
    why = models.TextField(help_text="what is good about it, as organisers read it")
    content = models.JSONField()
    chosen = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
