"""What can go wrong with a task."""


class GivenUp(Exception):  # noqa: N818  named for what it is
    """The task's worker ended in the middle of it too often."""
