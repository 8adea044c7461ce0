"""What can go wrong in the areas room."""


class BadReference(Exception):  # noqa: N818  named for what it is
    """A shipped file is missing, damaged or not whole; what was loaded before stays."""
