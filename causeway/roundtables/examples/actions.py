"""Offering a roundtable as a good example, and beginning a new one from it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.roundtables.day.models import Task
from causeway.roundtables.day.sheet.actions import Row, replace_rows
from causeway.roundtables.examples import queries as examples
from causeway.roundtables.examples.acts import Noted
from causeway.roundtables.examples.models import GoodExample
from causeway.roundtables.table import guest_mail, mail
from causeway.roundtables.table.actions.beginning import begin
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

CHOSEN = "roundtable-example"


@transaction.atomic
def offer(key: int, name: str, why: str, actor: str, now: dt.datetime) -> GoodExample:
    """Offer a roundtable as it stands now as a good example; its owner is told once. What they write later is not taken over."""
    roundtable = Roundtable.held(key)
    content = examples.content_of(roundtable)
    if not content.run_sheet:
        raise NotNow(_("It has no run sheet yet, so there is little to begin from."))
    if named := examples.whole_names_in(content, examples.people_of(roundtable)):
        raise NotNow(
            _("A name stands in its themes, run sheet or tasks: %(names)s. Ask the organisers to take it out first.")
            % {"names": ", ".join(named)}
        )
    new = not GoodExample.objects.filter(roundtable=roundtable).exists()
    kept = {"name": name, "why": why, "content": content.as_kept(), "chosen": now, "withdrawn_at": None}
    example, _new = GoodExample.objects.update_or_create(roundtable=roundtable, defaults=kept)
    record(Noted.OFFERED_AS_AN_EXAMPLE, actor=actor, subject=roundtable)
    if new:
        _tell(roundtable)
    return example


def _tell(roundtable: Roundtable) -> None:
    owner = guest_mail.owner(roundtable)
    if owner.email and owner.revoked_at is None:
        words = mail.text(
            "example", roundtable=roundtable, organiser=owner, link=whole_address("roundtables:organisers", roundtable.slug)
        )
        subject = _("Others may begin from your roundtable: %(title)s") % {"title": roundtable.title}
        mail.to_person(owner.email, CHOSEN, subject, words, roundtable=roundtable)


@transaction.atomic
def withdraw(key: int, actor: str, now: dt.datetime) -> None:
    """Offer it no longer; what was begun from it stays."""
    example = GoodExample.objects.select_for_update().filter(roundtable=key, withdrawn_at=None).first()
    if example is not None:
        example.withdrawn_at = now
        example.save(update_fields=["withdrawn_at"])
        record(Noted.NO_LONGER_AN_EXAMPLE, actor=actor, subject=example.roundtable)


@transaction.atomic
def begin_from(key: int, email: str, *, title: str, place: str, name: str, post: str, now: dt.datetime) -> Roundtable:
    """Begin a roundtable with the format, themes, run sheet and tasks of a good example. Nobody is taken over."""
    example = examples.one(key)
    if example is None:
        raise NotNow(_("That example is no longer offered. Choose another, or begin without one."))
    roundtable = begin(email, title=title, place=place, name=name, post=post, now=now)
    content = example.content
    roundtable.mode, roundtable.format_key, roundtable.minutes = content.mode, content.format_key, content.minutes
    roundtable.themes = list(content.themes)
    roundtable.save(update_fields=["mode", "format_key", "minutes", "themes"])
    replace_rows(roundtable, [Row(each.kind, each.minutes, each.title, each.theme, each.role) for each in content.run_sheet])
    Task.objects.bulk_create(
        Task(roundtable=roundtable, key=each.key, title=each.title, days_before=each.days_before, remind=each.remind)
        for each in content.tasks
    )
    record(Noted.BEGUN_FROM_AN_EXAMPLE, actor="organiser", subject=roundtable, detail={"example": key})
    return roundtable
