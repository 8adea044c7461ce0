"""Say of an uncertain message whether it arrived, by its Message-ID; without one, list what is uncertain."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from causeway.moves.domain import IllegalMove
from causeway.outbox.actions import settle
from causeway.outbox.domain.states import State
from causeway.outbox.models import Message


class Command(BaseCommand):
    """Settle an uncertain message on evidence, such as the relay's log."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask which message, and what the evidence says."""
        parser.add_argument("message_id", nargs="?", help="with its angle brackets, in quotes")
        found = parser.add_mutually_exclusive_group()
        found.add_argument("--arrived", action="store_true", help="the relay has taken it")
        found.add_argument("--lost", action="store_true", help="the relay never had it: send it again")

    def handle(self, *, message_id: str | None, arrived: bool, lost: bool, **_options: Any) -> None:
        """List or settle."""
        if message_id is None:
            for each in Message.objects.filter(state=State.UNCERTAIN).order_by("pk"):
                self.stdout.write(f"{each.message_id}  {each.kind}  posted {each.created_at:%Y-%m-%d %H:%M}  {each.last_error}")
            return
        if not (arrived or lost):
            raise CommandError("Say what the relay's log shows: --arrived or --lost.")
        try:
            message = settle(message_id, arrived=arrived, actor="command", now=timezone.now())
        except Message.DoesNotExist:
            raise CommandError("There is no message of that Message-ID. Give it with its angle brackets, in quotes.") from None
        except IllegalMove as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{message.message_id} is {message.state} now.")
