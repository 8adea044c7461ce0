"""How many letters are taken from one e-mail address, network and postcode: in an hour, against a burst, and in a day."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.letters.letter.exceptions import TooMany
from causeway.letters.letter.places import check_address
from causeway.limits.declared import DAY, HOUR, Limit, over_any_until
from causeway.people.limits import network_of

PER_CLIENT = Limit(
    "letters.request.client",
    300,
    HOUR,
    gettext_lazy("Letters asked for from one internet address"),
    gettext_lazy("A large staff room shares one internet address, and may write in one afternoon."),
)
PER_EMAIL = tuple(
    Limit(
        f"letters.request.email.{name}",
        5,
        window,
        gettext_lazy("Letters asked for with one e-mail address"),
        gettext_lazy("Each asks its owner to confirm, and nobody’s mailbox is filled by somebody else."),
    )
    for name, window in (("hour", HOUR), ("day", DAY))
)
PER_NETWORK = tuple(
    Limit(
        f"letters.request.network.{name}",
        most,
        window,
        gettext_lazy("Letters asked for from one network"),
        gettext_lazy("Stops a burst from rented machines. Schools of one trust may share a network."),
    )
    for name, most, window in (("hour", 300, HOUR), ("day", 1200, DAY))
)
PER_POSTCODE = tuple(
    Limit(
        f"letters.request.postcode.{name}",
        most,
        window,
        gettext_lazy("Letters asked for from one postcode"),
        gettext_lazy("Stops a burst of invented neighbours. A whole school may write from its own postcode."),
    )
    for name, most, window in (("hour", 200, HOUR), ("day", 400, DAY))
)


def must_not_flood(client: str, address_key: str, address: str, seat_code: str) -> None:
    """Count one letter asked for; raises :class:`TooMany` with the time from which on another is taken. No words are lost."""
    postcode = check_address(address, seat_code).postcode
    counted = (
        (client, (PER_CLIENT,)),
        (address_key, PER_EMAIL),
        (network_of(client), PER_NETWORK),
        (postcode, PER_POSTCODE),
    )
    again_at = over_any_until((limit, key) for key, limits in counted for limit in limits)
    if again_at is not None:
        when = date_format(timezone.localtime(again_at), "j F Y, H:i")
        raise TooMany(
            _(
                "Too many letters were asked for from here in a short time. Your letter is kept. Try again "
                "after %(when)s, or send it from your own mailbox now."
            )
            % {"when": when}
        )
