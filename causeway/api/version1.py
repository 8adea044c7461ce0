"""Version 1 of the API: what may be asked, and who answers it. What it answers changes only by addition."""

import datetime as dt
from typing import Annotated

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError

from causeway.api import answers, compared, schemas, share
from causeway.api.observing import Wanted, WantedPage, as_csv, as_lines, page_of
from causeway.api.postcode_lines import BY_LINE, ONE_OBJECT, line, lines
from causeway.areas import queries as places
from causeway.areas.models import Area, AreaKind
from causeway.evidence.definitions.schema import indicators as definitions
from causeway.evidence.definitions.schema import sources as publishers
from causeway.evidence.statistics import comparisons as standings
from causeway.frame.downloads import streamed
from causeway.frame.spreadsheets import CSV
from causeway.people.limits import client_address
from causeway.representatives.members import queries as representatives

DESCRIPTION = (
    "Areas, published figures about them, and who represents them. Free to use; name the source that each answer names. "
    "A figure that is withheld is null with its status, never zero. No key is needed."
)

api = NinjaAPI(title="Causeway", version="1", description=DESCRIPTION, urls_namespace="api-1", docs_url=None, openapi_url=None)


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    """Say how much may be sent at once."""
    return api.create_response(
        request, {"detail": _("That is more than may be sent at once. Send up to 10,000 postcodes.")}, status=413
    )


NOT_FOUND = {404: schemas.Problem}
Kind = Annotated[schemas.Kind, Path(description="kind of area")]
Code = Annotated[schemas.Gss, Path(description="GSS code")]
JSON = "application/json; charset=utf-8"
Day = Annotated[dt.date | None, Query(description="the day whose areas are meant; today when left out")]


def _area(kind: str, code: str) -> Area:
    try:
        return places.area(AreaKind(kind), code)
    except Area.DoesNotExist:
        raise Http404("We know no area of this kind with that code.") from None


def _enough(wanted: Wanted) -> None:
    if not wanted.enough():
        raise HttpError(400, "Name an indicator or an area, or both.")


@api.get("/areas", response=schemas.Areas, tags=["Areas"], summary="Areas of one kind")
def list_areas(request: HttpRequest, kind: Annotated[schemas.Kind, Query()], on: Day = None) -> schemas.Areas:
    """Every area of a kind that is in force on a day, by name."""
    found = Area.objects.filter(kind=kind).as_at(on or timezone.localdate()).order_by("name", "code")
    return schemas.Areas(areas=[answers.area(one) for one in found])


@api.get("/areas/{kind}/{code}", response={200: schemas.AreaOut, **NOT_FOUND}, tags=["Areas"], summary="One area")
def one_area(request: HttpRequest, kind: Kind, code: Code) -> schemas.AreaOut:
    """One area, in force or not."""
    return answers.area(_area(kind, code))


@api.get(
    "/areas/{kind}/{code}/relations",
    response={200: schemas.Relations, **NOT_FOUND},
    tags=["Areas"],
    summary="What an area lies in and holds",
)
def relations(request: HttpRequest, kind: Kind, code: Code, on: Day = None) -> schemas.Relations:
    """How an area overlaps with areas of every other kind on a day, with shares and what they are shares of."""
    asked, day = _area(kind, code), on or timezone.localdate()
    wholes = [one for each in AreaKind for one in places.wholes_of(asked, each, day)]
    parts = [one for each in AreaKind for one in places.parts_of(asked, each, day)]
    return schemas.Relations(
        area=answers.area(asked),
        on=day,
        lies_in=[answers.relation(one) for one in wholes],
        holds=[answers.relation(one) for one in parts],
    )


@api.get(
    "/areas/{kind}/{code}/comparisons",
    response={200: schemas.Comparisons, **NOT_FOUND},
    tags=["Comparisons"],
    summary="How an area stands",
)
def area_comparisons(
    request: HttpRequest,
    kind: Kind,
    code: Code,
    indicator: Annotated[schemas.Key | None, Query(description="only this indicator")] = None,
    measure: Annotated[schemas.Key | None, Query(description="only this of its series")] = None,
) -> schemas.Comparisons:
    """How the area itself stands in every measure published for its kind. For its councils and boards, ask for each."""
    found = standings.comparisons(_area(kind, code))
    return compared.comparisons(
        [one for one in found if indicator in {None, one.indicator.key} and measure in {None, one.measure.key}]
    )


@api.get("/postcodes/{postcode}", response=schemas.PostcodeOut, tags=["Areas"], summary="The areas of a postcode")
def one_postcode(
    request: HttpRequest,
    postcode: Annotated[str, Path(max_length=schemas.LONGEST_POSTCODE, description="with or without its blank")],
) -> HttpResponse:
    """The areas of a postcode. What is no postcode, not known, or outside Westminster's seats is answered with its status."""
    return HttpResponse(line(postcode), content_type=JSON)


