"""How rooms above hear what became of their messages, without this room knowing them."""

import logging
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from causeway.outbox.models import Message

logger = logging.getLogger(__name__)

_Listener = TypeVar("_Listener", bound=Callable[[Message], None])
_Addressee = TypeVar("_Addressee", bound=Callable[[Message], str])
_addressees: dict[str, Callable[[Message], str]] = {}
_listeners: dict[str, list[Callable[[Message], None]]] = defaultdict(list)


def on_change(kind: str) -> Callable[[_Listener], _Listener]:
    """Register a function to be called, in the same transaction, whenever a message of ``kind`` has changed its state.

    It must bear hearing the same state twice: when it raises, the message keeps its state and the function is called again later.
    """

    def register(listener: _Listener) -> _Listener:
        if listener not in _listeners[kind]:
            _listeners[kind].append(listener)
        return listener

    return register


def addressed_by(kind: str) -> Callable[[_Addressee], _Addressee]:
    """Register what says, at the moment a message of ``kind`` leaves, to which address it goes.

    It is called in a transaction of its own by the worker, must ask the database and nothing that remembers, and raises
    :class:`~causeway.outbox.exceptions.NobodyThere` where the message must not leave.
    """

    def register(addressee: _Addressee) -> _Addressee:
        _addressees[kind] = addressee
        return addressee

    return register


def address_now(message: Message) -> str:
    """Return the address a message goes to now; the one it was posted with where its room says nothing."""
    addressee = _addressees.get(message.kind)
    return addressee(message) if addressee else message.to


def tell(message: Message) -> None:
    """Call every function registered for the message's kind, and note whether all took it in.

    What goes wrong with one must not undo what is known about the mail: a letter that was accepted would be held as uncertain.
    """
    told = True
    for listener in _listeners.get(message.kind, []):
        try:
            with transaction.atomic():
                listener(message)
        except Exception:
            logger.exception(
                "Message %s is %s, and a listener could not take note of it; it hears of it again later",
                message.pk,
                message.state,
            )
            told = False
    if told != message.told:
        message.told = told
        message.save(update_fields=["told"])
