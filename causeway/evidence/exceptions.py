"""What can go wrong with evidence; every message is a sentence for whoever must act on it."""


class EvidenceError(Exception):
    """Base of this room's errors."""


class DefinitionError(EvidenceError):
    """A definition under ``definitions/`` is missing something or says something impossible."""


class IngestError(EvidenceError):
    """A published file is not what its importer reads: a column renamed, a code unknown, a sign not declared."""


class ReleaseRefused(EvidenceError):  # noqa: N818  named for what happened
    """A release failed its checks; the one before it stays."""


class FigureNotFound(EvidenceError):  # noqa: N818  named for what happened
    """There is no such figure."""


class NotOffered(EvidenceError):  # noqa: N818  named for what it is
    """A page was asked for a series, period or area that there is not."""


class NotComparable(EvidenceError):  # noqa: N818  named for what it is
    """Two areas whose figures cannot fairly be set side by side; the message is a translated sentence that says why."""
