"""Print everything held about one person, as JSON, for their request."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from causeway.insights.persons.actions import export


class Command(BaseCommand):
    """Print everything held about the person with this e-mail address."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the address."""
        parser.add_argument("email")

    def handle(self, *, email: str, **_options: Any) -> None:
        """Print it, and note that it was done without naming the person."""
        self.stdout.write(json.dumps(export(email, by="command"), indent=2, ensure_ascii=False, cls=DjangoJSONEncoder))
