"""Why a fetch did not bring anything; each message is a sentence for the person who asked for it."""


class FetchError(Exception):
    """Base of what :func:`causeway.fetching.download.fetch` raises."""


class FetchRefused(FetchError):  # noqa: N818  the seam's name, and it says what happened
    """We will not fetch this: the address, its scheme, its redirects or its size."""


class FetchFailed(FetchError):  # noqa: N818  the same
    """The other server, or the way to it, failed. ``status`` is its HTTP status, ``None`` when it gave none."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class Unreachable(FetchFailed):
    """Nobody answered, or not in time: the next attempt may find somebody."""
