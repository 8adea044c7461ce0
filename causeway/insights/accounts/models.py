"""What is kept of staff's accounts beside Django's own rows."""

from django.conf import settings
from django.db import models


class OneTimePassword(models.Model):
    """Marks a staff account whose password was made by Causeway and must be replaced at first sign-in."""

    holds_no_personal_data = "a key and a time; the account itself is Django's"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="one_time_password")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"one-time password of {self.user}"
