"""What is said of a tie: why a name was taken for what it was, and what somebody did."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.news.items.domain import Did
from causeway.news.placing.domain.resolving import Because
from causeway.news.placing.models import Tie

DID = {
    Did.ASKED: gettext_lazy("asked it"),
    Did.ANSWERED: gettext_lazy("answered it"),
    Did.SPOKE: gettext_lazy("spoke"),
    Did.MOVED: gettext_lazy("moved it"),
    Did.SIGNED: gettext_lazy("signed it"),
    Did.SPONSORS: gettext_lazy("sponsors it"),
}
BY_SOURCE, BY_STAFF = "source", "staff"
_BECAUSE = {
    Because.NAMED: gettext_lazy("it says “%(written)s”"),
    Because.CUE: gettext_lazy("it says “%(by)s”, so the place is meant and not the word"),
    Because.NEAR: gettext_lazy("it says “%(written)s”, which several bear, and “%(by)s”, which is near this one"),
    Because.OUTLET: gettext_lazy(
        "it says “%(written)s”, which several bear, and its source or its people are from near this one"
    ),
    Because.OFFICE: gettext_lazy("it says “%(written)s”, and speaks of Parliament"),
    Because.OPEN: gettext_lazy("it says “%(written)s”, and nothing says who or what is meant: it is left open"),
    BY_SOURCE: gettext_lazy("its source says so"),
    BY_STAFF: gettext_lazy("staff said so"),
}


def sentence(tie: Tie) -> str:
    """Return why an item is tied to a place or a person."""
    why = str(_BECAUSE[tie.because]) % {"written": tie.written, "by": tie.by}
    return _("%(why)s: %(did)s") % {"why": why, "did": DID[Did(tie.did)]} if tie.did else why
