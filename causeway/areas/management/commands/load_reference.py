"""Load the areas, relations, names and schools that ship with Causeway."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.areas.actions import load_reference
from causeway.areas.exceptions import BadReference


class Command(BaseCommand):
    """Load what is new in reference/areas; twice changes nothing."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Load it, or say what is wrong."""
        try:
            load_reference(settings.REFERENCE_PATH / "areas", self.stdout.write)
        except BadReference as error:
            raise CommandError(str(error)) from error
