"""Write the parts of the documentation that are made from code."""

from typing import Any

from django.core.management.base import BaseCommand

from causeway.config.environment import ROOT, reference
from causeway.evidence.describing import page


class Command(BaseCommand):
    """Write docs/reference/settings.md and indicators.md."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Write them."""
        (ROOT / "docs" / "reference" / "settings.md").write_text(reference(), encoding="utf-8")
        (ROOT / "docs" / "reference" / "indicators.md").write_text(page(), encoding="utf-8")
