"""A survey, its seal, and what was said in public after it."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving
from causeway.surveys.survey.domain.definition import Definition
from causeway.surveys.survey.domain.states import MOVES, State


class SealBroken(Exception):  # noqa: N818  named for what it is
    """What is kept of a sealed survey is not what was sealed."""


STANDS = {
    State.DRAFT: _("A draft"),
    State.SEALED: _("Sealed, not open yet"),
    State.OPEN: _("Open"),
    State.CLOSED: _("Closed, being counted"),
    State.READY: _("Closed, counted, not published yet"),
    State.PUBLISHED: _("Published"),
    State.CALLED_OFF: _("Called off"),
}


def new_uid() -> str:
    """Return what stands in the address of a survey's page."""
    return secrets.token_hex(6)


@dataclass(frozen=True)
class Sealed:
    """What was sealed: the survey, how many were asked and how many schools there are, each by what tells them apart."""

    definition: Definition
    asked: dict[str, Any]
    schools: dict[str, Any]
    rules: dict[str, Any]


class Survey(Moving):
    """One survey. Staff write ``draft`` while it is one; from the seal on only ``sealed_text`` counts, and ``seal`` is its SHA-256."""

    moves = MOVES
    holds_no_personal_data = "Questions of the campaign, and the account that wrote them."

    uid = models.CharField(max_length=12, unique=True, default=new_uid)
    title = models.CharField(_("title"), max_length=90)
    draft = models.TextField(_("the survey as YAML"))
    version = models.PositiveIntegerField(default=1)
    written_by = models.CharField(max_length=150)
    sealed_text = models.TextField(blank=True)
    seal = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    opens = models.DateField(null=True, blank=True, db_index=True)
    closes = models.DateField(null=True, blank=True, db_index=True)
    refused = models.PositiveIntegerField(default=0, help_text="beginnings refused: too many from one internet address")
    called_off_why = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("surveys")
        ordering = ["-pk"]
        permissions = [
            ("write", "Can write surveys"),
            ("publish", "Can seal surveys and publish what came of them"),
            ("quote", "Can publish words of respondents"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_intact(self) -> bool:
        """Whether what is kept is what was sealed."""
        return bool(self.seal) and digest(self.sealed_text) == self.seal

    @property
    def sealed(self) -> Sealed:
        """What was sealed; raises :class:`SealBroken` where that is not what is kept."""
        if not self.is_intact:
            raise SealBroken(f"survey {self.pk}: what is kept does not have the hash {self.seal}")
        kept = json.loads(self.sealed_text)
        return Sealed(Definition.model_validate(kept["survey"]), kept["asked"], kept["schools"], kept["rules"])

    @property
    def stands(self) -> object:
        """Where it stands, for people."""
        return STANDS[State(self.state)]

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return bool(self.state == State.DRAFT)

    @property
    def is_sealed(self) -> bool:
        """Whether it waits for its first day."""
        return bool(self.state == State.SEALED)

    @property
    def is_open(self) -> bool:
        """Whether it can be answered."""
        return bool(self.state == State.OPEN)

    @property
    def is_ready(self) -> bool:
        """Whether its tables are made and wait for staff."""
        return bool(self.state == State.READY)

    @property
    def is_published(self) -> bool:
        """Whether everybody can read what came of it."""
        return bool(self.state == State.PUBLISHED)

    @property
    def is_called_off(self) -> bool:
        """Whether it was called off."""
        return bool(self.state == State.CALLED_OFF)

    @property
    def can_be_called_off(self) -> bool:
        """Whether staff can still call it off."""
        return not (self.is_draft or self.is_published or self.is_called_off)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


class Correction(models.Model):
    """A public note on a sealed survey: what was wrong, or changed around it. The survey itself stays as it was sealed."""

    holds_no_personal_data = "Words of the campaign, and the account that wrote them."

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("what is to be known"))
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"correction {self.pk}"
