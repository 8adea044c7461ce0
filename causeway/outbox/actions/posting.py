"""Writing a message into the transaction of the act that causes it."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from causeway.frame.domain.mail_address import is_mailable
from causeway.outbox.exceptions import BadMessage, NotInATransaction
from causeway.outbox.models import Attachment, Lane, Message

MESSAGE_ID = re.compile(r"(?=.{5,160}\Z)<[\w.+=-]+@[\w.-]+>", re.ASCII)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
LANE_LENGTH = 80
MANY = 250  # rows in one statement
MOST_ATTACHED = 8 * 1024 * 1024  # bytes in all; base64 adds a third, and many servers refuse more than ten or twelve million
CONTENT_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; ?[\w-]+=[\w.-]+)*", re.ASCII)


@dataclass(frozen=True)
class File:
    """A file that goes with a message. One ``beside_text`` is another form of the text, as a calendar's invitation is; it is UTF-8."""

    name: str
    content_type: str
    content: bytes
    beside_text: bool = False


@dataclass(frozen=True)
class NewMessage:
    """A message to be sent. ``kind`` is the room's word for it; ``message_id`` is made when empty.

    ``person`` is whose data it is: empty for who is to be answered, else for who gets it.
    ``in_reply_to`` is the Message-ID of the message this one follows, so that mail programs show them together.
    Only one whose ``twice_is_harmless`` is sent again when it is not known whether it arrived. Those of one
    ``lane`` share its pace. ``list_id`` names the list it is sent to (RFC 2919).
    """

    kind: str
    to: str
    subject: str
    text: str
    from_name: str
    reply_to: str = ""
    html: str = ""
    about: str = ""
    message_id: str = ""
    in_reply_to: str = ""
    twice_is_harmless: bool = False
    lane: str = ""
    lane_title: str = ""
    files: tuple[File, ...] = ()
    no_more: str = ""
    person: str = ""
    list_id: str = ""


def post(new: NewMessage) -> Message:
    """Write a message into the caller's transaction; the same ``message_id`` writes it once.

    Raises :class:`NotInATransaction` outside a transaction, :class:`BadMessage` for what cannot be mail or when the Message-ID is another message's.
    """
    message = _checked(new)
    if new.lane:
        Lane.objects.get_or_create(name=new.lane, defaults={"title": new.lane_title[:160]})
    return _written_once(message, new.files) if new.message_id else _written(message, new.files)


def post_many(news: Sequence[NewMessage]) -> None:
    """Write many messages into the caller's transaction in a few statements; they have no files.

    Raises as :func:`post` does, for the whole: :class:`~django.db.IntegrityError` where a Message-ID is another message's.
    """
    if any(new.files for new in news):
        raise BadMessage("Messages with files are posted one by one.")
    messages = [_checked(new) for new in news]
    _open_lanes({new.lane: new.lane_title[:160] for new in news if new.lane})
    Message.objects.bulk_create(messages, batch_size=MANY)


def _open_lanes(titles: Mapping[str, str]) -> None:
    """Make the lanes that are not there yet, always in the same order: two who make the same ones wait for each other once."""
    there = set(Lane.objects.filter(name__in=titles).values_list("name", flat=True)) if titles else set()
    missing = [Lane(name=name, title=title) for name, title in sorted(titles.items()) if name not in there]
    Lane.objects.bulk_create(missing, ignore_conflicts=True)


def _checked(new: NewMessage) -> Message:
    if not connection.in_atomic_block:
        raise NotInATransaction("A message is written in the transaction of the act that causes it.")
    _check(new)
    message = Message(
        kind=new.kind,
        about=new.about,
        message_id=new.message_id or f"<{secrets.token_hex(16)}@{settings.MAIL_FROM_DOMAIN}>",
        to=new.to,
        person=new.person or new.reply_to or new.to,
        from_name=new.from_name,
        reply_to=new.reply_to,
        in_reply_to=new.in_reply_to,
        subject=new.subject,
        text=new.text.replace("\0", ""),  # PostgreSQL cannot keep it, and nobody can read it
        html=new.html.replace("\0", ""),
        twice_is_harmless=new.twice_is_harmless,
        lane=new.lane,
        no_more=new.no_more,
        list_id=new.list_id,
    )
    _check_as_mail(message)
    return message


def _written(message: Message, files: tuple[File, ...]) -> Message:
    message.save(force_insert=True)
    for each in files:
        Attachment.objects.create(
            message=message,
            name=each.name,
            content_type=each.content_type,
            content=each.content,
            beside_text=each.beside_text,
        )
    return message


def _written_once(message: Message, files: tuple[File, ...]) -> Message:
    """Write a message whose Message-ID the caller chose; one that stands there already is hardly ever met, so it is looked for last."""
    try:
        with transaction.atomic():
            return _written(message, files)
    except IntegrityError:
        there = Message.objects.filter(message_id=message.message_id).first()
        if there is None:
            raise
        return _same(there, message)


def _same(there: Message, message: Message) -> Message:
    if (there.kind, there.about) != (message.kind, message.about):
        raise BadMessage("This Message-ID belongs to another message already.")
    return there


def _check_as_mail(message: Message) -> None:
    """Refuse now what could not be composed later, when nobody is there to put it right.

    Only what can go wrong is tried, the characters: composing it all would cost more than the rest of posting.
    """
    try:
        for text in (message.from_name, message.subject, message.text, message.html):
            text.encode()
    except UnicodeEncodeError as error:
        raise BadMessage(f"The message cannot be written as mail: {error}") from error


def _check(new: NewMessage) -> None:
    for name, value in (("to", new.to), ("reply-to", new.reply_to), ("subject", new.subject), ("from", new.from_name)):
        if CONTROL.search(value):
            raise BadMessage(f"The message's {name} holds a control character.")
    _check_files(new.files)
    if len(new.lane) > LANE_LENGTH:
        raise BadMessage(f"The message's lane has a name of more than {LANE_LENGTH} characters.")
    if new.message_id and not MESSAGE_ID.fullmatch(new.message_id):
        raise BadMessage("The Message-ID must look like <letters.and-digits@domain>, with at most 160 characters.")
    if new.in_reply_to and not MESSAGE_ID.fullmatch(new.in_reply_to):
        raise BadMessage("The Message-ID of the message before must look like <letters.and-digits@domain>.")
    for name, value in (("to", new.to), ("reply-to", new.reply_to or "x@y")):
        if not is_mailable(value):
            raise BadMessage(f"The message's {name} is not one address.")


def _check_files(files: tuple[File, ...]) -> None:
    for each in files:
        if not each.name or len(each.name) > 120 or any(ord(character) < 32 or character in '/\\"' for character in each.name):  # noqa: PLR2004  control characters
            raise BadMessage("A file has no name that a mail program could save it by.")
        if len(each.content_type) > 120 or not CONTENT_TYPE.fullmatch(each.content_type):  # noqa: PLR2004  the column's length
            raise BadMessage(f"{each.name} has no content type such as application/pdf.")
    if sum(len(each.content) for each in files) > MOST_ATTACHED:
        raise BadMessage("The files are too large to send by mail.")
    for each in files:
        if each.beside_text:
            _check_beside_text(each)


def _check_beside_text(file: File) -> None:
    try:
        file.content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadMessage(f"{file.name} is to stand beside the text and is not UTF-8.") from error
