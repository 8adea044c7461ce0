"""A message's row as mail: headers, plain text, and HTML beside it where there is any."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings

from causeway.outbox import addresses
from causeway.outbox.models import Message

SENDER_NAME = "campaign"


def sender() -> str:
    """Return the address all mail comes from: on the campaign's own domain, so that SPF, DKIM and DMARC agree with it."""
    return f"{SENDER_NAME}@{settings.MAIL_FROM_DOMAIN}"


def return_path(message: Message) -> str:
    """Return where this message's failures go: an address of its own, where the settings name a domain for it or a provider marks it."""
    marked = settings.BOUNCE_DOMAIN or settings.MAIL_TRANSPORT == "anymail"
    return addresses.own_address(message) if marked else sender()


def compose(message: Message) -> EmailMessage:
    """Return the row as mail. Its date is when the act happened, and stays the same on every try."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(message.from_name, addr_spec=sender())
    mail["To"] = Address(addr_spec=message.to)
    if message.reply_to:
        mail["Reply-To"] = Address(addr_spec=message.reply_to)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = message.message_id
    if message.in_reply_to:
        mail["In-Reply-To"] = mail["References"] = message.in_reply_to
    if not message.reply_to:
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's out-of-office should answer us
    # Seven bits and short lines whatever the text, so that no relay on the way has to touch it.
    mail.set_content(message.text, cte="quoted-printable")
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    return mail
