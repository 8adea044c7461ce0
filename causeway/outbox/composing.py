"""A message's row as mail: headers, plain text, and HTML beside it where there is any."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings

from causeway.outbox import addresses
from causeway.outbox.headers import POLICY, Whole, line, mailbox
from causeway.outbox.models import Attachment, Message

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
    mail = EmailMessage(policy=POLICY)
    mail["From"] = mailbox(message.from_name, sender())
    mail["To"] = Whole(message.to)
    if message.reply_to:
        mail["Reply-To"] = Whole(message.reply_to)
    mail["Subject"] = line(message.subject)
    mail["Date"] = Whole(format_datetime(message.created_at))
    mail["Message-ID"] = Whole(message.message_id)
    if message.in_reply_to:
        mail["In-Reply-To"] = mail["References"] = Whole(message.in_reply_to)
    if not message.reply_to:
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's out-of-office should answer us
    if message.no_more:  # RFC 8058: mail programs offer it as a button of their own
        mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"] = Whole(f"<{message.no_more}>"), "List-Unsubscribe=One-Click"
    if message.list_id:
        mail["List-Id"] = Whole(message.list_id)
    # Seven bits and short lines whatever the text, so that no relay on the way has to touch it.
    mail.set_content(message.text, cte="quoted-printable")
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    attached = list(message.attachments.all())
    for each in sorted(
        attached, key=lambda one: not one.beside_text
    ):  # forms of the text first: what is attached stands around them
        _attach(mail, each)
    return mail


def _attach(mail: EmailMessage, attachment: Attachment) -> None:
    """Add a file; one that is a form of the text goes beside it, where mail programs show it instead."""
    typed = EmailMessage(policy=SMTP)
    typed["Content-Type"] = attachment.content_type
    kind, content = typed.get_content_subtype(), bytes(attachment.content)
    params = {name: value for name, value in typed["Content-Type"].params.items() if name != "charset"}
    if attachment.beside_text:
        mail.add_alternative(content.decode("utf-8"), subtype=kind, cte="quoted-printable", params=params)
    else:
        main = typed.get_content_maintype()
        mail.add_attachment(content, maintype=main, subtype=kind, filename=attachment.name, params=params, cte="base64")
