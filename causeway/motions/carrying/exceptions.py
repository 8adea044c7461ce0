"""What can go wrong with a motion, as sentences."""


class NotNow(Exception):  # noqa: N818  a sentence for whoever tried
    """It cannot be done as the motion stands; the message says why and what can be."""


class Parted(NotNow):
    """The words were changed in another window meanwhile."""
