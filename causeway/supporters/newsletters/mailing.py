"""A newsletter as mail: plain text and HTML made once for each constituency, and each reader's own links put in."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.outbox.actions.posting import NewMessage
from causeway.outbox.senders import the_campaign
from causeway.outbox.sheets import sheet
from causeway.supporters.joining.desk import LEAVE
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters.models import Newsletter
from causeway.supporters.newsletters.reading import Part

KIND = "newsletter"
_OWN = "https://leave.invalid/"  # stands for the reader's own link until it is put in


@dataclass(frozen=True)
class Copy:
    """What every reader of one constituency gets, with a mark where their own link goes."""

    text: str
    html: str

    def with_link(self, link: str) -> "Copy":
        """Return it with a reader's own link."""
        return Copy(self.text.replace(_OWN, link), self.html.replace(_OWN, link))


def copy_of(newsletter: Newsletter, parts: tuple[Part, ...]) -> Copy:
    """Compose the copy for everybody who reads these parts."""
    context = {
        "newsletter": newsletter,
        "parts": parts,
        "campaign": campaign(),
        "leave": _OWN,
        "mine": whole_address("supporters:mine"),
        "page": whole_address("supporters:newsletter", newsletter.uid),
    }
    return Copy(
        render_to_string("supporters/mail/newsletter.txt", context),
        sheet("supporters/mail/newsletter.html", context),
    )


def lane_of(newsletter: Newsletter) -> str:
    """Return the lane that its copies share, and whose pace they keep."""
    return f"newsletter:{newsletter.uid}"


def list_id() -> str:
    """Return the name by which mail programs know the list (RFC 2919)."""
    return f"<updates.{settings.MAIL_FROM_DOMAIN}>"


def message_to(newsletter: Newsletter, supporter: Supporter, copy: Copy) -> NewMessage:
    """Return the message to one reader; its Message-ID is the same whenever it is made, so that it is written once."""
    link = LEAVE.address(supporter)
    own = copy.with_link(link)
    return NewMessage(
        kind=KIND,
        to=supporter.email,
        subject=newsletter.subject,
        text=own.text,
        html=own.html,
        from_name=the_campaign(),
        about=f"supporters.Supporter:{supporter.pk}",
        message_id=f"<newsletter.{newsletter.uid}.{supporter.pk}@{settings.MAIL_FROM_DOMAIN}>",
        no_more=link,
        list_id=list_id(),
        lane=lane_of(newsletter),
    )
