"""Texts to paste, as plain UTF-8."""

from causeway.briefings.domain.tree import Text


def text(tree: Text) -> bytes:
    """Return a text as a file."""
    return tree.whole.encode()
