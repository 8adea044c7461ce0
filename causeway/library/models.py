"""The library's rows, subject by subject: Django looks for a room's models here."""

from causeway.library.files.models import FileVersion
from causeway.library.kits.models import Kit, KitItem
from causeway.library.resources.models import Resource

__all__ = ["FileVersion", "Kit", "KitItem", "Resource"]
