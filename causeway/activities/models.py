"""The room's rows, subject by subject: Django looks for a room's models here."""

from causeway.activities.activity.models import Activity, Day
from causeway.activities.signing_up.models import SignUp

__all__ = ["Activity", "Day", "SignUp"]
