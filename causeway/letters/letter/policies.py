"""What may be done, and by whom: to whom a letter may go, and when it may not."""

import datetime as dt
from collections.abc import Iterable

from django.utils import dateformat, timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.frame.database.prepared import Prepared
from causeway.letters.after.domain.following_up import Kind
from causeway.letters.letter.addressing import Addressed, addressed
from causeway.letters.letter.domain.composing import Role
from causeway.letters.letter.domain.states import Act, State, can
from causeway.letters.letter.exceptions import (
    AddressBlocked,
    AlreadyWritten,
    AnotherHolds,
    CannotSend,
    IdentifiesAChild,
    NeedsAReader,
    NoAddress,
    NotTheirMp,
    Paused,
    TooSoon,
)
from causeway.letters.letter.models import AGAIN_DAYS, Letter, LookFirst
from causeway.letters.letter.places import check_area, today
from causeway.letters.writing.domain.originality import Originality
from causeway.outbox import no_more
from causeway.outbox.models import address_keys
from causeway.representatives.addressees.addressee import Addressee
from causeway.representatives.members.cached_seats import seat
from causeway.representatives.members.queries import seat as seat_now
from causeway.words.domain.findings import Finding, Weight
from causeway.words.phrase_book import phrase_book

CHASE_DAYS = 14  # an office gets this long before it is asked again
_WRITTEN = Prepared(lambda **of: Letter.objects.already_written(**of).values_list("confirmed_at", flat=True))


def must_be_there(to: Addressee) -> Addressee:
    """Return the addressee; raises :class:`Paused` with an explanation when nobody holds the seat."""
    if not to.is_there:
        raise Paused(to.paused)
    return to


def to_write_to(of: Addressed, on: dt.date) -> Addressee:
    """Return to whom a draft or a letter goes on a day; raises :class:`Paused` when nobody holds the seat."""
    return must_be_there(addressed(of, seat(of.seat_code, on), on))


def must_live_or_work_there(address: str, to: Addressee, role: str) -> None:
    """Refuse an address elsewhere: MPs may answer only their own constituents, and an office acts for its own area."""
    checked = check_area(address, to.area)
    if checked.elsewhere:
        said = to.words.elsewhere_home if role == Role.CONSTITUENT else to.words.elsewhere_school
        raise NotTheirMp(to.says(said, postcode=checked.postcode, elsewhere=checked.elsewhere))


def must_have_an_address(to: Addressee) -> None:
    """Refuse to deliver where nobody has published an e-mail address: the writer's own mailbox and paper still reach them."""
    if to.without_email:
        raise NoAddress(to.without_email)


def must_be_the_same(letter: Letter, to: Addressee) -> None:
    """Refuse when another person holds the post by now; the letter greets one person by name and goes to nobody else."""
    if letter.office != to.post.key:
        raise NotTheirMp(letter.post.says(letter.post.words.gone, old=letter.addressee_name))
    if letter.holder_name and letter.addressee_key != to.key:
        raise AnotherHolds(to.says(to.words.changed, old=letter.addressee_name, new=to.called), to.position, to.called)


def must_still_be_there(letter: Letter, now: dt.datetime) -> Addressee:
    """Return the addressee as of today, whom the letter greets; asked of the database, for what is a minute old would do for a page only."""
    on = today(now)
    to = must_be_there(addressed(letter, seat_now(letter.seat_code, on), on))
    must_be_the_same(letter, to)
    return to


def must_still_hold(letter: Letter, now: dt.datetime) -> Addressee:
    """Return the addressee as of today, whom the letter greets, whose constituent its writer is, and who has an address."""
    to = must_still_be_there(letter, now)
    must_live_or_work_there(letter.address, to, letter.role)
    must_have_an_address(to)
    return to


def must_not_repeat(email: str, to: Addressee, now: dt.datetime) -> None:
    """Refuse a second letter by the same person to the same addressee within :data:`AGAIN_DAYS` days."""
    since = now - dt.timedelta(days=AGAIN_DAYS)
    must_not_be_among(_WRITTEN.rows(keys=address_keys(email), addressee_key=to.key, since=since), to)


def must_not_be_among(written: Iterable[dt.datetime | None], to: Addressee) -> None:
    """Refuse a second letter to the addressee when there is a first; ``written`` says when letters were confirmed."""
    last = max((each for each in written if each), default=None)
    if last is None:
        return
    again = last + dt.timedelta(days=AGAIN_DAYS)
    raise AlreadyWritten(
        _(
            "You wrote to %(name)s on %(then)s. One letter is read better than two: give them time to answer, "
            "and write again after %(again)s. This draft is kept."
        )
        % {"name": to.called, "then": _day(last), "again": _day(again)}
    )


def must_not_be_blocked(email: str) -> None:
    """Refuse an address whose owner said that it never was them: not even what is asked for in their name goes there."""
    if no_more.wanted(email, asked_for=True):
        raise AddressBlocked(
            _(
                "The owner of this e-mail address asked us not to write to it, so we cannot send the "
                "confirmation. You can send the letter from your own mailbox."
            )
        )


def must_identify_no_child(found: Iterable[Finding]) -> None:
    """Refuse a letter from which a child could be identified; the writer changes the words, and none is lost."""
    if any(finding.weight is Weight.CHANGE for finding in found):
        raise IdentifiesAChild(
            _("A child could be recognised from this letter. Change the words shown below; everything you typed is kept.")
        )


def must_need_no_reader(text: str) -> None:
    """Refuse to deliver a letter after the first that may threaten, insult or advertise; it can go from the writer's own mailbox."""
    hit = next(iter(phrase_book().hits(text)), None)
    if hit is not None:
        raise NeedsAReader(
            _(
                "“%(words)s” could be read as a threat, an insult or an advertisement, so we do not deliver this. Nothing was "
                "sent. Go back and say it in other words, or send it from your own mailbox."
            )
            % {"words": text[hit.start : hit.end]}
        )


def should_look_first(reading: Originality, rule: LookFirst) -> bool:
    """Whether staff asked to see a letter like this before it goes. It reads its arguments and nothing else."""
    return rule.switched_on and reading.enough and reading.shared_percent >= rule.shared_percent


def days_since(moment: dt.datetime, now: dt.datetime) -> int:
    """Return how many calendar days lie between, in the site's time zone."""
    return (today(now) - today(moment)).days


def chase_on(letter: Letter) -> dt.date:
    """Return from which day the MP may be asked again: two weeks after the letter, or after the last asking."""
    last = max((sent.created for sent in letter.follow_ups.all()), default=letter.went_at)
    return today(last) + dt.timedelta(days=CHASE_DAYS)


def must_be_time_for(kind: Kind, letter: Letter, now: dt.datetime) -> None:
    """Refuse to ask after a letter too soon, or where nothing can be asked; and to answer a reply twice, or where there is none."""
    if kind is Kind.ANSWER:
        replies, answers = letter.replies.count(), letter.follow_ups.filter(kind=Kind.ANSWER).count()
        if replies <= answers:
            raise CannotSend(_("You answered this reply already. When another comes, log it here and write back."))
        return
    if not can(State(letter.state), Act.CHASE):
        raise CannotSend(_("There is nothing to ask after: this letter did not go, or it was answered."))
    if today(now) < (day := chase_on(letter)):
        raise TooSoon(
            _("Give the office until %(day)s. One letter is read better than two.") % {"day": date_format(day, "j F Y")}
        )


def _day(moment: dt.datetime) -> str:
    return dateformat.format(timezone.localtime(moment), "j F Y")
