"""What is said of words that could identify a child or hand on somebody's address: one place for every room."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from causeway.words.domain import contacts, safety
from causeway.words.domain.findings import Concern, Finding, Weight

# What was noticed, and how to write it instead.
SAID: dict[Concern, tuple[str, str]] = {
    Concern.NAMED_CHILD: (
        gettext_noop("This seems to name a child, or give initials, beside an age, a class or a need."),
        gettext_noop(
            "Write “a pupil”, and leave out the year group or the need. If it is no child’s name, say it in other words."
        ),
    ),
    Concern.DATE_OF_BIRTH: (
        gettext_noop("This looks like a date of birth."),
        gettext_noop("Leave it out, or give the age roughly."),
    ),
    Concern.PUPIL_NUMBER: (gettext_noop("This looks like a pupil number."), gettext_noop("Leave it out.")),
    Concern.PERHAPS_A_CHILD: (
        gettext_noop("Could somebody recognise a child from this?"),
        gettext_noop("If it is a child’s name, write “a pupil” instead. If it is a place or a grown-up, keep it."),
    ),
    Concern.CONTACT: (
        gettext_noop("This looks like somebody’s e-mail address or telephone number."),
        gettext_noop("Leave it out unless it is yours, or they agreed: what you write may be passed on."),
    ),
}
SHOWN = 12  # more at once than anybody reads


def noticed(text: str) -> list[Finding]:
    """Return what in ``text`` could identify a child or is somebody's address, gravest first, the same words once."""
    found = {finding.digest: finding for finding in (*safety.findings(text), *contacts.contacts(text, own=()))}
    return sorted(found.values(), key=lambda finding: (finding.weight is not Weight.CHANGE, finding.start))[:SHOWN]


def identifies_a_child(text: str) -> bool:
    """Whether words must change before anybody else reads them."""
    return any(finding.weight is Weight.CHANGE for finding in safety.findings(text))


def in_a_sentence(finding: Finding) -> str:
    """Return what was noticed, the words, and how to write it instead, as one message."""
    said, advice = SAID[finding.concern]
    return _("%(noticed)s “%(words)s”. %(instead)s") % {
        "noticed": _(said),
        "words": finding.excerpt.rstrip(". "),
        "instead": _(advice),
    }
