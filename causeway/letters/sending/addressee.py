"""To whom a letter goes at the moment it leaves, asked of the database and of nothing that remembers."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.frame.database.prepared import Prepared
from causeway.letters.after.mail import FOLLOW_UP
from causeway.letters.letter import policies
from causeway.letters.letter.exceptions import LetterError
from causeway.letters.letter.models import Letter
from causeway.letters.sending.mail import LETTER
from causeway.outbox.exceptions import NobodyThere
from causeway.outbox.models import Message
from causeway.outbox.registry import addressed_by
from causeway.representatives.addressees.addressee import Addressee
from causeway.words.domain.keys import key_in


def addressee(letter: Letter, now: dt.datetime) -> Addressee | None:
    """Return the person the letter greets, if they still hold the seat or the office and have an address; else ``None``."""
    try:
        to = policies.must_still_be_there(letter, now)
        policies.must_have_an_address(to)
    except LetterError:
        return None
    return to


def is_gone(letter: Letter, now: dt.datetime) -> bool:
    """Whether the person the letter greets cannot be written to any more."""
    try:
        return addressee(letter, now) is None
    except Area.DoesNotExist:
        return False


_BY_KEY = Prepared(lambda key: Letter.objects.filter(pk=key))


@addressed_by(LETTER)
@addressed_by(FOLLOW_UP)
def address_now(message: Message) -> str:
    """Return the address as it is now, and keep it with the letter; raises :class:`NobodyThere` with a sentence for its writer."""
    letter: Letter | None = _BY_KEY.first(key=key_in(message.about.partition(":")[2]) or 0)
    if letter is None or not letter.seat_code:
        return message.to
    try:
        to = addressee(letter, timezone.now())
    except Area.DoesNotExist:  # a seat of an earlier map: what we know is what the letter says
        return message.to
    if to is None:
        raise NobodyThere(
            _("%(name)s cannot be written to any more, and your letter greets nobody else.")
            % {"name": letter.addressee_name or _("They")}
        )
    if message.to != letter.addressee_email:  # one that answers a reply goes where that came from
        return message.to
    if to.email != letter.addressee_email:
        Letter.objects.filter(pk=letter.pk).update(addressee_email=to.email)
    return to.email
