"""The rows of the staff's side, subject by subject: Django looks for a room's models here."""

from causeway.insights.accounts.models import OneTimePassword
from causeway.insights.monday.models import SetAside
from causeway.insights.passkeys.models import Passkey

__all__ = ["OneTimePassword", "Passkey", "SetAside"]
