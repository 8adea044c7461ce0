"""What is kept of a passkey: its public half, and how often it says it was used."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device

from causeway.privacy.personal import Personal
from causeway.privacy.until import kept_until

LONGEST_ID = 1364  # 1,023 bytes, the most that WebAuthn allows, in base64url


class Passkey(Device):
    """One passkey of an account. Its private half never leaves its owner's phone, computer or key."""

    personal = Personal(
        whose="user__email",
        purpose=_("Signing staff in with a key that cannot be copied."),
        public=("name", "added_at", "last_used_at"),
        row_goes=True,
        until=kept_until(_("its owner takes it off, or leaves the campaign’s staff")),
    )

    credential_id = models.CharField(max_length=LONGEST_ID, unique=True, help_text="what the browser calls it, in base64url")
    public_key = models.TextField(help_text="its public half (COSE), in base64url")
    sign_count = models.PositiveBigIntegerField(default=0, help_text="how often it says it was used; 0 where it does not count")
    added_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("passkey of staff")
        verbose_name_plural = _("passkeys of staff")
        ordering = ("added_at", "id")
