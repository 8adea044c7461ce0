"""What can go wrong with a message."""


class NotInATransaction(Exception):  # noqa: N818  named for what it is
    """A message must be written in the transaction of the act that causes it."""


class BadMessage(ValueError):  # noqa: N818  named for what it is
    """A message's header would break mail: a line break, no address. The caller must clean what a person typed first."""


class SendingFailed(Exception):  # noqa: N818  named for what it is
    """A try that did not succeed, with the relay's code and answer where there was one."""

    def __init__(self, reply: str, code: int | None = None) -> None:
        super().__init__(reply)
        self.reply, self.code = " ".join(reply.split())[:300], code


class Deferred(SendingFailed):
    """Nothing was taken over; try again later (4xx, a broken connection before the end of the message)."""


class RelayAway(Deferred):
    """The relay cannot be reached or will not have *us*: nothing the message did, and others would fare no better now."""


class Refused(SendingFailed):
    """Nothing was taken over, and trying again will not help (5xx)."""


class Doubtful(SendingFailed):
    """The whole message left, and no answer came: it may or may not have been taken over."""


class NobodyThere(Exception):  # noqa: N818  named for what it is
    """Nobody is there any more whom a waiting message was for; the words are a sentence for its sender."""


class NoMaildir(Exception):  # noqa: N818  named for what it is
    """The settings name a maildir that is not there; the message says which."""
