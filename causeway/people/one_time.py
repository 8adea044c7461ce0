"""Links that open something once, by somebody's own mailbox instead of an account, and the visit each opens. Only digests are kept."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from causeway.frame.database.rows import insert
from causeway.people.exceptions import LinkInvalid


def new_token() -> str:
    """Return a token for a link or a visit: 192 bits."""
    return secrets.token_urlsafe(24)


def digest(token: str) -> str:
    """Return what is kept of a token, so that a stolen database opens nothing."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class OneTimeLinks(models.QuerySet[Any]):
    """The links of one room, and what is done with them."""

    def issue(self, email: str, now: dt.datetime, life: dt.timedelta, **more: object) -> str:
        """Make a link for this address and return its token, which is kept nowhere else."""
        token = new_token()
        insert(self.model(token_digest=digest(token), email=email, created=now, until=now + life, **more))
        return token

    def enter(self, email: str, now: dt.datetime, life: dt.timedelta, **more: object) -> str:
        """Open a visit for a browser that has just used another link from this mailbox, and return its token: no link lies unused."""
        visit = new_token()
        unused = digest(new_token())
        insert(self.model(token_digest=unused, visit_digest=digest(visit), email=email, created=now, until=now + life, **more))
        return visit

    def unused(self, token: str, now: dt.datetime) -> Any:
        """Return the link with this token, locked; raises :class:`LinkInvalid` when it was used already, or is too old, or never was."""
        found = self.select_for_update().filter(token_digest=digest(token)).first()
        if found is None or found.visit_digest or found.until < now:
            raise LinkInvalid(_("This link was used already, or is too old. Ask for a new one: it takes a minute."))
        return found

    def visited(self, visit: str, now: dt.datetime) -> Any:
        """Return the link whose visit this is, while the visit lasts; else ``None``."""
        return self.filter(visit_digest=digest(visit), until__gte=now).first() if visit else None

    def leave(self, visit: str) -> None:
        """End a visit."""
        self.filter(visit_digest=digest(visit)).delete()


class OneTimeLink(models.Model):
    """One link and the visit it opened. A room's own model adds whose it is, as ``email``, and says why it is kept."""

    token_digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    until = models.DateTimeField(db_index=True, help_text="how long the link opens, and once opened, how long the visit lasts")
    visit_digest = models.CharField(max_length=64, blank=True, db_index=True, help_text="empty until the link was used")

    objects = OneTimeLinks.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"link {self.pk}"

    def use_up(self, now: dt.datetime, life: dt.timedelta) -> str:
        """Use the link up, and return the token of the visit it opens."""
        visit = new_token()
        self.visit_digest, self.until = digest(visit), now + life
        self.save(update_fields=["visit_digest", "until"])
        return visit
