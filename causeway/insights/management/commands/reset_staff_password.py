"""Issue a new one-time password for a staff account whose owner lost theirs."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from causeway.insights.accounts.second_factor import take_off
from causeway.insights.actions import issue_one_time_password


class Command(BaseCommand):
    """Print a one-time password that must be replaced at sign-in."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the account's name."""
        parser.add_argument("username")
        parser.add_argument(
            "--second-factor", action="store_true", help="also take off the phone, passkeys and the codes for paper"
        )

    def handle(self, *, username: str, second_factor: bool = False, **_options: Any) -> None:
        """Issue it, or say which accounts there are."""
        try:
            user = User.objects.get(username=username)
        except User.DoesNotExist:
            names = ", ".join(User.objects.order_by("username").values_list("username", flat=True)) or "none"
            raise CommandError(f"There is no account {username!r}. Accounts: {names}.") from None
        if second_factor:
            take_off(user, actor="system")
        self.stdout.write(issue_one_time_password(user))
