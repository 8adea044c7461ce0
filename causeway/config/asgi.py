"""The entry point that the web server imports: the site behind its gate (docs/decisions/0038)."""

from django.conf import settings

from causeway.config.wsgi import application as site
from causeway.config.wsgi import ask_beforehand, begin_beside
from causeway.files.same_key import must_agree
from causeway.serving.bridge import Bridge
from causeway.serving.gate import Gate
from causeway.serving.receiving import BodyLimits, Reception

from causeway.api.at_once import known_postcode  # isort: skip  rooms can be imported once Django is set up, which the first line here does

must_agree()
application = Gate(
    Reception(BodyLimits(size=settings.BODY_LIMIT, larger=(("/staff/", settings.STAFF_BODY_LIMIT),))),
    Bridge(site, settings.WEB_THREADS),
    known_postcode,
)


def get_ready() -> None:
    """Do all that can be done once for every process that will be forked."""
    ask_beforehand(site)


def begin() -> Gate:
    """Return the site in a process that serves, with what that one does beside."""
    begin_beside()
    return application
