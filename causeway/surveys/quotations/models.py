"""A respondent's own words, by nobody: kept apart from every other answer, and quoted only if they agreed and staff read them."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.privacy.traces import address_in_text
from causeway.privacy.until import Days
from causeway.review.domain import reviewed
from causeway.review.models import Reviewed
from causeway.surveys.survey.models import Survey
from causeway.words.safe_words import in_a_sentence, noticed


def chance_key() -> int:
    """Return a key that says nothing of when it was made: 53 bits of chance."""
    return secrets.randbelow(2**53)


class Quotation(Reviewed):
    """Words given to one question. The key is chance, so that the order in which they are kept says nothing of who wrote them."""

    moves = reviewed("A quotation")
    personal = Personal(
        whose=lambda email: Q(text__iregex=address_in_text(email)),  # in their own words
        purpose=_("To read what respondents wrote, and to quote those who agreed. We do not know whose words they are."),
        private=("text",),
        public=("may_be_quoted", "state"),
        row_goes=True,
        until=Days(365).after("survey__closes", said=_("the survey closed")),
    )

    id = models.BigIntegerField(primary_key=True, default=chance_key, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="quotations")
    question = models.CharField(max_length=30)
    text = models.TextField(_("words"))
    may_be_quoted = models.BooleanField(_("may be quoted"), default=False)

    class Meta:
        verbose_name_plural = _("words of respondents")

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def concerns(self) -> list[str]:
        """What in it may point at a child or somebody's address, a sentence each, for staff who read it."""
        return [in_a_sentence(each) for each in noticed(self.text)]
