"""The rows of the room, subject by subject: Django looks for a room's models here."""

from causeway.colleagues.coverage.models import AttackRun, CountedSchool, Release
from causeway.colleagues.links.models import PersonalLink
from causeway.colleagues.partners.models import Front, PartnerPerson

__all__ = ["AttackRun", "CountedSchool", "Front", "PartnerPerson", "PersonalLink", "Release"]
