"""What staff look for before a letter goes, and what was found of one letter."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.contrib.settings.registry import register_setting

from causeway.frame.short_cache import forget, short_cached
from causeway.letters.letter.keeping import ENDED_LONG_AGO
from causeway.letters.letter.models import HELD_DAYS, WAIT_DAYS, Letter
from causeway.letters.review.domain import Rules
from causeway.privacy.personal import Personal

_USUAL, _CARE = Rules(), "letters.care-rules"


def _count(label: Any, default: int, help_text: Any = "") -> "models.PositiveIntegerField[int, int]":
    return models.PositiveIntegerField(label, default=default, help_text=help_text)


@register_setting(icon="warning")
class CareRules(BaseGenericSetting):
    """From which counts on staff look at a letter first; 0 switches one off. How many are taken at all is said under Limits."""

    holds_no_personal_data = "Thresholds and switches; what is counted stands in the cache on salted hashes."

    look_network_hour = _count(_("look: letters from one network in an hour"), _USUAL.network_hour)
    look_network_day = _count(_("look: letters from one network in a day"), _USUAL.network_day)
    look_postcode_hour = _count(_("look: letters from one postcode in an hour"), _USUAL.postcode_hour)
    look_postcode_day = _count(_("look: letters from one postcode in a day"), _USUAL.postcode_day)
    look_links = _count(_("look: links that are not the figure’s source"), _USUAL.links)
    look_second_postcode = models.BooleanField(_("look: another postcode in the text"), default=True)
    look_to_itself = models.BooleanField(_("look: written from the MP’s own or a Parliament address"), default=True)
    look_disposable = models.BooleanField(_("look: disposable e-mail addresses"), default=True)
    usual_days = models.PositiveSmallIntegerField(
        _("working days a look takes"), default=2, help_text=_("The writer is told so. Promise what you can keep.")
    )

    class Meta:
        verbose_name = _("Care with letters")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and be read anew."""
        super().save(*args, **kwargs)
        forget(_CARE)

    @property
    def rules(self) -> Rules:
        """What to look for, as the domain reads it."""
        return Rules(
            self.look_network_hour,
            self.look_network_day,
            self.look_postcode_hour,
            self.look_postcode_day,
            self.look_links,
            second_postcode=self.look_second_postcode,
            to_itself=self.look_to_itself,
            disposable=self.look_disposable,
        )


def care_rules() -> CareRules:
    """Return what staff chose, or the usual; a few seconds old at the most."""
    return short_cached(_CARE, lambda: CareRules.objects.first() or CareRules())


class Freeze(models.Model):
    """That staff look at a confirmed letter before it goes: why, what its writer says to it, and how it was decided."""

    personal = Personal(
        whose="letter__email",
        purpose=_("To have a person look at a letter that may be abuse, and to hear its writer."),
        private=("heard", "refusal"),
        public=("since", "reasons", "decided_at"),
        called={
            "since": "looked at since",
            "decided_at": "decided",
            "heard": "what you said",
            "refusal": "what we said",
        },
        until=ENDED_LONG_AGO.through("letter"),
    )

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="freeze")
    since = models.DateTimeField()
    reasons = models.JSONField(default=list, help_text="the signals that were found")
    heard = models.TextField(blank=True, help_text="what the writer says to it")
    heard_at = models.DateTimeField(null=True, blank=True)
    refusal = models.TextField(blank=True, help_text="why it was refused, as the writer was told")
    decided_at = models.DateTimeField(
        null=True, blank=True, help_text="when staff let it go or refused it; let go, it may still wait for an MP"
    )
    returned_at = models.DateTimeField(
        null=True, blank=True, help_text="when its writer had it back, because somebody else holds the seat"
    )

    class Meta:
        verbose_name_plural = _("letters that staff looked at first")
        permissions = [("review_letters", "Can look at letters before they go")]

    def __str__(self) -> str:
        return f"freeze of letter {self.letter_id}"

    @property
    def until(self) -> dt.datetime:
        """How long the letter waits: for a decision, or, let go, for somebody to write to."""
        if self.decided_at is not None:
            return self.decided_at + dt.timedelta(days=WAIT_DAYS)
        return self.since + dt.timedelta(days=HELD_DAYS)
