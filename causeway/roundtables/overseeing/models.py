"""What staff keep about roundtables: their calendar links."""

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
