"""Print a committee of Parliament as lines for the campaign's pack: committee NUMBER."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from causeway.fetching.exceptions import FetchError
from causeway.fetching.visiting import Visitor
from causeway.insights.monday.committees import API, NotListed, lines, read
from causeway.representatives.members.models import Term


def _seats() -> dict[int, str]:
    terms = Term.objects.on(timezone.localdate()).values_list("member__member_id", "constituency__code")
    return {number: code for number, code in terms if number is not None}


class Command(BaseCommand):
    """Ask Parliament who sits on a committee, and print it for ``monday.yaml``; nothing is changed."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the committee's number."""
        parser.add_argument("number", type=int, help="as in the address of its page: committees.parliament.uk/committee/NUMBER/")
        parser.add_argument("--service", default=API, help="where the service stands")

    def handle(self, *, number: int, service: str, **_options: Any) -> None:
        """Print the lines, and say what is not in them."""
        try:
            with TemporaryDirectory() as folder:
                visitor = Visitor(Path(folder))
                found = read(number, lambda path: visitor.document(f"{service.rstrip('/')}{path}", "answer.json"), _seats())
        except (FetchError, NotListed) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write("\n".join(lines(found, number, timezone.localdate())))
        if found.without:
            self.stderr.write(f"{found.without} of its members hold no seat that is known here: Lords, or a seat that is vacant.")
