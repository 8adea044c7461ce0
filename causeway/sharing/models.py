"""Texts that staff add to the campaign's own, and counts of shares and visits."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin

from causeway.areas.models import AreaKind
from causeway.sharing.pack import SHARES, share_problem

ACT_LENGTH = 20


def acts_to_choose() -> list[tuple[str, str]]:
    """Return the acts of the campaign pack, as choices."""
    return [(act.key, act.title) for act in SHARES.words().acts]


class ShareText(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """One text by staff. Only a published one is offered, and only who may publish can publish it."""

    holds_no_personal_data = "the campaign's published words"

    act = models.CharField(_("about"), max_length=ACT_LENGTH, choices=acts_to_choose)
    text = models.TextField(
        _("text"),
        max_length=1500,
        help_text=_(
            "{link} stands where the link goes, once. {area} is the area’s name, {figure} a sentence with a published figure about it, "
            "{owner} the campaign’s handle on X and its owner’s name elsewhere, {mp} the MP, in constituencies only. "
            "Too long for a network? A shorter text stands in there."
        ),
    )
    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id", for_concrete_model=False
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id", for_concrete_model=False
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("act"), FieldPanel("text")]

    class Meta:
        verbose_name = _("text for sharing")
        verbose_name_plural = _("texts for sharing")
        ordering = ["act", "pk"]

    def __str__(self) -> str:
        return str(self.text)[:80]

    def clean(self) -> None:
        """Refuse a text whose places cannot be filled."""
        super().clean()
        if problem := share_problem(self.text):
            raise ValidationError({"text": _("It cannot be filled in: %(problem)s.") % {"problem": problem}})


class ShareCount(models.Model):
    """How often something about an area was shared to a network on a day, and how often its link was opened. Nobody is in it."""

    day = models.DateField()
    area_kind = models.CharField(max_length=20, choices=AreaKind.choices)
    area_code = models.CharField(max_length=9)
    act = models.CharField(max_length=ACT_LENGTH)
    network = models.CharField(max_length=20, help_text="a network's key; one that is gone keeps its counts")
    shares = models.PositiveIntegerField(default=0)
    visits = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "area_kind", "area_code", "act", "network"], name="sharing_count_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.act} {self.network} {self.day}"
