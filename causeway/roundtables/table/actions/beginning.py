"""Beginning a roundtable, and who organises it: asked, let in, taken off."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.roundtables.table import mail, policies
from causeway.roundtables.table.actions.opening import new_link
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.addresses import new_slug
from causeway.roundtables.table.domain.kinds import Role, StartFrom
from causeway.roundtables.table.domain.states import ENDED
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import CO_ORGANISER_DAYS, Organiser, Roundtable


@transaction.atomic
def begin(email: str, *, title: str, place: str, name: str, post: str, now: dt.datetime) -> Roundtable:
    """Begin a roundtable for whoever opened their desk by this address."""
    begun = Organiser.objects.filter(email__iexact=email, role=Role.OWNER).exclude(roundtable__state__in=ENDED)
    if begun.count() >= policies.MOST_BEGUN:
        raise NotNow(_("You have many roundtables on your desk. Close or call off one of them first."))
    roundtable = Roundtable.objects.create(
        slug=new_slug(title),
        created=now,
        changed=now,
        state_since=now,
        title=title,
        place=place,
        start_from=StartFrom.SEATS,
        signed=f"{name}\n{post}".strip(),
        calendar_uid=f"roundtable-{secrets.token_hex(16)}",
    )
    owner = Organiser.objects.create(
        roundtable=roundtable, name=name, post=post, email=email, role=Role.OWNER, invited_at=now, verified_at=now
    )
    record(Noted.BEGUN, actor=f"organiser:{owner.pk}", subject=roundtable)
    return roundtable


@transaction.atomic
def ask_to_organise(by: Organiser, *, name: str, email: str, now: dt.datetime) -> Organiser:
    """Ask somebody to organise this roundtable too; they get a link. Asking again sends a new link; somebody taken off may come back."""
    policies.must_be_owner(by)
    policies.must_not_flood(by)
    roundtable = Roundtable.held(by.roundtable_id)
    policies.must_be_open(roundtable)
    there = roundtable.organisers.filter(email__iexact=email).first()
    if there is not None and there.verified_at and not there.revoked_at:
        raise NotNow(_("%(email)s organises this roundtable already.") % {"email": email})
    if there is None:
        if roundtable.organisers.filter(revoked_at=None).count() >= policies.MOST_ORGANISERS:
            raise NotNow(_("Twelve organisers are enough. Take somebody off first."))
        there = Organiser(roundtable=roundtable, email=email, role=Role.CO_ORGANISER)
    there.name, there.invited_at, there.verified_at, there.revoked_at = name, now, None, None
    there.save()
    mail.organise_with_us(there, by, new_link(email, now, dt.timedelta(days=CO_ORGANISER_DAYS)))
    record(Noted.CO_ORGANISER_ASKED, actor=f"organiser:{by.pk}", subject=roundtable, detail={"organiser": there.pk})
    return there


@transaction.atomic
def take_off(by: Organiser, key: int, now: dt.datetime) -> None:
    """Take a co-organiser off at once, wherever their browser is. Whoever is not the owner can take only themselves off."""
    whom = Organiser.objects.select_for_update().get(pk=key, roundtable=by.roundtable_id)
    if whom.pk != by.pk:
        policies.must_be_owner(by)
    if whom.role == Role.OWNER:
        raise NotNow(_("The person who answers for it stays. Hand the roundtable over to somebody else first, or call it off."))
    whom.revoked_at = whom.revoked_at or now
    whom.save(update_fields=["revoked_at"])
    record(Noted.CO_ORGANISER_TAKEN_OFF, actor=f"organiser:{by.pk}", subject=by.roundtable, detail={"organiser": whom.pk})


@transaction.atomic
def hand_over(by: Organiser, key: int) -> Organiser:
    """Make a co-organiser who has come in the owner, and the owner a co-organiser; both are told. Answers go to the new owner from then on."""
    roundtable = Roundtable.held(by.roundtable_id)
    old, whom = roundtable.organisers.get(pk=by.pk), roundtable.organisers.get(pk=key)
    policies.must_be_owner(old)
    if whom.pk == old.pk:
        raise NotNow(_("It is yours already."))
    if whom.verified_at is None or whom.revoked_at is not None:
        raise NotNow(_("%(name)s has not come in yet. Once they have opened their link, it can be theirs.") % {"name": whom.name})
    for each, role in ((old, Role.CO_ORGANISER), (whom, Role.OWNER)):  # in this order: there is one owner at a time
        each.role = role
        each.save(update_fields=["role"])
    mail.handed_over(whom, old)
    record(Noted.HANDED_OVER, actor=f"organiser:{old.pk}", subject=roundtable, detail={"organiser": whom.pk})
    return whom
