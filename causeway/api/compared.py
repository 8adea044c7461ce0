"""Answering with comparisons: how areas stand among others of their kind, and from what that was computed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from causeway.api import answers, schemas
from causeway.evidence.definitions.schema import sources
from causeway.evidence.releases.editions import shown_now
from causeway.evidence.statistics.comparisons import computed
from causeway.evidence.statistics.standings import AreaStanding, Beside


def _beside(one: Beside) -> schemas.BesideOut:
    return schemas.BesideOut.model_validate(one, from_attributes=True)


def comparison(one: AreaStanding) -> schemas.ComparisonOut:
    """Answer with one area's standing in one measure."""
    return schemas.ComparisonOut.model_validate(
        {
            "indicator": one.indicator.key,
            "measure": one.measure.key,
            "area_kind": one.area_kind,
            "area_code": one.area_code,
            "period": one.period,
            "value": one.value,
            "interval_95_lower": one.interval.lower if one.interval else None,
            "interval_95_upper": one.interval.upper if one.interval else None,
            "beside": _beside(one.beside),
            "basis": one.basis.value,
            "funnel_chance": one.chance_position.value if one.chance_position else None,
            "funnel": one.position.value if one.position else None,
            "z": one.z,
            "p": one.p,
            "p_corrected": one.q,
            "percentile": one.percentile,
            "shrunk": one.shrunk,
            "higher": one.higher,
            "not_judged": [reason.value for reason in one.held],
            "trend": {
                "direction": one.trend.direction.value,
                "since": one.trend.since,
                "slope": one.trend.slope,
                "p": one.trend.p,
            },
        }
    )


def comparisons(standings: Sequence[AreaStanding]) -> schemas.Comparisons:
    """Answer with standings; where there are none, with the reason."""
    done, releases = computed(), answers.shown_releases()
    explanation = ""
    if not standings:
        explanation = _("Nothing to compare is published here.") if done else _("The comparisons are not computed yet.")
    keys = sorted({one.indicator.source for one in standings})
    return schemas.Comparisons(
        edition=shown_now().stamp,
        computation=done.fingerprint[:12] if done else "",
        computed_at=done.at if done else None,
        explanation=explanation,
        comparisons=[comparison(one) for one in standings],
        sources=[answers.source(sources()[key], releases.get(key)) for key in keys],
    )
