"""What staff keep about roundtables: their calendar links, and which are good examples."""

from django.conf import settings
from django.db import models


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
