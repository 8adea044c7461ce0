"""Make this machine's secret key the site's, where the one before is lost or no longer to be trusted."""

from typing import Any

from django.core.management.base import BaseCommand

from causeway.files import same_key


class Command(BaseCommand):
    """Keep the digest of this machine's key: every other machine must then be given the same one."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Take it, and say what follows."""
        if not same_key.shared():
            self.stdout.write("This database is a file of this machine alone: nothing is compared, and nothing is to be done.")
            return
        same_key.take()
        self.stdout.write(
            "The key of this machine is the site's now. Give the other machines the same one and start them again: until then they tell the "
            "balancer that they are not ready. Links that were signed by a key which no machine knows any longer are refused."
        )
