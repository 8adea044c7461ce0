"""Letters by what has to be done with them."""

import datetime as dt
from typing import Any, Self, cast

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from causeway.letters.letter.domain.states import UNDER_WAY, State
from causeway.outbox.models import address_keys

WITH_IT = ("replies", "follow_ups", "freeze")  # what hangs on a letter and is erased with it


class DraftQuerySet(models.QuerySet[Any]):
    """Drafts by where they stand."""

    def in_hand(self) -> Self:
        """Return those of which no letter is on its way; such a one is nobody's any more, and goes when the letter is followed up."""
        return self.filter(state__in=(State.DRAFT.value, State.SENT_BY_WRITER.value))


class LetterQuerySet(models.QuerySet[Any]):
    """Letters by writer, MP and state."""

    def awaiting(self) -> Self:
        """Return the letters whose writer has not answered the confirmation message."""
        return self.filter(state=State.AWAITING)

    def owed(self, now: dt.datetime) -> Self:
        """Return the letters whose last step still owes something, the longest owed first."""
        return self.filter(owed_at__lte=now).order_by("owed_at", "pk")

    def owing_since(self, before: dt.datetime) -> Self:
        """Return the letters whose last step was before a moment and still owes something; each has that step's as ``stepped_at``."""
        owing = self.filter(owed_at__isnull=False).annotate(stepped_at=Coalesce("confirmed_at", "created"))
        return owing.filter(stepped_at__lte=before)

    def to_remind(self, asked_before: dt.datetime, asked_after: dt.datetime) -> Self:
        """Return unconfirmed letters asked for in this stretch of time whose writer has had no reminder."""
        return self.awaiting().filter(created__lte=asked_before, created__gt=asked_after, reminded_at=None).exclude(nonce="")

    def to_look_at(self) -> Self:
        """Return the letters that staff have to decide about."""
        return self.filter(state=State.FROZEN, erased_at__isnull=True, freeze__decided_at__isnull=True)

    def waiting_for_an_mp(self) -> Self:
        """Return the letters that staff let go while there was nobody to write to."""
        return self.filter(state=State.FROZEN, erased_at__isnull=True, freeze__decided_at__isnull=False)

    def to_the_same(self, keys: tuple[str, ...], addressee_key: str) -> Self:
        """Return letters by one address, by its keyed digests, to one addressee."""
        return self.filter(address_key__in=keys, addressee_key=addressee_key)

    def already_written(self, keys: tuple[str, ...], addressee_key: str, since: dt.datetime) -> Self:
        """Return letters by this address to this addressee that are under way or arrived, confirmed after ``since``."""
        return self.to_the_same(keys, addressee_key).filter(
            state__in=[state.value for state in UNDER_WAY],
            confirmed_at__gte=since,
        )

    def uncompared(self) -> Self:
        """Return the letters that went, whose words we hold and have not compared with other letters yet; the first first."""
        return self.filter(own_percent=None).exclude(message_id="").order_by("pk")

    def of(self, email: str) -> Self:
        """Return the letters of whoever has this address, of which we still hold the words, whichever key of the site they were kept under.

        The newest first.
        """
        if not email.strip():
            return self.none()
        return self.filter(address_key__in=address_keys(email), erased_at__isnull=True).order_by("-created", "-pk")

    def to_be_reminded_of(self, since: dt.datetime, until: dt.datetime) -> Self:
        """Return delivered letters confirmed between two moments whose writer logged no reply, and was not reminded yet."""
        waiting = self.filter(
            state=State.DELIVERED, erased_at__isnull=True, follow_up_reminded_at__isnull=True, no_reminder=False
        )
        return waiting.filter(confirmed_at__gt=since, confirmed_at__lte=until, replies__isnull=True).exclude(email="")

    def blank(self, at: dt.datetime | None = None) -> int:
        """Erase everything personal from these letters and what followed; the seat, the ask, the role, the days and the codes stay."""
        now, these = at or timezone.now(), list(self.values_list("pk", flat=True))
        for followed in WITH_IT:
            model = cast("Any", self.model._meta.get_field(followed).related_model)  # noqa: SLF001  Django documents _meta
            model.objects.filter(letter__in=these).update(**model.personal.blank(model, now))
        return self.update(**self.model.personal.blank(self.model, now))
