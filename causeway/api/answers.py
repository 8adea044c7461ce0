"""From what the rooms below know to what the API answers."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from causeway.api import schemas
from causeway.areas.domain.answers import PostcodeAnswer, PostcodeStatus
from causeway.areas.models import Area
from causeway.areas.queries import Share
from causeway.evidence.definitions.schema import Indicator, Source, sources
from causeway.evidence.models import Observation, Release, ReleaseState
from causeway.representatives.members.queries import Seat

PARLIAMENT = "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."


def area(one: Area) -> schemas.AreaOut:
    """Answer with an area."""
    return schemas.AreaOut.model_validate(one)


def relation(one: Share) -> schemas.Relation:
    """Answer with a relation."""
    return schemas.Relation(area=area(one.area), share=one.share, basis=one.basis)


def shown_releases() -> dict[str, Release]:
    """Return source → the release that is shown."""
    return {release.source: release for release in Release.objects.filter(state=ReleaseState.CURRENT)}


def source(one: Source, release: Release | None) -> schemas.SourceOut:
    """Answer with a source and the release that is shown."""
    return schemas.SourceOut(
        key=one.key,
        title=one.title,
        publisher=one.publisher,
        url=str(one.url),
        licence=one.licence,
        licence_url=str(one.licence_url),
        attribution=one.attribution,
        release=release.sha256[:12] if release else "",
        loaded_at=release.loaded_at if release else None,
    )


def indicator(one: Indicator, releases: dict[str, Release]) -> schemas.IndicatorOut:
    """Answer with an indicator's definition."""
    measures = [
        schemas.MeasureOut(
            key=each.key,
            name=each.name,
            unit=each.counted_in,
            polarity=str(each.polarity),
            formula=each.formula,
            numerator=each.numerator,
            denominator=each.denominator,
        )
        for each in one.measures
    ]
    return schemas.IndicatorOut(
        key=one.key,
        name=one.name,
        service=one.service,
        tells=one.tells,
        does_not_tell=one.does_not_tell,
        measures=measures,
        area_kind=one.geography.kind,
        area_edition=one.geography.vintage,
        nation=one.geography.nation,
        caveats=list(one.caveats),
        suppression=one.suppression,
        method=one.method,
        source=source(sources()[one.source], releases.get(one.source)),
    )


def observation(one: Observation) -> schemas.ObservationOut:
    """Answer with a published cell."""
    return schemas.ObservationOut.model_validate(
        {
            "indicator": one.indicator,
            "measure": one.measure,
            "area_kind": one.area_kind,
            "area_code": one.area_code,
            "area_edition": one.area_vintage,
            "period": one.period,
            "status": one.status,
            "value": one.value,
            "numerator": one.numerator,
            "denominator": one.denominator,
            "interval_95_lower": one.lower,
            "interval_95_upper": one.upper,
            "note": one.note,
        }
    )


_EXPLAINED: Mapping[str, str] = {
    PostcodeStatus.NOT_A_POSTCODE: gettext_noop("That is not a postcode. One looks like SW1A 0AA."),
    PostcodeStatus.NORTHERN_IRELAND: gettext_noop("We do not have the areas of this Northern Irish postcode."),
    PostcodeStatus.CROWN_DEPENDENCY: gettext_noop("Jersey, Guernsey and the Isle of Man have no MP at Westminster."),
    PostcodeStatus.FORCES: gettext_noop(
        "A forces address is in no constituency. Use the postcode of the home where the person votes."
    ),
    PostcodeStatus.NEW: gettext_noop("It is newer than our list, so we do not have its areas yet."),
    PostcodeStatus.ENDED: gettext_noop("It has ended: Royal Mail uses it no more."),
    PostcodeStatus.UNKNOWN: gettext_noop(
        "It is written like a postcode, but we do not know it. It may be new, or no longer in use."
    ),
}


def _explained(status: PostcodeStatus) -> str:
    said = _EXPLAINED.get(status)
    return _(said) if said else ""


def postcode(one: PostcodeAnswer) -> schemas.PostcodeOut:
    """Answer with what a postcode tells, or how far it gets us."""
    names = ("constituency", "district", "authority", "sub_icb", "icb_2023", "icb_2026", "health_board", "region", "nation")
    return schemas.PostcodeOut.model_validate(
        {
            "status": one.status.value,
            "postcode": one.postcode,
            "explanation": _explained(one.status),
            "icb_approximate": one.icb_approximate,
            **{name: getattr(one, name) for name in names},
        }
    )


def mp(one: Seat) -> schemas.MpOut:
    """Answer with who holds a seat: name, party and Parliament's id. Addresses are not given out in bulk."""
    return schemas.MpOut.model_validate(
        {
            "constituency": area(one.constituency),
            "state": one.state.value,
            "explanation": one.explanation,
            "name": one.mp.name if one.mp else None,
            "party": one.mp.party if one.mp else None,
            "member_id": (one.mp.member_id or None) if one.mp else None,
            "as_at": one.as_at,
            "attribution": PARLIAMENT,
        }
    )
