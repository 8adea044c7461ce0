"""Write the parts of the documentation that are made from code."""

from typing import Any

from django.core.management.base import BaseCommand

from causeway.config.environment import ROOT, reference
from causeway.evidence.definitions.handbook import as_markdown


class Command(BaseCommand):
    """Write docs/reference/settings.md and docs/reference/indicators.md."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Write both."""
        (ROOT / "docs" / "reference" / "settings.md").write_text(reference(), encoding="utf-8")
        (ROOT / "docs" / "reference" / "indicators.md").write_text(as_markdown(), encoding="utf-8")
