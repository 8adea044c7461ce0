"""The newsroom's rows, subject by subject: Django looks for a room's models here."""

from causeway.news.alerts.models import Alert, Considered, Follow, Follower
from causeway.news.items.models import Fingerprint, FingerprintBand, Item
from causeway.news.sources.models import Source

__all__ = ["Alert", "Considered", "Fingerprint", "FingerprintBand", "Follow", "Follower", "Item", "Source"]
