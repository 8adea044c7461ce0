"""What supporters do: ask to hear from us, choose, pause, leave, take their data, have it erased."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from causeway.audit.actions import record
from causeway.supporters.joining.acts import Noted
from causeway.supporters.joining.desk import DESK
from causeway.supporters.joining.domain import Act, State
from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.joining.staying_out import GONE_STATES, keep_out, remember
from causeway.supporters.pack import SupporterWords
from causeway.supporters.passing_on.actions import has_left


def ask(email: str, columns: Mapping[str, Any], said: SupporterWords, channel: str, now: dt.datetime) -> None:
    """Keep a wish and its wording, and send the link that confirms it.

    Whoever is a reader already, or asked before, keeps what they chose: somebody else may have typed the address. They get the link.
    """
    try:
        _keep(email, columns, said, channel, now)
    except IntegrityError:  # the same address in the same moment: the other one is kept, and has its link
        return


@transaction.atomic
def _keep(email: str, columns: Mapping[str, Any], said: SupporterWords, channel: str, now: dt.datetime) -> None:
    found = Supporter.objects.select_for_update().filter(email__iexact=email).first()
    if found is None:
        found = Supporter.objects.create(email=email, state_since=now, **columns)
        _agrees(found, said, channel, now)
    elif found.can(Act.AGREE_AGAIN):
        remember(found)  # whoever typed it may be a stranger: until it is confirmed, that they left holds
        left_at = found.state_since if found.state in GONE_STATES else None
        found.move(Act.AGREE_AGAIN, by="supporter", now=now, paused_until=None, left_at=left_at, **columns)
        _agrees(found, said, channel, now)
    DESK.send_link(found.email, now)


def _agrees(supporter: Supporter, said: SupporterWords, channel: str, now: dt.datetime) -> None:
    Consent.objects.create(supporter=supporter, wording=said.consent, version=said.version, channel=channel, given_at=now)
    record(Noted.ASKED, actor="supporter", subject=supporter)


@transaction.atomic
def choose(supporter: Supporter, columns: Mapping[str, Any]) -> None:
    """Change the area, the subjects, how often."""
    Supporter.objects.filter(pk=supporter.pk).update(**columns)
    record(Noted.CHOSE, actor="supporter", subject=supporter)


@transaction.atomic
def pause(supporter: Supporter, until: dt.date | None) -> None:
    """Send nothing before a day; ``None`` ends the pause."""
    Supporter.objects.filter(pk=supporter.pk).update(paused_until=until)
    record(Noted.PAUSED, actor="supporter", subject=supporter)


@transaction.atomic
def leave(key: int, now: dt.datetime) -> bool:
    """Leave: each yes ends, and nothing more is sent. Returns whether they had not left before; twice is as good as once."""
    supporter = Supporter.objects.select_for_update().filter(pk=key).first()
    if supporter is None or not supporter.can(Act.LEAVE):
        return False
    supporter.consents.filter(ended_at=None).update(ended_at=now)
    supporter.move(Act.LEAVE, by="supporter", now=now)
    has_left(supporter.email, now)
    return True


@transaction.atomic
def came_back(key: int, now: dt.datetime) -> None:
    """Send nothing more where mail does not arrive, or is called unwanted; their yes stands until they leave."""
    supporter = Supporter.objects.select_for_update().filter(pk=key, state=State.READER).first()
    if supporter is not None:
        supporter.move(Act.RETURN, by="system", now=now)


def note_export(supporter: Supporter) -> None:
    """Write down that somebody took their data."""
    record(Noted.EXPORTED, actor="supporter", subject=supporter)


@transaction.atomic
def erase(supporter: Supporter) -> None:
    """Erase a supporter with each yes and the list of what was sent to them. A digest is left, by which no list brings them back."""
    record(Noted.ERASED, actor="supporter", subject=supporter)
    has_left(supporter.email, timezone.now())
    keep_out(supporter.email, timezone.now())
    Supporter.objects.filter(pk=supporter.pk).delete()
