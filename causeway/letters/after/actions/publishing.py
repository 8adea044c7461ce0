"""Whether the public sees what MPs answered."""

from django.db import transaction

from causeway.audit.actions import record
from causeway.campaign.pack import campaign
from causeway.letters.after.models import Publishing
from causeway.letters.letter.acts import Noted


@transaction.atomic
def show_seats(*, shown: bool, actor: str) -> None:
    """Show the counts of each seat to the public, or stop showing them."""
    row, _made = Publishing.objects.update_or_create(campaign=campaign().slug, defaults={"seats_shown": shown})
    record(Noted.COUNTS_BY_SEAT_SHOWN if shown else Noted.COUNTS_BY_SEAT_HIDDEN, actor=actor, subject=row)
