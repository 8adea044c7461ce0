"""Write docs/reference/openapi-v1.json. A change in it is a change of what other people's programs rely on: look at it."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from causeway.api.documentation import document


class Command(BaseCommand):
    """Write the OpenAPI document as it is now."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Write it."""
        path = settings.REFERENCE_PATH.parent / "docs" / "reference" / "openapi-v1.json"
        path.write_text(json.dumps(document(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
