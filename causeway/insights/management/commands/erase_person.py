"""Erase everything held about one person, for their request."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from causeway.insights.persons.actions import erase


class Command(BaseCommand):
    """Erase everything held about the person with this e-mail address."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the address."""
        parser.add_argument("email")

    def handle(self, *, email: str, **_options: Any) -> None:
        """Erase it, say what went, and note that it was done without naming the person."""
        counts = erase(email, by="command")
        for label, count in counts.items():
            self.stdout.write(f"{label}: {count} erased")
        if not counts:
            self.stdout.write("Nothing was held about this address.")
