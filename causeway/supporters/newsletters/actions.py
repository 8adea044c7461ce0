"""What staff do with newsletters, and the writing of one to its readers: some at a time, and once each, whatever breaks in between."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.domain.mail_address import is_mailable
from causeway.outbox import no_more
from causeway.outbox.actions import pacing
from causeway.outbox.actions.posting import post, post_many
from causeway.outbox.models import Lane
from causeway.people.subscriptions import mailed_to
from causeway.supporters.joining import actions as joining
from causeway.supporters.joining.domain import State as Standing
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters import copies
from causeway.supporters.newsletters.acts import Noted
from causeway.supporters.newsletters.copies import place_of, places_of
from causeway.supporters.newsletters.domain import Act, Block, State, to_json
from causeway.supporters.newsletters.mailing import KIND, copy_of, lane_of, message_to
from causeway.supporters.newsletters.models import Delivery, Newsletter
from causeway.supporters.newsletters.queries import readers
from causeway.supporters.newsletters.reading import parts_for

AT_ONCE = 500  # supporters that one transaction of composing looks at
TEST = "newsletter-test"


class NotNow(Exception):  # noqa: N818  it is an answer, not a fault
    """Why it cannot be done, as staff read it."""


@transaction.atomic
def write(columns: Mapping[str, Any], blocks: Iterable[Block], by: str) -> Newsletter:
    """Keep a new draft."""
    made = Newsletter.objects.create(**columns, blocks=to_json(blocks), written_by=by)
    record(Noted.WRITTEN, actor=by, subject=made)
    return made


@transaction.atomic
def change(key: int, columns: Mapping[str, Any], blocks: Iterable[Block], version: int, by: str) -> Newsletter:
    """Change a draft; raises :class:`NotNow` where somebody else changed it, or it has gone."""
    kept = Newsletter.held(key)
    if not kept.is_draft:
        raise NotNow(_("It has been sent already, and stays as it went."))
    if kept.version != version:
        raise NotNow(_("Somebody else changed it meanwhile. Open it in another window and put the two together."))
    for name, value in {**columns, "blocks": to_json(blocks), "version": version + 1}.items():
        setattr(kept, name, value)
    kept.save()
    record(Noted.CHANGED, actor=by, subject=kept)
    return kept


@transaction.atomic
def send_test(key: int, to: str, seat_code: str, region: str, by: str, now: dt.datetime) -> None:
    """Send a draft to the member of staff who asks for it, as a reader of a constituency would get it."""
    kept = Newsletter.held(key)
    nobody = Supporter(pk=0, email=to, nonce="test")  # the links of a test lead to nobody's list
    message = message_to(kept, nobody, copy_of(kept, parts_for(kept, seat_code, region, now)))
    subject = _("Test: %(subject)s") % {"subject": kept.subject}
    post(replace(message, kind=TEST, subject=subject, message_id="", lane="", about="", no_more="", list_id=""))
    Newsletter.objects.filter(pk=key).update(tested=kept.version)
    record(Noted.TESTED, actor=by, subject=kept)


@transaction.atomic
def send(key: int, version: int, by: str, now: dt.datetime) -> None:
    """Let a newsletter go: it is written to its readers from now on. Raises :class:`NotNow` where it was not tested as it stands."""
    kept = Newsletter.held(key)
    if not kept.can(Act.SEND):
        raise NotNow(_("It is on its way already."))
    if kept.version != version:
        raise NotNow(_("Somebody changed it meanwhile. Read it again before it goes."))
    if not kept.was_tested:
        raise NotNow(_("Send yourself a test first, and read it: it is not as it was last tested."))
    Lane.objects.get_or_create(
        name=lane_of(kept), defaults={"title": kept.subject, "per_hour": settings.NEWSLETTERS_PER_HOUR, "per_day": 0}
    )
    kept.move(Act.SEND, by=by, now=now, sent_at=now)


@transaction.atomic
def stop(key: int, by: str, now: dt.datetime) -> None:
    """Write it to nobody else, and hold what has not left."""
    kept = Newsletter.held(key)
    kept.move(Act.STOP, by=by, now=now)
    copies.forget(kept)
    pacing.pause(lane_of(kept), reason=_("Its newsletter was stopped."), actor=by, now=now)


@transaction.atomic
def go_on(key: int, by: str, now: dt.datetime) -> None:
    """Let it go on where it was stopped."""
    kept = Newsletter.held(key)
    kept.move(Act.GO_ON, by=by, now=now)
    copies.forget(kept)  # one was being made as it was stopped, and what is near is another thing by now
    pacing.resume(lane_of(kept), actor=by)


@transaction.atomic
def tell_outcome(key: int, words: str, by: str) -> None:
    """Say what came of it, for the readers' own pages."""
    kept = Newsletter.held(key)
    kept.came_of_it = words
    kept.save(update_fields=["came_of_it"])
    record(Noted.OUTCOME_TOLD, actor=by, subject=kept)


def compose(now: dt.datetime) -> int:
    """Write the newsletters under way to some more of their readers; returns how many supporters were looked at."""
    return sum(map(partial(_compose_some, now=now), Newsletter.objects.filter(state=State.SENDING).values_list("pk", flat=True)))


def _compose_some(key: int, now: dt.datetime) -> int:
    """Write it to some readers; what each place reads is made before, when nobody waits for the database."""
    kept = Newsletter.objects.filter(pk=key, state=State.SENDING).first()
    if kept is None:
        return 0
    copies.make(kept, places_of(_next(kept, now)), now)
    return _write_some(key, now)


def _next(kept: Newsletter, now: dt.datetime) -> list[Supporter]:
    return list(readers(kept, now).filter(pk__gt=kept.reached)[:AT_ONCE])


@transaction.atomic
def _write_some(key: int, now: dt.datetime) -> int:
    """Write it to some readers and note how far it came, in one transaction: after a break it goes on there."""
    kept = Newsletter.objects.select_for_update(skip_locked=True).filter(pk=key, state=State.SENDING).first()
    if kept is None:
        return 0
    some = _next(kept, now)
    if not some:
        kept.move(Act.FINISH, by="system", now=now)
        copies.forget(kept)
        return 0
    _write_to(kept, some, now)
    Newsletter.objects.filter(pk=key).update(reached=some[-1].pk)
    return len(some)


def _write_to(kept: Newsletter, some: list[Supporter], now: dt.datetime) -> None:
    refused = no_more.wanted_by(each.email for each in some)
    had = set(kept.deliveries.filter(supporter__in=some).values_list("supporter_id", flat=True))
    due = [each for each in some if each.email not in refused and each.pk not in had and is_mailable(each.email)]
    for each in some:
        if not is_mailable(each.email):  # one address that no header carries keeps it from nobody else
            joining.came_back(each.pk, now)
    written = copies.of(kept, places_of(due), now)
    post_many([message_to(kept, each, written[place_of(each)]) for each in due])
    Delivery.objects.bulk_create([Delivery(newsletter=kept, supporter=each, at=now) for each in due])


mailed_to(Supporter.objects.filter(state=Standing.READER), KIND, joining.came_back)
