"""Why something was not done."""


class NotNow(Exception):  # noqa: N818  it is a sentence for whoever pressed the button
    """It cannot be done; the message says why."""
