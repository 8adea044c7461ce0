"""How old what is shown is, in words: at the top of a page for all of it, and beside what leads."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.evidence.domain.periods import words, years_since
from causeway.evidence.figures.cases import LocalCase
from causeway.evidence.findings.domain.leading import OLD
from causeway.evidence.findings.finding import Finding

MONTHS = 12


def ago(years: float) -> str:
    """Return how long ago in words, rounded down: "3 months ago", "more than a year ago", "more than 4 years ago"."""
    months = int(years * MONTHS + 0.05)  # years are of 365.25 days
    if months < 1:
        return _("less than a month ago")
    if months < MONTHS:
        return ngettext("%(many)s month ago", "%(many)s months ago", months) % {"many": months}
    many = months // MONTHS
    return ngettext("more than a year ago", "more than %(many)s years ago", many) % {"many": many}


def age_of(finding: Finding) -> str:
    """Say how old one finding is."""
    return _("A figure of %(period)s, which ended %(ago)s.") % {"period": finding.period, "ago": ago(finding.age)}


def age_line(case: LocalCase) -> str:
    """Say when the newest and the oldest figure shown are of, and how many are old; empty where there is none."""
    shown = {one.indicator.key: one.when for one in case.figures if one.published and not one.indicator.context}
    if not shown:
        return ""
    newest = min(shown.values(), key=lambda when: years_since(when, case.on))
    oldest = max(shown.values(), key=lambda when: years_since(when, case.on))
    if words(newest) == words(oldest):
        return _("All figures here are of %(period)s.") % {"period": words(newest)}
    said = _("Newest figure here: %(newest)s. Oldest: %(oldest)s.") % {"newest": words(newest), "oldest": words(oldest)}
    old = sum(years_since(when, case.on) > OLD for when in shown.values())
    tail = ngettext("%(old)s of %(many)s is more than two years old.", "%(old)s of %(many)s are more than two years old.", old)
    return f"{said} {tail % {'old': old, 'many': len(shown)}}" if old else said
