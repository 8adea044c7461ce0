"""The room's rows, subject by subject: Django looks for a room's models here."""

from causeway.activities.activity.models import Activity, Day
from causeway.activities.after.models import Photo, Report
from causeway.activities.promoting.models import Promoted
from causeway.activities.signing_up.models import SignUp
from causeway.activities.support.models import SupportPromise

__all__ = ["Activity", "Day", "Photo", "Promoted", "Report", "SignUp", "SupportPromise"]
