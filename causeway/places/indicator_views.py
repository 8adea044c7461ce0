"""The list of indicators, an indicator's page, and its download."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from causeway.areas.models import AreaKind
from causeway.areas.nations import nations
from causeway.evidence.definitions.kinds import several
from causeway.evidence.definitions.schema import Indicator, indicators, not_loaded, sources
from causeway.evidence.domain import periods
from causeway.evidence.exceptions import NotOffered
from causeway.evidence.figures.cells import absent_words
from causeway.evidence.figures.download import lines
from causeway.evidence.figures.queries import observations_of_indicator
from causeway.evidence.statistics.standings import Funnel
from causeway.frame.downloads import streamed
from causeway.frame.spreadsheets import CSV
from causeway.places import pictures, summary, tables
from causeway.places.all_areas import Everywhere, Moment, course, everywhere, offered
from causeway.places.catalogue import services
from causeway.places.choices import Choice, choose
from causeway.places.dictionary import meanings, metadata
from causeway.places.funnel_plots import funnel as funnel_of
from causeway.places.page_cache import kept

Options = list[tuple[str, str, bool]]  # value, words, chosen


def _indicator(key: str) -> Indicator:
    try:
        return indicators()[key]
    except KeyError:
        raise Http404(_("We have no indicator with that name.")) from None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List every indicator by the service it is about."""

    def make() -> HttpResponse:
        missing = [(nation.name, not_loaded(nation.code)) for nation in nations()]
        return render(request, "places/indicators.html", {"services": services(), "not_loaded": missing})

    return kept(request, "indicators", make)


def _steps(shown: Everywhere, nation: tuple[Moment, ...], here: tuple[Moment, ...]) -> list[tuple[str, ...]]:
    """Return each period of the nation, for the table under the trend: its words, the nation's value and the marked area's, if one is."""
    mine, marked = {moment.period: moment for moment in here}, shown.here is not None

    def words(moment: Moment | None) -> str:
        if moment is None or moment.value is None:
            return absent_words(moment.status if moment else None)
        return pictures.value_of(shown, moment.value)

    return [
        (periods.words(one.period), words(one), *([words(mine.get(one.period)) if here else ""] if marked else []))
        for one in reversed(nation)
        if one.status is not None
    ]


def _outside(shown: Everywhere, funnel: Funnel | None) -> list[tuple[str, str, str]]:
    if funnel is None:
        return []
    beyond = pictures.outside(funnel)
    return [(row.name, row.href, pictures.value_of(shown, row.value or 0.0)) for row in shown.rows if row.code in beyond]


def _options(choice: Choice, shown: Everywhere, known: dict[tuple[str, str], tuple[str, ...]]) -> dict[str, Options]:
    kinds = [kind for measure, kind in known if measure == choice.measure.key and kind != AreaKind.NATION]
    return {
        "measures": [(one.key, one.name, one is choice.measure) for one in choice.indicator.measures],
        "periods": [(one, periods.words(one), one == choice.period) for one in known[choice.measure.key, choice.kind]],
        "kinds": [(one, several(one).capitalize(), one == choice.kind) for one in sorted(kinds)],
        "regions": [(code, name, code == choice.region) for code, name in shown.regions],
        "areas": [(row.code, row.name, row.code == choice.here) for row in shown.rows if row.known],
    }


@gzip_page  # no form here carries a token, so compressing tells an eavesdropper nothing; what is kept is packed already
@require_safe
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """Show one indicator over all its areas. As it is first asked for it is kept; choices are made anew."""
    return (
        _indicator_page(request, key) if request.GET else kept(request, f"indicator:{key}", lambda: _indicator_page(request, key))
    )


def _indicator_page(request: HttpRequest, key: str) -> HttpResponse:
    found = _indicator(key)
    known = offered(key)
    if not known:
        return render(request, "places/indicator_waiting.html", {"indicator": found, "source": sources()[found.source]})
    try:
        choice = choose(found, request.GET.dict(), known)
    except NotOffered as error:
        raise Http404(str(error)) from None
    shown = everywhere(choice)
    nation = course(shown, shown.nation.code)
    here = course(shown, choice.here) if shown.here else ()
    funnel = funnel_of(shown)
    context = {
        "indicator": found,
        "choice": choice,
        "shown": shown,
        "source": shown.source,
        "period": periods.words(choice.period),
        "several": several(choice.kind),
        "options": _options(choice, shown, known),
        "nation_value": pictures.value_of(shown, shown.nation_value) if shown.nation_value is not None else "",
        "said": [
            each for each in (summary.coverage(shown), summary.spread(shown), summary.polarity(shown), summary.per(shown)) if each
        ],
        "order": summary.order(shown),
        "strip": pictures.strip_of(shown),
        "map": pictures.map_of(shown),
        "forms": pictures.offered_forms(choice),
        "edition": pictures.edition(choice),
        "funnel": pictures.funnel_picture(shown, funnel) if funnel else None,
        "outside": _outside(shown, funnel),
        "why_no_funnel": summary.why_no_funnel(shown),
        "trend": pictures.trend_of(shown, nation, here),
        "steps": _steps(shown, nation, here),
        "table": tables.page(shown),
        "meanings": meanings(),
    }
    return render(request, "places/indicator.html", context)


@gzip_page
@require_safe
def indicator_download(_request: HttpRequest, key: str) -> StreamingHttpResponse:
    """Send every row of an indicator, of all series, areas and periods, as CSV."""
    return streamed(lines(observations_of_indicator(_indicator(key).key)), CSV, f"causeway-{key}.csv")


@gzip_page
@require_safe
def indicator_metadata(_request: HttpRequest, key: str) -> JsonResponse:
    """Describe the columns of the download for machines."""
    found = _indicator(key)
    body = metadata(found, sources()[found.source], "figures.csv")
    return JsonResponse(body, content_type="application/csvm+json", json_dumps_params={"ensure_ascii": False, "indent": 1})
