"""The figures introduce themselves."""

from causeway.evidence.figures.reading import read_beforehand
from causeway.evidence.findings.priorities import PRIORITIES
from causeway.frame.rooms import Room

ROOM = Room(pack=(PRIORITIES,), registers=("causeway.evidence.releases.renewing",), warms=(read_beforehand,))
