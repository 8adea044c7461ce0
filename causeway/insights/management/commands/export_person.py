"""Print everything held about one person, as JSON, for their request."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from causeway.audit.actions import record
from causeway.insights.acts import Noted
from causeway.privacy.registry import export_person


class Command(BaseCommand):
    """Print everything held about the person with this e-mail address."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the address."""
        parser.add_argument("email")

    def handle(self, *, email: str, **_options: Any) -> None:
        """Print it, and note that it was done without naming the person."""
        held = export_person(email)
        record(Noted.PERSON_EXPORTED, actor="command", detail={label: len(rows) for label, rows in held.items()})
        self.stdout.write(json.dumps(held, indent=2, ensure_ascii=False, cls=DjangoJSONEncoder))
