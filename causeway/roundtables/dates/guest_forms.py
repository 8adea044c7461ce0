"""What a guest is asked."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.fields import Words
from causeway.roundtables.table.forms import SeenForm


class NeedsForm(SeenForm):
    """What somebody needs to take part. Never why."""

    access_needs = Words(
        max_length=1000,
        rows=3,
        label=_("What do you need to take part?"),
        help_text=_("Step-free entry, a hearing loop, a place to park. You need not say why."),
    )
    dietary = Words(max_length=500, rows=2, label=_("What do you not eat or drink?"))
