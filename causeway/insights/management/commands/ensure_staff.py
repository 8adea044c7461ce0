"""Make the first staff account when there is none."""

from typing import Any

from django.core.management.base import BaseCommand

from causeway.insights.actions import make_first_staff


class Command(BaseCommand):
    """Make the first staff account; its one-time password is issued when the site announces itself."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Make it, or leave what is there."""
        made = make_first_staff()
        self.stdout.write(f"  made the account {made.get_username()!r}" if made else "  there is one already")
