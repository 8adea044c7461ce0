"""How rooms above hear what became of their messages, without this room knowing them."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from causeway.outbox.models import Message

_Listener = TypeVar("_Listener", bound=Callable[[Message], None])
_listeners: dict[str, list[Callable[[Message], None]]] = defaultdict(list)


def on_change(kind: str) -> Callable[[_Listener], _Listener]:
    """Register a function to be called, in the same transaction, whenever a message of ``kind`` has changed its state."""

    def register(listener: _Listener) -> _Listener:
        if listener not in _listeners[kind]:
            _listeners[kind].append(listener)
        return listener

    return register


def tell(message: Message) -> None:
    """Call every function registered for the message's kind."""
    for listener in _listeners.get(message.kind, []):
        listener(message)
