"""One person of those who had the note of the day asks to be erased: what is theirs goes, the organisers' text stays."""

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables import mail
from causeway.roundtables.actions.telling import to_organisers
from causeway.roundtables.models import NoteCopy

ERASED = "roundtable-note-erased"


@transaction.atomic
def forget_copy(copy: NoteCopy) -> None:
    """Erase one person's copy with their link and suggestions, and tell the organisers once.

    The note itself is the organisers' account of a meeting of many, so one erasure does not blank it. Whether it still has to name
    that person is for the organisers to judge. Their message names nobody: asking to be erased must not make a new record of who asked.
    """
    copy.corrections.update(text="", why="")
    NoteCopy.objects.filter(pk=copy.pk).update(email="", who="", nonce="")
    roundtable = copy.note.roundtable
    link = mail.address("roundtables:note", roundtable.slug)
    words = mail.text("note_erased", roundtable=roundtable, final=copy.note.final_at is not None, link=link)
    to_organisers(roundtable, ERASED, _("Somebody who had your note asked to be erased"), words, "note-erased", copy.pk)
    record("roundtable: copy of the note erased", actor="system", subject=roundtable)
