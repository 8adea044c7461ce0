"""What can be wrong with a list of MPs; each message is a sentence for the person who loads it."""


class BadListing(Exception):  # noqa: N818  it says what is bad
    """A file or an answer is not the list of MPs that it should be."""


class ReleaseRefused(Exception):  # noqa: N818  it says what happened
    """A readable list that must not replace the one we have; nothing was changed."""
