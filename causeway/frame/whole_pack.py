"""A whole campaign pack: what more than one room says, and every room's own section of it."""

from pathlib import Path

from causeway.campaign.pack import Campaign, read_pack
from causeway.frame.rooms import rooms


def check_whole_pack(folder: Path) -> Campaign:
    """Read a pack with every room's section, and return the campaign; raises ``PackError`` with a sentence for whoever wrote it."""
    found = read_pack(folder)
    for room in rooms().values():
        for section in room.pack:
            section.check(folder, found)
    return found