@api.post("/postcodes", response={200: schemas.PostcodesOut}, tags=["Areas"], summary="The areas of up to a hundred postcodes")
def several_postcodes(request: HttpRequest, sent: schemas.PostcodesIn) -> HttpResponse:
    """The answer to each postcode, in the order in which they were sent, each as it is given alone."""
    return HttpResponse(lines(sent.postcodes, ONE_OBJECT), content_type=JSON)


@api.post(
    "/postcodes.ndjson",
    response={200: None, 429: schemas.Problem},
    tags=["Areas"],
    summary="The areas of up to ten thousand postcodes",
)
def many_postcodes(request: HttpRequest, sent: schemas.ManyPostcodesIn) -> HttpResponse:
    """The same, one JSON object a line. Counts as one request for each hundred postcodes."""
    hundreds = -(-len(sent.postcodes) // 100)
    if share.REQUESTS.short_of(client_address(request), hundreds - 1) is not None:
        raise HttpError(429, share.too_many())
    return HttpResponse(lines(sent.postcodes, BY_LINE), content_type="application/x-ndjson")


@api.get(
    "/constituencies/{code}/mp", response={200: schemas.MpOut, **NOT_FOUND}, tags=["Representatives"], summary="Who holds a seat"
)
def member(request: HttpRequest, code: Code, on: Day = None) -> schemas.MpOut:
    """The MP of a constituency on a day, or why there is none."""
    try:
        return answers.mp(representatives.seat(code, on or timezone.localdate()))
    except Area.DoesNotExist:
        raise Http404("We know no constituency with that code.") from None


@api.get("/sources", response=list[schemas.SourceOut], tags=["Figures"], summary="Who publishes the figures")
def list_sources(request: HttpRequest) -> list[schemas.SourceOut]:
    """Every source, with its licence and the words to name it by."""
    releases = answers.shown_releases()
    return [answers.source(one, releases.get(one.key)) for one in publishers().values()]


@api.get("/indicators", response=schemas.Indicators, tags=["Figures"], summary="What is measured")
def list_indicators(request: HttpRequest) -> schemas.Indicators:
    """Every indicator with its definition."""
    releases = answers.shown_releases()
    return schemas.Indicators(indicators=[answers.indicator(one, releases) for one in definitions().values()])


@api.get(
    "/indicators/{key}", response={200: schemas.IndicatorOut, **NOT_FOUND}, tags=["Figures"], summary="One indicator's definition"
)
def one_indicator(
    request: HttpRequest, key: Annotated[schemas.Key, Path(description="an indicator's key")]
) -> schemas.IndicatorOut:
    """What one indicator tells and does not, for which areas, and from where."""
    found = definitions().get(key)
    if found is None:
        raise Http404("We have no indicator of that name.")
    return answers.indicator(found, answers.shown_releases())


@api.get(
    "/indicators/{key}/comparisons",
    response={200: schemas.Comparisons, **NOT_FOUND},
    tags=["Comparisons"],
    summary="How all areas stand in one indicator",
)
def indicator_comparisons(
    request: HttpRequest,
    key: Annotated[schemas.Key, Path(description="an indicator's key")],
    measure: Annotated[schemas.Key | None, Query(description="one of its series; the first when left out")] = None,
    kind: Annotated[schemas.Kind | None, Query(description="kind of area; all when left out")] = None,
) -> schemas.Comparisons:
    """How every area stands in one measure, by kind and code: no league table."""
    try:
        return compared.comparisons(standings.comparisons_of(key, measure, kind))
    except KeyError:
        raise Http404("We have no indicator and series of that name.") from None


@api.get(
    "/observations", response={200: schemas.Observations, 400: schemas.Problem}, tags=["Figures"], summary="Published figures"
)
def observations(
    request: HttpRequest,
    wanted: Query[WantedPage],
) -> schemas.Observations:
    """Figures of an indicator or an area, or both, page by page. Name at least one of the two."""
    _enough(wanted)
    return page_of(wanted)


@api.get("/observations.csv", response={200: None, 400: schemas.Problem}, tags=["Figures"], summary="Published figures as CSV")
def observations_csv(request: HttpRequest, wanted: Query[Wanted]) -> StreamingHttpResponse:
    """All of the same figures in one table, each line with its source and licence."""
    _enough(wanted)
    return streamed(as_csv(wanted), CSV, "figures.csv")


@api.get(
    "/observations.ndjson", response={200: None, 400: schemas.Problem}, tags=["Figures"], summary="Published figures by line"
)
def observations_lines(request: HttpRequest, wanted: Query[Wanted]) -> StreamingHttpResponse:
    """All of the same figures, one JSON object a line, for reading without holding them all."""
    _enough(wanted)
    return StreamingHttpResponse(as_lines(wanted), content_type="application/x-ndjson")
