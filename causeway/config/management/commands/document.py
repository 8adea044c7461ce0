"""Write the parts of the documentation that are made from code."""

from typing import Any

from django.core.management.base import BaseCommand

from causeway.config.environment import ROOT, reference


class Command(BaseCommand):
    """Write docs/reference/settings.md."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Write it."""
        (ROOT / "docs" / "reference" / "settings.md").write_text(reference(), encoding="utf-8")
