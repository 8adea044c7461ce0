"""The staff's form of what we cite."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Line


class QuoteForm(forms.Form):
    """Words, and where this site has them."""

    words = Line(
        max_length=400,
        label=gettext_lazy("The sentence or figure, as it stands there"),
        missing=gettext_lazy("Write the words that we take from it."),
    )
    where = Line(
        max_length=300,
        required=False,
        label=gettext_lazy("Where this site has it"),
        help_text=gettext_lazy("A path, such as /#facts"),
    )

    def clean_where(self) -> str:
        """Refuse what is no path."""
        path: str = self.cleaned_data["where"]
        if path and (not path.startswith("/") or path.startswith("//")):
            raise ValidationError(_("A path of this site begins with one /."))
        return path
