"""The address of an area's page as a code to scan."""

from django.utils.translation import gettext as _

from causeway.briefings.composing.parts import language
from causeway.briefings.domain.tree import Code
from causeway.briefings.reading.data import BriefingData


def code(data: BriefingData) -> Code:
    """Compose the code that leads to what is published about the area."""
    alt = _("A code to scan. It leads to what is published about %(area)s: %(address)s")
    return Code(data.address, alt % {"area": data.name, "address": data.address}, language())
