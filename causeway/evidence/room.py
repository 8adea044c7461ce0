"""The figures introduce themselves."""

from causeway.evidence.findings.priorities import PRIORITIES
from causeway.frame.rooms import Room

ROOM = Room(pack=(PRIORITIES,), registers=("causeway.evidence.releases.renewing",))
