"""Rules ("when this, then propose that"), what they proposed, and who has heard of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.letters.letter.models import Letter
from causeway.moves.models import Moving
from causeway.news.items.models import Item
from causeway.news.loop.domain import MOVES, Proposes
from causeway.news.loop.labels import PROPOSES
from causeway.news.sources.models import Source
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days

LONGEST_WORDS, LONGEST_DRAFT = 400, 3000
TOLD_DAYS = 365


class Rule(models.Model):
    """When an item of these kinds has these words, then something is proposed. ``words`` is a query of the site's language; empty: any.

    ``asks`` are keys of the campaign's asks: only letters with one of them count; empty: all. ``figure`` is the key of an indicator, whose
    sentence stands in the draft. ``says`` is what the draft says besides.
    """

    holds_no_personal_data = "what the campaign does when something happens"

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=140)
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    words = models.CharField(_("words"), max_length=LONGEST_WORDS, blank=True)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    proposes = models.CharField(_("what is proposed"), max_length=12, choices=[(each.value, PROPOSES[each]) for each in Proposes])
    asks = models.JSONField(_("asks"), default=list, blank=True)
    figure = models.CharField(_("figure"), max_length=80, blank=True)
    says = models.TextField(_("what the draft says"), max_length=LONGEST_DRAFT, blank=True)
    active = models.BooleanField(_("in use"), default=True)
    pack_sha256 = models.CharField(max_length=64, blank=True)
    row_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("rule of the newsroom")
        verbose_name_plural = _("rules of the newsroom")

    def __str__(self) -> str:
        return self.title


class Proposal(Moving):
    """What one rule proposes about one item. Nothing of it goes out until a person has said yes."""

    holds_no_personal_data = "what was published, and what the campaign might do about it"
    moves = MOVES

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="proposals")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="proposals")
    created = models.DateTimeField()
    draft = models.TextField(max_length=LONGEST_DRAFT, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-created", "-pk"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [models.UniqueConstraint(fields=["rule", "item"], name="news_proposal_once_of_each_rule")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.item}"


class Told(models.Model):
    """That the writer of one letter has been told of one item, so that nobody is told twice."""

    personal = Personal(
        whose="letter__email",
        purpose=_("To tell the writer of a letter once, and once only, what their MP then did."),
        public=("item__title", "at"),
        row_goes=True,
        until=Days(TOLD_DAYS).after("at", said=_("we told them")),
    )

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = _("what writers were told of news")
        constraints = [models.UniqueConstraint(fields=["item", "letter"], name="news_told_once_of_each_letter")]

    def __str__(self) -> str:
        return f"item {self.item_id}, letter {self.letter_id}"


class Corrections(models.Model):
    """Where a publisher takes corrections, as staff found it on its pages."""

    holds_no_personal_data = "the public address of a publisher's office"

    outlet = models.CharField(max_length=140, unique=True)
    address = models.EmailField()

    class Meta:
        verbose_name_plural = _("addresses for corrections")

    def __str__(self) -> str:
        return f"{self.outlet}: {self.address}"
