"""The newsroom's rows, subject by subject: Django looks for a room's models here."""

from causeway.news.alerts.models import Alert, Considered, Follow, Follower
from causeway.news.classifying.models import Assessment, Correction, ItemService
from causeway.news.desk.models import Pick
from causeway.news.items.models import Fingerprint, FingerprintBand, Item
from causeway.news.loop.models import Proposal, Rule, Told
from causeway.news.placing.models import Tie
from causeway.news.sources.models import Source

__all__ = [
    "Alert",
    "Assessment",
    "Considered",
    "Correction",
    "Fingerprint",
    "FingerprintBand",
    "Follow",
    "Follower",
    "Item",
    "ItemService",
    "Pick",
    "Proposal",
    "Rule",
    "Source",
    "Tie",
    "Told",
]
