"""What the staff's side reads."""

from django.contrib.auth.models import User


def account_waiting_for_own_password() -> User | None:
    """Return the first staff account that still has a one-time password, or ``None``."""
    return User.objects.filter(one_time_password__isnull=False).order_by("pk").first()
