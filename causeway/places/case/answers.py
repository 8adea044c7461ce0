"""What there is to say of a service in one line, so that one need not unfold it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.figures.lines import short_then
from causeway.evidence.findings.domain.leading import Verdict
from causeway.evidence.findings.finding import AreaFindings, Finding


def _first(finding: Finding, *, named: bool) -> str:
    """Say one finding in a line: what, where if that is in doubt, how much, the nation's, when."""
    where_words = f", {short_then(finding.area, finding.indicator)}" if named else ""
    theirs = f"; {finding.beside}" if finding.beside else ""
    return _("%(what)s: %(value)s (%(period)s%(theirs)s).") % {
        "what": f"{finding.about}{where_words}",
        "value": finding.shown,
        "period": finding.period,
        "theirs": theirs,
    }


def _counts(worse: int, broken: int, better: int) -> str:
    """Say how many more are worse, break a limit, are better; empty where none does. What breaks one may be better than elsewhere."""
    said = []
    if broken:
        said.append(ngettext("%(many)s more breaks a limit.", "%(many)s more break a limit.", broken) % {"many": broken})
    if worse:
        said.append(ngettext("%(many)s more is worse.", "%(many)s more are worse.", worse) % {"many": worse})
    if better:
        said.append(ngettext("%(many)s is better.", "%(many)s are better.", better) % {"many": better})
    return " ".join(said)


def answer(figures: Sequence[LocalFigure], found: AreaFindings) -> tuple[str, str]:
    """Return a service's line and its side: its gravest finding and how many more there are, or that nothing stands out."""
    keys = {figure.key for figure in figures}
    here = [one for one in found.findings if one.figure_key in keys]
    grave, good = [one for one in here if one.grave], [one for one in here if one.good]
    first = next(iter(grave or [one for one in here if not one.good] or good), None)
    if first is None:
        return _nothing(figures, found), "neutral"
    several = len({figure.indicator.key for figure in figures}) < len(figures)
    rest = [one for one in grave if one is not first]
    broken = sum(one.verdict is Verdict.BROKEN for one in rest)
    more = _counts(len(rest) - broken, broken, len(good) - (first in good))
    return f"{_first(first, named=several)} {more}".strip(), first.side


def _nothing(figures: Sequence[LocalFigure], found: AreaFindings) -> str:
    """Say that nothing stands out among so many figures; of what nobody judges, only how many there are.

    It does not say "not clearly different": one of so many that are compared may say "by more than chance" in its own row.
    """
    many = sum(figure.published for figure in figures)
    nation = figures[0].comparator
    if not found.compared or all(figure.indicator.context or figure.area.name == nation for figure in figures):
        return ngettext("%(many)s figure.", "%(many)s figures.", many) % {"many": many}
    held = sum(bool(found.why_held(figure.key)) for figure in figures)
    if held >= many:
        return ngettext("%(many)s figure, shown and not judged.", "%(many)s figures, shown and not judged.", many) % {
            "many": many
        }
    if held:
        return ngettext(
            "%(many)s figures. %(held)s is not judged, and no other differs from %(nation)s beyond doubt.",
            "%(many)s figures. %(held)s are not judged, and no other differs from %(nation)s beyond doubt.",
            held,
        ) % {"many": many, "held": held, "nation": nation}
    return ngettext(
        "%(many)s figure, which does not differ from %(nation)s beyond doubt.",
        "%(many)s figures, none of which differs from %(nation)s beyond doubt.",
        many,
    ) % {"many": many, "nation": nation}
