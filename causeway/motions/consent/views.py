"""Which ask has consent: the page of the family tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from causeway.charts import bars
from causeway.charts.svg import Words
from causeway.motions.carrying.beginning_views import spoken
from causeway.motions.carrying.domain import State
from causeway.motions.consent.domain import Adopted, Consent, Tally, consent
from causeway.motions.pack import AskOfMotions
from causeway.motions.published.queries import public


def family_tree() -> Consent:
    """Return what the bodies that passed a motion made of the model, of all that is public."""
    passed = public().filter(stands=State.PASSED)
    return consent([Adopted(each.motion.began_with, each.text) for each in passed])


def _said(tally: Tally) -> str:
    return _("%(some)s of %(all)s") % {"some": tally.standing, "all": tally.asked}


def _picture(rows: list[tuple[AskOfMotions, Tally]], few: str) -> str:
    if not rows:
        return ""
    drawn = [bars.Bar(ask.title, float(tally.standing), _said(tally)) for ask, tally in rows]
    words = Words("consent", _("In how many motions each ask stands"), few)
    return bars.draw(drawn, words, alike=True)


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """Show ask by ask and clause by clause what bodies kept, changed and struck."""
    pack = spoken()
    found = family_tree()
    rows = [(ask, found.asks[ask.key]) for ask in pack.asks if ask.key in found.asks]
    rows.sort(key=lambda row: (-row[1].standing, row[1].struck))
    said = ngettext("%(many)s motion so far", "%(many)s motions so far", found.texts) % {"many": found.texts}
    context = {
        "words": pack,
        "found": found,
        "said": said,
        "rows": rows,
        "picture": _picture(rows, said),
    }
    return render(request, "motions/consent.html", context)
