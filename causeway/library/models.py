"""The library's rows, subject by subject: Django looks for a room's models here."""

from causeway.library.files.models import FileVersion
from causeway.library.health.models import Health, Host
from causeway.library.kits.models import Kit, KitItem
from causeway.library.quotations.models import Quotation
from causeway.library.resources.models import Resource

__all__ = ["FileVersion", "Health", "Host", "Kit", "KitItem", "Quotation", "Resource"]
