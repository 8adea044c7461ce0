"""What is wrong with a link, in a sentence for whoever holds it."""


class LinkInvalid(Exception):  # noqa: N818  named for what it is
    """This link opens nothing; the message says why, and what to do."""
