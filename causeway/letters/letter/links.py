"""The links to one letter that its writer is sent. An answer to staff works while they look; nobody is ever kept from saying no to mail."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from causeway.letters.letter.models import CONFIRM_DAYS
from causeway.people.row_links import RowLink

_LASTS = dt.timedelta(days=CONFIRM_DAYS)
_EXPIRED = _("This link has expired. Go back to your letter and ask for a new one.")

CONFIRM_LINK = RowLink("letters.confirm", "letters:confirm", lasts=_LASTS, expired=_EXPIRED)
DENY_LINK = RowLink("letters.deny", "letters:deny", lasts=_LASTS, expired=_EXPIRED)
ANSWER_LINK = RowLink(
    "letters.heard",
    "letters:heard",
    ended=_("We no longer look at this letter: it was decided, withdrawn or erased. “My letters” says which."),
)
QUIET_LINK = RowLink("letters.quiet", "letters:quiet", ended=_("This letter is erased already. No reminder comes."))
