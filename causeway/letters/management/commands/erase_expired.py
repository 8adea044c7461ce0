"""``python -m causeway erase_expired``: lapse unconfirmed letters, erase old drafts and ended letters."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from causeway.letters import retention


class Command(BaseCommand):
    """Run daily; running it twice changes nothing."""

    help = "Expire letters nobody confirmed, and erase drafts and ended letters whose time has come."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Erase and say how much."""
        done = retention.erase_expired(timezone.now())
        self.stdout.write(f"Letters expired: {done.lapsed}. Drafts erased: {done.drafts}. Letters erased: {done.letters}.")
