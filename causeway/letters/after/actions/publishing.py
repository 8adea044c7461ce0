"""Whether the public sees what MPs answered."""

from django.db import transaction

from causeway.audit.actions import record
from causeway.campaign.pack import campaign
from causeway.letters.after.models import Publishing


@transaction.atomic
def show_seats(*, shown: bool, actor: str) -> None:
    """Show the counts of each seat to the public, or stop showing them."""
    row, _made = Publishing.objects.update_or_create(campaign=campaign().slug, defaults={"seats_shown": shown})
    record("letters: counts by seat shown" if shown else "letters: counts by seat hidden", actor=actor, subject=row)
