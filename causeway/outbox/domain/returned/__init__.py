"""Mail that comes back, read: delivery reports of every kind, automatic answers, and what a person has to read."""

from causeway.outbox.domain.returned.kinds import Fate, Kind, Returned
from causeway.outbox.domain.returned.reading import read

__all__ = ["Fate", "Kind", "Returned", "read"]
