"""The messages of a roundtable, put into the outbox in the caller's transaction."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox import letters
from causeway.outbox.actions import NewMessage
from causeway.outbox.models import Message
from causeway.outbox.senders import the_campaign
from causeway.roundtables.table.models import Organiser, Roundtable

LINK, CO_ORGANISER, HANDED_OVER = "roundtable-link", "roundtable-organiser", "roundtable-handed-over"


def text(name: str, **context: object) -> str:
    """Return the plain text of one kind of message."""
    return render_to_string(f"roundtables/mail/{name}.txt", {"campaign": campaign(), **context}).strip() + "\n"


def site(path: str) -> str:
    """Return the whole address of a path of this site."""
    return str(settings.BASE_URL) + path


def about(roundtable: Roundtable) -> str:
    """Return how the outbox names a roundtable."""
    return f"roundtables.Roundtable:{roundtable.pk}"


def to_person(
    to: str,
    kind: str,
    subject: str,
    words: str,
    *,
    roundtable: Roundtable | None = None,
    once: str = "",
    person: str = "",
    asked_for: bool = False,
) -> Message | None:
    """Hand a message from the campaign to the outbox, for an organiser or a guest; a second copy does no harm.

    Of several with the same Message-ID ``once`` the first goes. ``person`` is the address of whoever it tells of, whose name or words
    stand in it: it is erased with them, too.
    """
    return letters.to_person(
        NewMessage(
            kind=kind,
            to=to,
            person=person,
            subject=clean_line(subject, 150),
            text=words,
            from_name=the_campaign(),
            about=about(roundtable) if roundtable else "",
            message_id=once,
            twice_is_harmless=True,
        ),
        asked_for=asked_for,
    )


def desk_link(email: str, token: str) -> None:
    """Send somebody the link that opens their desk."""
    words = text("desk_link", link=whole_address("roundtables:open", token))
    to_person(email, LINK, _("The link to your roundtables"), words, asked_for=True)


def organise_with_us(organiser: Organiser, by: Organiser, token: str) -> None:
    """Ask somebody to organise a roundtable together."""
    words = text(
        "organise", organiser=organiser, by=by, roundtable=organiser.roundtable, link=whole_address("roundtables:open", token)
    )
    subject = _("%(name)s asks you to organise a roundtable together") % {"name": by.name}
    to_person(organiser.email, CO_ORGANISER, subject, words, roundtable=organiser.roundtable, person=by.email)


def handed_over(to: Organiser, by: Organiser) -> None:
    """Tell both that a roundtable is now somebody else's to answer for."""
    roundtable = to.roundtable
    link = whole_address("roundtables:desk", roundtable.slug)
    subject = _("Handed over: %(title)s") % {"title": roundtable.title}
    for each, other in ((to, by), (by, to)):
        words = text("handed_over", to=to, by=by, theirs=each is to, roundtable=roundtable, link=link)
        to_person(each.email, HANDED_OVER, subject, words, roundtable=roundtable, person=other.email)
