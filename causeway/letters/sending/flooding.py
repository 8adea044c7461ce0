"""How many letters are taken from one e-mail address, network and postcode: in an hour, against a burst, and in a day."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.letters.letter.exceptions import TooMany
from causeway.letters.letter.places import check_address
from causeway.letters.review.models import care_rules
from causeway.people.limits import network_of, tries

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def _limits(client: str, address_key: str, postcode: str) -> Iterator[tuple[str, str, int, dt.timedelta]]:
    rules = care_rules()
    yield "client", client, rules.limit_client_hour, HOUR
    yield "email.hour", address_key, rules.limit_email_hour, HOUR
    yield "email.day", address_key, rules.limit_email_day, DAY
    yield "network.hour", network_of(client), rules.limit_network_hour, HOUR
    yield "network.day", network_of(client), rules.limit_network_day, DAY
    yield "postcode.hour", postcode, rules.limit_postcode_hour, HOUR
    yield "postcode.day", postcode, rules.limit_postcode_day, DAY


def must_not_flood(client: str, address_key: str, address: str, seat_code: str) -> None:
    """Count one letter asked for; raises :class:`TooMany` with the time from which on another is taken. No words are lost."""
    postcode = check_address(address, seat_code).postcode
    over: list[dt.datetime] = []
    for scope, key, limit, window in _limits(client, address_key, postcode):
        if key and limit and (made := tries(f"letters.request.{scope}", key, window)).count > limit:
            over.append(made.again_at)
    if over:
        when = date_format(timezone.localtime(max(over)), "j F Y, H:i")
        raise TooMany(
            _(
                "Too many letters were asked for from here in a short time. Your letter is kept. Try again "
                "after %(when)s, or send it from your own mailbox now."
            )
            % {"when": when}
        )
