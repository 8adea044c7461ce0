"""Partners: organisations on whose own sites a letter may begin."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.letters.partners.domain import MOST, NotAnOrigin, origins

SLUG_LENGTH = 40


class Partner(models.Model):
    """One organisation, the sites that may show our box, and the short name its letters are counted under."""

    name = models.CharField(gettext_lazy("name"), max_length=120)
    slug = models.SlugField(
        gettext_lazy("short name"),
        max_length=SLUG_LENGTH,
        unique=True,
        help_text=gettext_lazy("Stands in the partner's links. Letters are counted under it, so it does not change."),
    )
    origins = models.TextField(
        gettext_lazy("sites that may show the box"),
        blank=True,
        help_text=gettext_lazy("One per line, such as https://www.example.org. No other site can show it."),
    )
    switched_on = models.BooleanField(
        gettext_lazy("switched on"),
        default=True,
        help_text=gettext_lazy("Off: no box, no new letters counted, no public totals."),
    )

    class Meta:
        verbose_name = gettext_lazy("partner")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse lines that name no site, and keep the rest in one form."""
        try:
            found = origins(self.origins.splitlines())
        except NotAnOrigin as wrong:
            text = _("“%(line)s” is not a site’s address. Write https:// and the site’s name, with nothing after it.")
            raise ValidationError({"origins": text % {"line": wrong.line.strip()[:80]}}) from None
        if len(found) > MOST:
            raise ValidationError({"origins": _("At most %(most)s sites.") % {"most": MOST}})
        self.origins = "\n".join(found)

    @property
    def may_frame(self) -> tuple[str, ...]:
        """The origins whose pages may show the box."""
        return origins(self.origins.splitlines())
