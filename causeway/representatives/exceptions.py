"""What can be wrong with a list of MPs; each message is a sentence for the person who loads it."""

from causeway.representatives.directory.domain.cells import Fault


class BadListing(Exception):  # noqa: N818  it says what is bad
    """A file or an answer is not the list of MPs that it should be."""


class ReleaseRefused(Exception):  # noqa: N818  it says what happened
    """A readable list that must not replace the one we have; nothing was changed."""


class DirectoryRefused(Exception):  # noqa: N818  as above
    """A directory of office holders with faults; nothing was changed."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults
