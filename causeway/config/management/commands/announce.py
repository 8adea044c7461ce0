"""Wait until the site answers, then say where it is and how staff sign in."""

import http.client
import time
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from causeway.insights.actions import issue_one_time_password
from causeway.insights.queries import account_waiting_for_own_password

PATIENCE_SECONDS = 60


class Command(BaseCommand):
    """Print the addresses once the server answers."""

    help = __doc__

    def handle(self, **_options: Any) -> None:
        """Poll the health page, then announce."""
        self._wait()
        lines = [
            "",
            f"  The campaign    {settings.BASE_URL}/",
            f"  For staff       {settings.BASE_URL}/staff/",
        ]
        if settings.MAIL_TRANSPORT == "mailbox":
            lines.append(
                f"  Test mailbox    {settings.BASE_URL}/mailbox/   (mail stays on this machine until you set CAUSEWAY_MAIL)"
            )
        if (waiting := account_waiting_for_own_password()) is not None:
            # Issued anew at each start until its owner chose their own: it is kept nowhere in readable form.
            lines += ["", f"  Sign in as      {waiting.username}", f"  with, once,     {issue_one_time_password(waiting)}"]
        lines += ["", "  Stop with Ctrl-C. Nothing is lost.", ""]
        self.stdout.write("\n".join(lines))

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{settings.BASE_URL}/health/ready/", timeout=5).close()  # noqa: S310  our own address
            except (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError):
                time.sleep(0.2)
            else:
                return
        raise SystemExit(f"{settings.BASE_URL} does not answer after {PATIENCE_SECONDS} seconds. Its last words are above.")
