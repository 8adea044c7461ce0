"""Beginning a process that makes papers. It is imported before Django is set up there, so it imports nothing that needs it."""

import signal

import django

from causeway.serving.memory import nothing_is_garbage


def begin() -> None:
    """Set Django up: a process of its own shares neither settings nor connections with the one that began it, which alone is stopped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with nothing_is_garbage():
        django.setup()
