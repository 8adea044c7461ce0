"""Somebody asks to be erased: what is theirs goes; the words of all who organise stay with the others, out of the public's sight."""

import datetime as dt
import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.outbox.actions import erase as erase_mail
from causeway.outbox.models import Message
from causeway.privacy.erasing import on_erase
from causeway.roundtables.after.acts import Noted
from causeway.roundtables.after.note.models import NoteCopy
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.after.story.domain import Act, State, can, move
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.after.thanks.models import Thanks
from causeway.roundtables.dates.calendar_models import EntrySent
from causeway.roundtables.invitations.models import CourtesyNotice, Invitation
from causeway.roundtables.table import mail
from causeway.roundtables.table.models import Organiser, Roundtable
from causeway.roundtables.table.notifying import to_organisers

ERASED, STORY_OFF = "roundtable-note-erased", "roundtable-story-off"


@on_erase(Organiser)
@transaction.atomic
def take_name_out_of_letters(organiser: Organiser) -> None:
    """Take the name of an organiser who is erased out of the letters that went: who signed stands in each of them.

    The letters stay for the others who organise, as they went but for that; the mail itself was the organiser's and is blanked.
    """
    name = organiser.name.strip()
    if not name:
        return
    found, of = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), organiser.roundtable_id
    for letters in (Invitation.objects, CourtesyNotice.objects, Thanks.objects):
        for key, text in letters.filter(roundtable=of, text__contains=name).values_list("pk", "text"):
            letters.filter(pk=key).update(text=found.sub(lambda _found: _("[name erased]"), text))


@on_erase(EntrySent)
def erase_mail_with_entry(entry: EntrySent) -> None:
    """Erase the mail that brought an entry, also where it went to an address that its guest gave up since."""
    erase_mail(Message.objects.filter(message_id=entry.message_id))


@on_erase(NoteCopy)
@transaction.atomic
def tell_of_copy(copy: NoteCopy) -> None:
    """Tell the organisers once that somebody who had the note is erased, with their link and suggestions.

    The note itself is the organisers' account of a meeting of many, so one erasure does not blank it. Whether it still has to name
    that person is for the organisers to judge. Their message names nobody: asking to be erased must not make a new record of who asked.
    """
    roundtable = copy.note.roundtable
    link = whole_address("roundtables:note", roundtable.slug)
    words = mail.text("note_erased", roundtable=roundtable, final=copy.note.final_at is not None, link=link)
    to_organisers(roundtable, ERASED, _("Somebody who had your note asked to be erased"), words, "note-erased", copy.pk)
    record(Noted.COPY_OF_THE_NOTE_ERASED, actor="system", subject=roundtable)


@transaction.atomic
def withdraw_story(story: Story, now: dt.datetime) -> None:
    """Take a story from the public because one of its organisers asked to be erased; where nobody is left to keep it, erase it.

    It may name them. The others keep the words, read them through and send it to staff again. The message names nobody, as above.
    """
    story.roundtable = Roundtable.held(story.roundtable_id)
    story.refresh_from_db()
    others = story.roundtable.organisers.filter(revoked_at=None).exclude(email="").exists()
    if not others:
        story.title = story.text = story.why = story.slug = ""
    was = State(story.state)
    if can(was, Act.WITHDRAW):
        story.state, story.state_since = move(was, Act.WITHDRAW), now
    story.save()
    record(Noted.STORY_WITHDRAWN, actor="system", subject=story.roundtable, detail={"because": "an organiser was erased"})
    if was in {State.SENT, State.PUBLISHED}:
        link = whole_address("roundtables:story", story.roundtable.slug)
        words = mail.text("story", told=stories.news_of_erasure(story), link=link)
        to_organisers(story.roundtable, STORY_OFF, _("Your story was withdrawn"), words, "story-off", story.version)


@on_erase(Story)
def _withdraw(story: Story) -> None:
    withdraw_story(story, timezone.now())
