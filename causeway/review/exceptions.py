"""Why a decision was not made."""


class NotDecided(Exception):  # noqa: N818  it is a sentence for whoever pressed the button
    """The entry stays as it was; the message says why and what to do."""
