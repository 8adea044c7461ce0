"""What a place for files raises while it cannot be had; without the libraries of any."""


class StoreGone(OSError):  # noqa: N818  what happened, in the words of those who catch it
    """The place for files does not answer, or refuses this site."""
